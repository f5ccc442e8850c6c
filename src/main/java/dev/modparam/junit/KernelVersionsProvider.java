// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.kernel.KernelVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test with {@link KernelTest.Versions}. The number of a run says which version it has. */
final class KernelVersionsProvider implements TestTemplateInvocationContextProvider {

  private static final Pattern RUN = Pattern.compile("test-template-invocation:#(\\d+)]$");

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return !versions(context).isEmpty();
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return versions(context).stream().map(Run::new);
  }

  private record Run(KernelVersion version) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int index) {
      return "Linux " + version;
    }
  }

  private static List<KernelVersion> versions(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestMethod(), KernelTest.Versions.class)
        .map(KernelTest.Versions::value)
        .map(given -> List.of(given.length == 0 ? KernelVersion.values() : given))
        .orElse(List.of());
  }

  /** The version of a run; empty if the test does not run with several. */
  static Optional<KernelVersion> versionOf(ExtensionContext context) {
    Matcher run = RUN.matcher(context.getUniqueId());
    List<KernelVersion> versions = versions(context);
    if (versions.isEmpty() || !run.find()) {
      return Optional.empty();
    }
    return Optional.of(versions.get(Integer.parseInt(run.group(1)) - 1));
  }
}
