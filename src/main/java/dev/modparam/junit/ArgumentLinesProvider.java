// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** What is behind {@link ArgumentLines}. Public for JUnit, which makes it. */
@SuppressWarnings("exports")
public final class ArgumentLinesProvider extends AnnotationBasedArgumentsProvider<ArgumentLines> {

  /** Makes a provider without lines. */
  public ArgumentLinesProvider() {}

  @Override
  protected Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context, ArgumentLines annotation) {
    return Arrays.stream(annotation.value()).map(Arguments::of);
  }
}
