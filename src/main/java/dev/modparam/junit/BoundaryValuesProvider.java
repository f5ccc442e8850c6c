// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** What is behind {@link BoundaryValues}. */
final class BoundaryValuesProvider extends AnnotationBasedArgumentsProvider<BoundaryValues> {

  @Override
  protected Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context, BoundaryValues annotation) {
    Class<?> testClass = context.getRequiredTestClass();
    try {
      Boundaries boundaries =
          Boundaries.of(
              ModuleReference.of(annotation).resolve(testClass, testClass), annotation.parameter());
      return boundaries.texts().stream().map(text -> Arguments.of(text, boundaries.errno(text)));
    } catch (IllegalArgumentException problem) {
      throw new ExtensionConfigurationException(
          "@BoundaryValues of " + annotation.parameter() + ": " + problem.getMessage(), problem);
    }
  }
}
