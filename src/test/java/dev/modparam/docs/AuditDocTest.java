// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.audit.Audit;
import dev.modparam.audit.AuditReport;
import dev.modparam.audit.Rule;
import dev.modparam.audit.Severity;
import dev.modparam.input.Location;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeCatalog;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/audit.md and docs/catalog.md. */
class AuditDocTest {

  @TempDir private Path machine;

  private final ModuleTree tree =
      ModuleTree.of(ModuleDefinition.of("my_driver", Param.of("debug", ParamTypes.BOOL)));

  @Test
  void aMachineIsJudged() throws IOException {
    Files.createDirectories(machine.resolve("etc/modprobe.d"));
    Files.writeString(machine.resolve("etc/modprobe.d/a.conf"), "options my_driver debg=1\n");
    // snippet: audit
    AuditReport report =
        Audit.builder()
            .root(machine) // "/", an image, a container's root, or an archive of one
            .tree(tree) // ModuleTree.read(folder), TreeCatalog.read(file), or definitions
            .build()
            .run();
    assertThat(report.findings().get(0))
        .hasToString(
            "/etc/modprobe.d/a.conf:1:19: error: my_driver has no parameter debg, so the kernel"
                + " ignores this word; did you mean debug? [MP401]");
    // end
    // snippet: audit-fleet
    Audit audit = Audit.builder().tree(tree).build();
    AuditReport.Summary summary =
        audit.runAll(List.of(machine, machine).parallelStream()).collect(AuditReport.summarizing());
    assertThat(summary.groups().get(0).machines()).isEqualTo(2);
    // end
  }

  @Test
  void aRuleIsAdded() throws IOException {
    // snippet: audit-rule
    Rule blocked =
        Rule.of(
            "SITE1",
            "usb-storage-blocked",
            Severity.ERROR,
            "The policy of this site blocks USB storage.",
            "",
            (subject, findings) -> {
              if (subject.config().directives().stream()
                  .noneMatch(line -> line.key().equals("usb_storage"))) {
                findings.add(Location.ofFile("/etc/modprobe.d"), "no line blocks usb_storage");
              }
            });
    AuditReport report = Audit.builder().root(machine).addRule(blocked).build().run();
    assertThat(report.findings())
        .singleElement()
        .hasToString("/etc/modprobe.d: error: no line blocks usb_storage [SITE1]");
    // end
  }

  @Test
  void aCatalogueIsWrittenAndRead() throws IOException {
    // snippet: catalog
    Path file = machine.resolve("6.12.jsonl.gz");
    TreeCatalog.write(tree, file); // tree = ModuleTree.read(Path.of("/lib/modules/6.12.0"))
    ModuleTree read = TreeCatalog.read(file);
    assertThat(read.module("my_driver").orElseThrow().definition().parameters())
        .hasToString("[debug: bool 0444]");
    // end
  }
}
