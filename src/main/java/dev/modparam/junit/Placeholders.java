// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.args.ArgumentLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterInfo;

/** The arguments of an invocation of a parameterized test, for {@code {0}} in annotations. */
final class Placeholders {

  /** With the name, if the placeholder is the whole value of an argument. */
  private static final Pattern PLACE =
      Pattern.compile("(?:(?<!\\S)(?<name>[^\\s={}\"]+)=(?=\\{\\d+}(?!\\S)))?\\{(?<number>\\d+)}");

  private static final Placeholders NONE = new Placeholders(null, null);

  private final @Nullable List<@Nullable Object> arguments;
  private final @Nullable String line;

  private Placeholders(@Nullable List<@Nullable Object> arguments, @Nullable String line) {
    this.arguments = arguments;
    this.line = line;
  }

  /** The arguments of a context, which are none unless it is an invocation. */
  static Placeholders of(ExtensionContext context) {
    List<@Nullable Object> arguments = null;
    try {
      arguments = OfJupiter.arguments(context);
    } catch (NoClassDefFoundError noParameterizedTests) {
      return NONE;
    }
    return new Placeholders(arguments, line(arguments, context));
  }

  private static @Nullable String line(
      @Nullable List<@Nullable Object> arguments, ExtensionContext context) {
    return arguments != null && !arguments.isEmpty() && arguments.get(0) instanceof String line
        ? line
        : InvocationLines.find(context).orElse(null);
  }

  /** What needs {@code junit-jupiter-params}. */
  private static final class OfJupiter {
    static @Nullable List<@Nullable Object> arguments(ExtensionContext context) {
      ParameterInfo info = ParameterInfo.get(context);
      return info == null ? null : info.getArguments().toList();
    }
  }

  /** These, or for a class that is not invoked with arguments those of its test. */
  Placeholders orArgumentsOf(ExtensionContext test) {
    return arguments == null ? new Placeholders(of(test).arguments, line) : this;
  }

  /** The argument line that an annotation on the test gave to this invocation. */
  Optional<String> line() {
    return Optional.ofNullable(line);
  }

  /**
   * Replaces placeholders.
   *
   * @throws IllegalArgumentException if there is no such argument, or it has no text
   */
  String fill(String text) {
    if (arguments == null) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      String argument = argument(place.group("number"));
      String name = place.group("name");
      place.appendReplacement(
          filled,
          Matcher.quoteReplacement(name == null ? argument : ArgumentLine.format(name, argument)));
    }
    return place.appendTail(filled).toString();
  }

  private String argument(String number) {
    List<@Nullable Object> known = arguments == null ? List.of() : arguments;
    int index = Integer.parseInt(number);
    if (index >= known.size()) {
      throw new IllegalArgumentException(
          "there is no argument {" + number + "}: the test has " + known.size());
    }
    Object argument = known.get(index);
    if (argument == null) {
      throw new IllegalArgumentException("argument {" + number + "} is null");
    }
    return text(argument);
  }

  private static String text(Object argument) {
    if (argument.getClass().isArray()) {
      return IntStream.range(0, java.lang.reflect.Array.getLength(argument))
          .mapToObj(i -> String.valueOf(java.lang.reflect.Array.get(argument, i)))
          .collect(Collectors.joining(","));
    }
    return argument instanceof Enum<?> constant ? constant.name() : argument.toString();
  }

  /** Whether a text has a placeholder for which there is no argument, as there are none at all. */
  boolean leaveOpen(String text) {
    return arguments == null && PLACE.matcher(text).find();
  }
}
