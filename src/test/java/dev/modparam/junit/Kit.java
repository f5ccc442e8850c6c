// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs sample classes through the platform, to look at how they end. */
final class Kit {

  private final EngineExecutionResults results;

  private Kit(EngineExecutionResults results) {
    this.results = results;
  }

  static Kit run(Class<?> sample, String... configuration) {
    EngineTestKit.Builder builder =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(sample));
    for (String parameter : configuration) {
      String[] keyAndValue = parameter.split("=", 2);
      builder.configurationParameter(keyAndValue[0], keyAndValue[1]);
    }
    return new Kit(builder.execute());
  }

  long succeeded() {
    return results.testEvents().succeeded().count();
  }

  /** What tests and containers failed with. */
  List<Throwable> failures() {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable())
        .flatMap(Optional::stream)
        .toList();
  }

  Throwable onlyFailure() {
    List<Throwable> failures = failures();
    if (failures.size() != 1) {
      throw new AssertionError("one failure is expected, not " + failures);
    }
    return failures.get(0);
  }

  List<Map<String, String>> reports() {
    return results.allEvents().reportingEntryPublished().stream().map(Kit::report).toList();
  }

  private static Map<String, String> report(Event event) {
    return event.getRequiredPayload(ReportEntry.class).getKeyValuePairs();
  }
}
