// SPDX-License-Identifier: Apache-2.0
package dev.modparam.hint;

import dev.modparam.args.ArgumentLine;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.text.Excerpt;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person did who wrote an argument that is refused, unknown or not what it seems. */
public final class ArgumentHint {

  /** Longer texts are not slips. */
  private static final int LONGEST = 200;

  private static final Pattern NEXT_ARGUMENT = Pattern.compile("[,;]\\s*([A-Za-z0-9_.-]+)=");
  private static final Pattern COLON = Pattern.compile("([A-Za-z0-9_-]+):(.*)");
  private static final Pattern ENDS_EMPTY = Pattern.compile("(?s)(?:.*\\s)?(\\S+)=\\s+");
  private static final Pattern INNER_NAME = Pattern.compile("\\s([A-Za-z0-9_-]+)=");

  private ArgumentHint() {}

  /**
   * Explains why a parameter refused a value.
   *
   * @param module whose parameter it is
   * @param param the parameter
   * @param value what was given
   * @return a clause that says what to write instead, if the slip has a name
   */
  public static Optional<String> ofRefused(ModuleDefinition module, Param<?> param, String value) {
    String text = value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    if (text.isEmpty()) {
      return Optional.of("nothing stands after the =; a space ends a value");
    }
    Matcher next = NEXT_ARGUMENT.matcher(text);
    if (next.find() && module.parameter(next.group(1)).isPresent()) {
      String first = param.name() + "=" + text.substring(0, next.start());
      return Optional.of(
          "spaces separate arguments, not "
              + text.charAt(next.start())
              + "; write "
              + first
              + " "
              + text.substring(next.start() + 1).strip());
    }
    if (text.startsWith("'")) {
      return Optional.of(
          "the kernel knows no single quotes; write " + param.name() + "=" + text.replace("'", ""));
    }
    if (text.indexOf('#') > 0) {
      return Optional.of("an argument line has no comments; leave out everything from the #");
    }
    return ofText(param.type(), text);
  }

  private static Optional<String> ofText(ParamType<?> type, String text) {
    if (type instanceof ArrayType<?> array) {
      for (String element : text.split(",", -1)) {
        if (!isTaken(array.element(), element)) {
          return ofText(array.element(), element);
        }
      }
      return Optional.empty();
    }
    return type instanceof IntegerType<?> integer ? NumberSlip.of(integer, text) : Optional.empty();
  }

  private static boolean isTaken(ParamType<?> type, String text) {
    try {
      type.parse(text);
      return true;
    } catch (ErrnoException refused) {
      return false;
    }
  }

  /**
   * Explains a word that no parameter has the name of.
   *
   * @param module whose parameters there are
   * @param word the word as it stands in the line
   * @param before the line before that word
   * @return a sentence, if the slip has a name
   */
  public static Optional<String> ofUnknown(ModuleDefinition module, String word, String before) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    int dot = word.indexOf('.');
    if (dot > 0
        && KernelName.normalize(word.substring(0, dot)).equals(module.name())
        && module.parameter(name(word.substring(dot + 1))).isPresent()) {
      return Optional.of(
          "that form is for the kernel command line; write " + word.substring(dot + 1));
    }
    Matcher colon = COLON.matcher(word);
    if (colon.matches() && module.parameter(colon.group(1)).isPresent()) {
      return Optional.of("a value follows a =; write " + colon.group(1) + "=" + colon.group(2));
    }
    Matcher empty = ENDS_EMPTY.matcher(before.substring(Math.max(0, before.length() - LONGEST)));
    if (empty.matches() && module.parameter(empty.group(1)).isPresent()) {
      return Optional.of(
          "the space before it ends the value of "
              + empty.group(1)
              + "; write "
              + empty.group(1)
              + "="
              + word);
    }
    return Optional.empty();
  }

  private static String name(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? word : word.substring(0, equals);
  }

  /**
   * Finds arguments that the kernel takes, but not as they look.
   *
   * @param module whose parameters there are
   * @param line an argument line
   * @return sentences, in the order of the line
   */
  public static List<String> ofAccepted(ModuleDefinition module, String line) {
    if (line.indexOf('"') < 0) {
      return List.of(); // each remark is about a quote, or about a space that a quote protects
    }
    List<String> remarks = new ArrayList<>();
    for (ArgumentLine.Argument argument : ArgumentLine.parse(line).arguments()) {
      String value = argument.value();
      if (value != null) {
        module
            .parameter(argument.name())
            .ifPresent(param -> remark(module, param, value).ifPresent(remarks::add));
      }
    }
    if (line.chars().filter(letter -> letter == '"').count() % 2 != 0) {
      remarks.add("a double quote is not closed: it reaches to the end of the line");
    }
    return List.copyOf(remarks);
  }

  private static Optional<String> remark(ModuleDefinition module, Param<?> param, String value) {
    Matcher inner = INNER_NAME.matcher(value);
    if (inner.find() && module.parameter(inner.group(1)).isPresent()) {
      return Optional.of(
          "the value of "
              + param.name()
              + " holds `"
              + Excerpt.of(inner.group().strip())
              + "', which is the name of another parameter: it is text here, and sets nothing");
    }
    boolean texts =
        param.type() instanceof ArrayType<?> array
            && array.element().kind() instanceof ParamKind.Text;
    return texts && value.indexOf('"') >= 0
        ? Optional.of(
            "the elements of "
                + param.name()
                + " hold double quotes: the kernel removes those around the whole value only; write"
                + " them without")
        : Optional.empty();
  }
}
