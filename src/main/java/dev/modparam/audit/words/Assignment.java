// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.words;

import dev.modparam.input.Location;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A word that reaches a module as an argument, and what becomes of it there.
 *
 * @param module the module
 * @param definition what the module declares, or null if that is not known
 * @param source the line, or the word of the command line, that it stands in
 * @param name the name as given
 * @param value the value as the kernel reads it, or null for a bare name
 * @param text the word as it is written
 * @param location its place
 * @param verdict what becomes of it
 * @param param the parameter that it sets, or null if there is none or it is not known
 * @param refusal why the parameter refuses it, or null if it does not
 * @param hint for an unknown name the nearest one, for an odd value what is odd; or null
 */
public record Assignment(
    String module,
    @Nullable ModuleDefinition definition,
    Source source,
    String name,
    @Nullable String value,
    String text,
    Location location,
    Verdict verdict,
    @Nullable Param<?> param,
    ArgumentReport.@Nullable Rejected refusal,
    @Nullable String hint) {

  /** The hint of a word with blanks around its {@code =}. */
  public static final String SPACED = "=";

  /**
   * Where words come from that are handed to modprobe or to the kernel together.
   *
   * @param order its place among all lines
   * @param boot which kernel command line it is a word of, from 0; {@link #FILE} for a line of a
   *     file. The words of the first go together with those of files, others are for another boot.
   * @param alias whether it counts only if the module is loaded by an alias
   * @param whole the directive as text, by which lines are compared
   */
  public record Source(int order, int boot, boolean alias, String whole) {

    /** For words that stand in no kernel command line. */
    public static final int FILE = -1;

    /** By hand: the first call of what the compiler would write takes 10 ms to link. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Source source
          && source.order == order
          && source.boot == boot
          && source.alias == alias
          && source.whole.equals(whole);
    }

    @Override
    public int hashCode() {
      return 31 * order + whole.hashCode();
    }

    /** Whether what runs now may have been started with the words. */
    public boolean isForThisBoot() {
      return boot <= 0;
    }
  }

  /** What becomes of a word. One cause has one verdict. */
  public enum Verdict {
    /** The parameter takes it. */
    ACCEPTED,
    /** It is taken, and nobody expands what is written for a shell. */
    SHELL_TEXT,
    /** It is taken with quotes that mean nothing to the kernel, or that are never closed. */
    ODD_QUOTES,
    /** It is taken as something else than it looks like. */
    SURPRISING,
    /** The rules of the parameter, or some of them, are not known. */
    NOT_CHECKED,
    /** The module has no such parameter. */
    UNKNOWN,
    /** The parameter refuses it. */
    REFUSED,
    /** It follows {@code --}, or is that. */
    AFTER_DASHES,
    /** A {@code #} that was meant to begin a comment. */
    COMMENT,
    /** A directive, or another module, in the middle of an {@code options} line. */
    SECOND_DIRECTIVE,
    /** It belongs to the word before it, or follows one that ends the judgement of its line. */
    PART_OF_ANOTHER,
    /** It is for the kernel itself, whatever the module declares. */
    FOR_THE_KERNEL,
    /** What the module declares is not known. */
    NOT_JUDGED
  }

  /** The parameter that is set to the value, if one is. */
  public Optional<Param<?>> taken() {
    return switch (verdict) {
      case ACCEPTED, SHELL_TEXT, ODD_QUOTES, SURPRISING, NOT_CHECKED -> Optional.ofNullable(param);
      default -> Optional.empty();
    };
  }

  /** The variable that a load by the module's own name sets, if it sets one. */
  public Optional<String> target() {
    return source.alias()
        ? Optional.empty()
        : taken().map(parameter -> otherBoot() + module + "." + parameter.name());
  }

  private String otherBoot() {
    return source.isForThisBoot() ? "" : source.boot() + " ";
  }

  public boolean isBoot() {
    return source.boot() != Source.FILE;
  }

  /** The value as the parameter's file shows it, or as it is written if nobody knows. */
  public String shown() {
    return taken().map(parameter -> ParamValues.shown(parameter.type(), value)).orElse(text);
  }
}
