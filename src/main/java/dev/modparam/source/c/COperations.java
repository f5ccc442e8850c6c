// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.param.Operations;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.c.CInitializers.Known;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.text.Declaration;
import dev.modparam.source.text.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The set and get functions of parameters that name them. */
final class COperations {

  /** The name of a type whose rules are unknown, where the text gives it none. */
  static final String NAMELESS = "unknown";

  private static final CToken NULL = new CToken(CToken.Kind.WORD, 0, "NULL");

  /**
   * The functions of a parameter.
   *
   * @param shown the operations as the text names them
   * @param setter the name of the set function; NULL if there is none, empty if it is not known
   * @param getter the name of the get function, likewise
   * @param bareName whether a bare name is accepted
   */
  record Functions(String shown, String setter, String getter, boolean bareName) {

    /** The type whose functions these are, or null. */
    @Nullable ParamType<?> standardType() {
      ParamType<?> set = typeOf(setter, "param_set_");
      return set != null && set.equals(getterType()) && set.acceptsBareName() == bareName
          ? set
          : null;
    }

    @Nullable ParamType<?> getterType() {
      return typeOf(getter, "param_get_");
    }

    private static @Nullable ParamType<?> typeOf(String function, String prefix) {
      String word = function.startsWith(prefix) ? function.substring(prefix.length()) : "";
      return CTypeCheck.words().contains(word) ? ParamTypes.named(word).orElseThrow() : null;
    }
  }

  private final CUnit unit;
  private final CNotes notes;

  COperations(CUnit unit, CNotes notes) {
    this.unit = unit;
    this.notes = notes;
  }

  /** The functions of {@code module_param_call}. */
  Functions of(List<CToken> setter, List<CToken> getter) {
    String set = function(setter);
    String get = function(getter);
    return new Functions(CToken.text(setter), set, get, false);
  }

  /** The functions of {@code &name_ops}. */
  Functions of(List<CToken> pointer) {
    String shown = CToken.text(pointer).replace(" ", "");
    String name = shown.startsWith("&") ? shown.substring(1) : shown;
    CVariable variable = unit.variable(name);
    List<CToken> initializer = variable == null ? null : variable.initializer();
    if (variable != null && initializer != null && !variable.isArray()) {
      return CPlace.isBraced(initializer)
          ? members(shown, initializer)
          : new Functions(shown, "", "", false);
    }
    String word = name.startsWith("param_ops_") ? name.substring("param_ops_".length()) : "";
    if (variable == null && CTypeCheck.words().contains(word)) {
      boolean bareName = ParamTypes.named(word).orElseThrow().acceptsBareName();
      return new Functions(shown, "param_set_" + word, "param_get_" + word, bareName);
    }
    return new Functions(shown, "", "", false);
  }

  /** The functions of {@code param_ops_word}, if the file defines them; else null. */
  @Nullable Functions ofType(String word) {
    String name = "param_ops_" + word;
    return unit.variable(name) == null
        ? null
        : of(List.of(new CToken(CToken.Kind.WORD, 0, "&" + name)));
  }

  private static Functions members(String shown, List<CToken> initializer) {
    String setter = "NULL";
    String getter = "NULL";
    boolean bareName = false;
    List<CToken> body = initializer.subList(1, initializer.size() - 1);
    for (List<CToken> item : CInitializers.split(body)) {
      if (item.size() < 4 || !item.get(0).is(".") || !item.get(2).is("=")) {
        return new Functions(shown, "", "", false);
      }
      List<CToken> value = item.subList(3, item.size());
      switch (item.get(1).text()) {
        case "set" -> setter = function(value);
        case "get" -> getter = function(value);
        case "flags" -> bareName = value.get(0).is("KERNEL_PARAM_OPS_FL_NOARG");
        default -> {}
      }
    }
    return new Functions(shown, setter, getter, bareName);
  }

  private static String function(List<CToken> tokens) {
    List<CToken> name = tokens.size() == 2 && tokens.get(0).is("&") ? tokens.subList(1, 2) : tokens;
    boolean none = name.size() == 1 && name.get(0).text().equals("0");
    List<CToken> known = none ? List.of(NULL) : name;
    return known.size() == 1 && known.get(0).isWord() ? known.get(0).text() : "";
  }

  /** Makes a parameter that takes any text; its default is known if the get function is. */
  void declare(
      Declaration declaration,
      Functions functions,
      @Nullable CVariable variable,
      @Nullable String typeWord) {
    String name = typeWord == null ? NAMELESS : typeWord;
    declaration.type = restricted(ParamTypes.unknown(name), functions);
    notes.add(
        declaration.offset,
        "rules unknown: parameter "
            + declaration.name
            + " has operations of its own, "
            + SourceFile.quote(functions.shown())
            + ", so it takes any text");
    ParamType<?> shown = functions.getterType();
    Known known =
        shown == null || variable == null ? null : unit.initializers().value(variable, shown);
    if (shown != null && known != null) {
      declaration.defaultValue(defaultText(shown, known));
    } else if (functions.getter().equals("NULL")) {
      declaration.defaultWanted = false;
    } else {
      notes.add(
          declaration.offset, "the default of parameter " + declaration.name + " is not known");
    }
  }

  private static <T extends @Nullable Object> ParamType<T> restricted(
      ParamType<T> any, Functions functions) {
    Operations<T> operations = Operations.on(any);
    operations = functions.setter().equals("NULL") ? operations.withoutSet() : operations;
    operations = functions.getter().equals("NULL") ? operations.withoutGet() : operations;
    return (functions.bareName() ? operations.acceptBareName() : operations).type();
  }

  private static <T extends @Nullable Object> String defaultText(ParamType<T> type, Known known) {
    return type.format(type.cast(known.value()));
  }
}
