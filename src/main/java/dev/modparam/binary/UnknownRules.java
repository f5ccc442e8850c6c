// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.Operations;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.Variable;
import org.jspecify.annotations.Nullable;

/** Stands for operations that are code of the module: a text of which any is accepted. */
final class UnknownRules {

  private UnknownRules() {}

  /** Makes a type that takes any text and shows it again. */
  static ParamType<@Nullable String> text(String word) {
    return operations(word).type();
  }

  /** Makes a type that can be set, shown and named bare where the operations can. */
  static ParamType<@Nullable String> text(String word, CustomOperations known) {
    Operations<@Nullable String> operations = operations(word);
    if (known.set().isEmpty()) {
      operations = operations.withoutSet();
    }
    if (known.get().isEmpty()) {
      operations = operations.withoutGet();
    }
    return (known.acceptsBareName() ? operations.acceptBareName() : operations).type();
  }

  private static Operations<@Nullable String> operations(String word) {
    return Operations.on(ParamTypes.CHARP)
        .named(word)
        .set((text, variable) -> assign(text, variable))
        .get((variable, page) -> page.emit(shown(variable)));
  }

  @SuppressWarnings(
      "NullAway") // T is nullable here, which NullAway does not see in a type argument
  private static int assign(@Nullable String text, Variable<@Nullable String> variable) {
    variable.assign(text != null && text.endsWith("\n") ? withoutNewline(text) : text);
    return 0;
  }

  private static String shown(Variable<@Nullable String> variable) {
    String value = variable.value();
    return value == null ? "\n" : value + "\n";
  }

  static String withoutNewline(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
