// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CToken.Kind;
import dev.modparam.source.c.token.CValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which branches of an {@code #if} are compiled, where that is certain. */
final class CDecisions {

  /** What the compiler or the build of a module always defines, and what they never do. */
  private static final Set<String> ALWAYS = Set.of("MODULE", "__KERNEL__", "__GNUC__", "__linux__");

  private static final Set<String> NEVER =
      Set.of(
          "__cplusplus",
          "__CHECKER__",
          "__ASSEMBLY__",
          "__ASSEMBLER__",
          "__GENKSYMS__",
          "__FreeBSD__",
          "__NetBSD__",
          "__APPLE__",
          "_WIN32");

  /** Macros of the kernel's headers that came, or may go, with a version. */
  private static final Set<String> NOT_IN_ALL = Set.of("MODULE_WEAKDEP", "MODULE_IMPORT_NS");

  private final CMacros macros;
  private final CExpander expander;
  private final CConstants constants;

  CDecisions(CMacros macros, CExpander expander, CConstants constants) {
    this.macros = macros;
    this.expander = expander;
    this.constants = constants;
  }

  /**
   * Decides about a condition.
   *
   * @param directive {@code if}, {@code ifdef} or {@code ifndef}
   * @return whether its branch is compiled; null if that is not certain
   */
  @Nullable Boolean decide(String directive, List<CToken> line) {
    if (!directive.equals("if")) {
      Boolean defined = line.size() == 1 ? isDefined(line.get(0).text()) : null;
      boolean wanted = directive.equals("ifdef");
      return defined == null ? null : wanted ? defined : (Boolean) !defined;
    }
    CValue value = constants.evaluate(expander.expanded(withoutDefined(line)));
    return value == null ? null : value.bits() != 0;
  }

  /** Whether a name is a macro; null if that is not certain. */
  @Nullable Boolean isDefined(String name) {
    boolean usual = CMacros.isReserved(name) && !NOT_IN_ALL.contains(name);
    if (macros.isCertain(name) || ALWAYS.contains(name) || usual) {
      return true;
    }
    boolean never = macros.isUndefined(name) || NEVER.contains(name);
    return never ? Boolean.FALSE : null;
  }

  /** Replaces {@code defined X} by numbers where they are certain, before macros are expanded. */
  private List<CToken> withoutDefined(List<CToken> line) {
    List<CToken> result = new ArrayList<>();
    for (int at = 0; at < line.size(); at++) {
      CToken token = line.get(at);
      boolean bracket =
          at + 3 < line.size() && line.get(at + 1).is("(") && line.get(at + 3).is(")");
      CToken name = !token.is("defined") ? null : named(line, bracket ? at + 2 : at + 1);
      if (name == null) {
        result.add(token.is("defined") ? token.paint() : token);
        continue;
      }
      at += bracket ? 3 : 1;
      Boolean defined = isDefined(name.text());
      result.add(
          defined == null
              ? new CToken(Kind.BRANCH, token.offset(), "defined " + name.text())
              : new CToken(Kind.NUMBER, token.offset(), defined ? "1" : "0"));
    }
    return result;
  }

  private static @Nullable CToken named(List<CToken> line, int at) {
    return at < line.size() && line.get(at).isWord() ? line.get(at) : null;
  }
}
