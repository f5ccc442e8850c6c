// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modparam.input.InvalidInputException;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeCatalog;
import java.io.IOException;
import java.util.Map;

class AuditFuzzTest {

  private static final ModuleTree TREE = RulePages.modules();
  private static final int LONGEST = 200;

  /** Any text is judged; each place is in the text, and the report is JSON. */
  @FuzzTest(maxDuration = "45s")
  void anyConfigurationIsJudged(FuzzedDataProvider data) throws IOException {
    String commandLine = data.consumeString(LONGEST);
    String grub = data.consumeString(LONGEST);
    String list = data.consumeString(LONGEST);
    String text = data.consumeRemainingAsString();
    AuditReport report =
        Audit.builder()
            .root(
                Map.of(
                    "/etc/modprobe.d/a.conf",
                    text,
                    "/etc/default/grub",
                    "GRUB_CMDLINE_LINUX=" + grub,
                    "/boot/loader/entries/b.conf",
                    "options " + grub,
                    "/etc/modules-load.d/c.conf",
                    list))
            .kernelCommandLine(commandLine)
            .tree(TREE)
            .upgradeTo(TREE)
            .build()
            .run();
    for (Finding finding : report.findings()) {
      int lines =
          finding.location().file().endsWith("a.conf") ? text.split("\n", -1).length : LONGEST;
      assertThat(finding.location().line()).isBetween(0, lines + 1);
    }
    assertThat(new ObjectMapper().readTree(report.toJson()).path("findings"))
        .hasSize(report.findings().size());
  }

  @FuzzTest(maxDuration = "45s")
  void anyCatalogueIsReadOrRefused(FuzzedDataProvider data) {
    String text = "{\"modparam-catalog\":1,\"release\":\"x\"}\n" + data.consumeRemainingAsString();
    try {
      ModuleTree tree = TreeCatalog.parse("fuzzed", text);
      assertThat(TreeCatalog.format(tree)).startsWith("{\"modparam-catalog\":1");
    } catch (InvalidInputException refusal) {
      assertThat(refusal.location().file()).isEqualTo("fuzzed");
    }
  }
}
