// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The argument lines of the invocations of a parameterized test or class, in their order. JUnit
 * counts invocations as it takes them, so the number of an invocation finds its line.
 */
final class InvocationLines {

  private static final Namespace NAMESPACE = Namespace.create(InvocationLines.class);

  private static final Pattern INVOCATION = Pattern.compile("-invocation:#(\\d+)]$");

  private final List<String> lines = new ArrayList<>();

  private InvocationLines() {}

  /** The lines of the test or class whose invocations a context is about to make. */
  @SuppressWarnings("deprecation") // in JUnit 6, whose successor JUnit 5 does not have
  static InvocationLines of(ExtensionContext template) {
    return Objects.requireNonNull(
        template
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                template.getUniqueId(), id -> new InvocationLines(), InvocationLines.class));
  }

  synchronized void add(String line) {
    lines.add(line);
  }

  private synchronized Optional<String> get(int number) {
    return number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty();
  }

  /** The line of an invocation; nothing if the context is none, or has its arguments elsewhere. */
  static Optional<String> find(ExtensionContext invocation) {
    Matcher number = INVOCATION.matcher(invocation.getUniqueId());
    return number.find()
        ? invocation
            .getParent()
            .map(InvocationLines::of)
            .flatMap(lines -> lines.get(Integer.parseInt(number.group(1))))
        : Optional.empty();
  }
}
