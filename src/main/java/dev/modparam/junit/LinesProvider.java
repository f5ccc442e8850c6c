// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclaration;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Gives a parameterized test one argument line for each invocation. A test whose first parameter is
 * not a text gets no line as a parameter; its module is loaded with the line in any case.
 */
final class LinesProvider {

  private LinesProvider() {}

  /** For {@link ArgumentLines}. */
  static final class OfLines extends AnnotationBasedArgumentsProvider<ArgumentLines> {
    @Override
    protected Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context, ArgumentLines annotation) {
      return provide(parameters, context, () -> List.of(annotation.value()));
    }
  }

  /** For {@link ArgumentMatrix}. */
  static final class OfMatrix extends AnnotationBasedArgumentsProvider<ArgumentMatrix> {
    @Override
    protected Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context, ArgumentMatrix annotation) {
      return provide(parameters, context, () -> Combinations.lines(annotation));
    }
  }

  private static Stream<Arguments> provide(
      ParameterDeclarations parameters, ExtensionContext context, Supplier<List<String>> lines) {
    boolean asParameter =
        parameters.getFirst().map(ParameterDeclaration::getParameterType).stream()
            .anyMatch(type -> type.isAssignableFrom(String.class));
    InvocationLines taken = InvocationLines.of(context);
    try {
      return lines.get().stream()
          .map(
              line -> {
                taken.add(line);
                return asParameter ? Arguments.of(line) : Arguments.argumentSet('"' + line + '"');
              });
    } catch (IllegalArgumentException problem) {
      throw new ExtensionConfigurationException(
          "the argument lines of " + context.getDisplayName() + ": " + problem.getMessage(),
          problem);
    }
  }
}
