// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CDefinition;
import dev.modparam.source.c.token.CMacro;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The macros that are defined at a place of a text. One that the branches of an undecided {@code
 * #if} define in two ways stands for nothing.
 */
final class CMacros {

  private final CScope scope;
  private final Map<String, CDefinition> macros = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  /** Names that an undecided {@code #if} may define, and names that certainly are not macros. */
  private final Set<String> conditionals = new HashSet<>();

  private final Set<String> undefined = new HashSet<>();

  /** Names that are defined after the text said that they are not macros. */
  private final Set<String> anew = new HashSet<>();

  /** Whether the text has included something: a name at its top is its own guard. */
  private boolean included;

  CMacros(CScope scope) {
    this.scope = scope;
  }

  /** Says that the text includes something here. */
  void include() {
    included = true;
  }

  /** Names that a text uses as macros of its own headers, whatever it says they are. */
  static boolean isReserved(String name) {
    return name.indexOf('_') >= 0
        && (CParamMacro.named(name) != null || CModuleMacros.isKnown(name));
  }

  /**
   * Defines a macro.
   *
   * @param conditional whether an undecided {@code #if} decides about this definition
   */
  void define(String name, CDefinition macro, boolean conditional) {
    if (isReserved(name)) {
      return;
    }
    CDefinition before = macros.put(name, macro);
    if (undefined.remove(name)) {
      anew.add(name);
    }
    if (!conditional) {
      ambiguous.remove(name);
      conditionals.remove(name);
      return;
    }
    if (before == null) {
      conditionals.add(name);
    } else if (!before.sameAs(macro)) {
      ambiguous.add(name);
    }
  }

  /** Whether the text takes back what others say of a macro, and then defines it. */
  boolean isAnew(String name) {
    return anew.contains(name);
  }

  void undefine(String name) {
    macros.remove(name);
    ambiguous.remove(name);
    conditionals.remove(name);
    undefined.add(name);
  }

  /** What a name stands for; null if it is not known to be a macro, or an ambiguous one. */
  @Nullable CMacro named(String name) {
    if (ambiguous.contains(name) || undefined.contains(name)) {
      return null;
    }
    CDefinition own = macros.get(name);
    return own == null ? scope.macro(name) : own.macro();
  }

  void forEach(BiConsumer<String, CDefinition> action) {
    macros.forEach(action);
  }

  /** Whether {@code IS_ENABLED} of an option holds; null if the configuration is not known. */
  @Nullable Boolean isEnabled(String macro, String option) {
    if (!scope.isConfigured()) {
      return null;
    }
    boolean builtIn = scope.macro(option) != null;
    boolean module = scope.macro(option + "_MODULE") != null;
    return switch (macro) {
      case "IS_BUILTIN" -> builtIn;
      case "IS_MODULE" -> module;
      default -> builtIn || module;
    };
  }

  boolean isAmbiguous(String name) {
    return ambiguous.contains(name);
  }

  /** Whether a name certainly is a macro. */
  boolean isCertain(String name) {
    return macros.containsKey(name)
        ? !conditionals.contains(name)
        : !undefined.contains(name) && (included ? scope.macro(name) : scope.given(name)) != null;
  }

  /** Whether the text itself says that a name is not a macro. */
  boolean isUndefined(String name) {
    return undefined.contains(name)
        || (scope.isAbsent(name) && !macros.containsKey(name) && named(name) == null);
  }
}
