// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Replays machines of which every finding is known: all of them must come, and no others. */
class AuditCasesTest {

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyCaseHasItsFindingsAndNoOthers() {
    return tests(AuditCase.all());
  }

  /** Other words and combinations of the same kinds. */
  @TestFactory
  Stream<DynamicTest> everyCaseOfThisProjectHasItsFindingsAndNoOthers() {
    return tests(AuditCase.own());
  }

  private Stream<DynamicTest> tests(List<AuditCase> cases) {
    return cases.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.id(), () -> assertFound(each, folder.resolve("case-" + each.id()))));
  }

  private static void assertFound(AuditCase each, Path root) throws IOException {
    java.nio.file.Files.createDirectories(root);
    AuditReport report = each.run(root);
    assertThat(AuditCase.found(report)).as(report::toString).isEqualTo(each.expected());
  }
}
