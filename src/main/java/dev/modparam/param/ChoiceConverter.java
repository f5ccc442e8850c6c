// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import dev.modparam.text.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A closed set of words, each of which stands for a value.
 *
 * @param word the word for the type
 * @param values the value of each word, in order; the first one is the zero
 */
record ChoiceConverter<T>(String word, Map<String, T> values) implements ParamConverter<T> {

  ChoiceConverter {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a choice needs something to choose from");
    }
    values.keySet().stream()
        .filter(each -> each.isEmpty() || each.indexOf('\0') >= 0 || each.indexOf('\n') >= 0)
        .findFirst()
        .ifPresent(
            each -> {
              throw new IllegalArgumentException("a word of a choice is not \"" + each + "\"");
            });
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The constants of an enum in lower case. */
  static <E extends Enum<E>> ChoiceConverter<E> of(Class<E> type) {
    Map<String, E> values = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      values.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return new ChoiceConverter<>(type.getSimpleName().toLowerCase(Locale.ROOT), values);
  }

  static ChoiceConverter<String> of(List<String> words) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      if (values.put(word, word) != null) {
        throw new IllegalArgumentException("a choice has \"" + word + "\" twice");
      }
    }
    return new ChoiceConverter<>("choice", values);
  }

  @Override
  public String expected() {
    return "one of " + String.join(", ", values.keySet());
  }

  @Override
  public T parse(String text) {
    T value = values.get(text);
    if (value == null) {
      throw new IllegalArgumentException(
          NearestName.of(text, values.keySet())
              .map(near -> "did you mean " + near + "?")
              .orElse(null));
    }
    return value;
  }

  @Override
  public String format(T value) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(value + " is not " + expected()));
  }

  @Override
  public T zero() {
    return values.values().iterator().next();
  }
}
