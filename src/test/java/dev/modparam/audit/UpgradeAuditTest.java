// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeCatalog;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What breaks with the next kernel. */
class UpgradeAuditTest {

  private static ModuleTree tree(String... modules) {
    return TreeCatalog.parse(
        "modules.jsonl",
        "{\"modparam-catalog\":1,\"release\":\"6.12.0\"}\n" + String.join("\n", modules) + "\n");
  }

  private static Audit.Builder from(String... modules) {
    return Audit.builder().tree(tree(modules));
  }

  private static String found(Audit.Builder audit, String line) throws IOException {
    AuditReport report = audit.addText("a.conf", line + "\n").build().run();
    return report.findings().stream().map(Finding::toString).reduce("", (a, b) -> a + b + "\n");
  }

  private static String dummy(String type) {
    return "{\"name\":\"dummy\",\"parameters\":[{\"name\":\"n\",\"type\":\""
        + type
        + "\",\"perm\":\"0444\"}]}";
  }

  @Test
  void aParameterThatTheModuleReadsItselfFromThenOnIsSaidToBeOne() throws IOException {
    assertThat(found(from(dummy("int")).upgradeTo(tree(dummy("own"))), "options dummy n=1"))
        .isEqualTo(
            "a.conf:1:15: warning: n changes in the new kernel: its type was int and will be one of"
                + " its own [MP802]\n");
    assertThat(found(from(dummy("own")).upgradeTo(tree(dummy("int"))), "options dummy n=1"))
        .isEqualTo(
            "a.conf:1:15: info: n is not checked: dummy reads it with code of its own [MP403]\n"
                + "a.conf:1:15: warning: n changes in the new kernel: its type was one of its own"
                + " and will be int [MP802]\n");
  }

  @Test
  void anAliasOfAModuleThatIsGoneLeadsNowhere() throws IOException {
    Audit.Builder audit = from(dummy("int"), "{\"name\":\"bonding\"}");
    assertThat(found(audit.upgradeTo(tree("{\"name\":\"bonding\"}")), "alias net0 dummy"))
        .isEqualTo("a.conf:1:12: error: the new kernel has no module dummy [MP804]\n");
    assertThat(found(from(dummy("int")).upgradeTo(tree(dummy("int"))), "alias net0 dummy"))
        .isEmpty();
  }
}
