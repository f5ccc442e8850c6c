// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import org.jspecify.annotations.Nullable;

/**
 * The set function of a parameter whose rules are not known: it keeps any text. The elements of an
 * array whose length alone is not known are checked.
 *
 * @param element the type of an element, or null
 */
record UnknownRules(@Nullable ParamType<?> element) implements Operations.Setter<@Nullable String> {

  private static final String ARRAY = "array of ";

  /** The type of the elements that a word tells of, or null. */
  static @Nullable ParamType<?> elementOf(String word) {
    return word.startsWith(ARRAY)
        ? ParamTypes.named(word.substring(ARRAY.length())).orElse(null)
        : null;
  }

  @Override
  @SuppressWarnings(
      "NullAway") // T is nullable here, which NullAway does not see in a type argument
  public int set(@Nullable String text, Operations.Variable<@Nullable String> variable) {
    if (element != null) {
      if (text == null) {
        return Errno.EINVAL.result();
      }
      checkElements(text, element);
    }
    variable.assign(
        text != null && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    return 0;
  }

  private static void checkElements(String text, ParamType<?> element) {
    String[] parts = text.split(",", -1);
    for (int i = 0; i < parts.length; i++) {
      try {
        element.parse(parts[i]);
      } catch (ErrnoException refused) {
        throw refused.errno().exception("element " + (i + 1) + ": " + refused.getMessage());
      }
    }
  }

  static String lineOf(Operations.Variable<@Nullable String> variable) {
    String value = variable.value();
    return value == null ? "\n" : value + "\n";
  }
}
