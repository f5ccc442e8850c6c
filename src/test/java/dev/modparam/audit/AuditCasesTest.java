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
    List<AuditCase> cases = AuditCase.all();
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
