// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.modprobe.tree.ModuleTree;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Public reports of configurations that did nothing in silence: now each mistake is named. */
class FieldCasesTest {

  private static final ModuleTree TREE = DebianKernel.treeOfWhatIsSure();

  private static String found(String path, String text) throws IOException {
    return found(Map.of(path, text));
  }

  private static String found(Map<String, String> files) throws IOException {
    AuditReport report = Audit.builder().root(files).tree(TREE).build().run();
    return report.findings().stream().map(Finding::toString).reduce("", (a, b) -> a + b + "\n");
  }

  private static String inAConf(String text) throws IOException {
    return found("/etc/modprobe.d/a.conf", text);
  }

  /** negativo17/nvidia-driver#73. */
  @Test
  void aFileOfTheSameNameHidesThePackagedOne() throws IOException {
    assertThat(
            found(
                Map.of(
                    "/etc/modprobe.d/nvidia.conf", "blacklist pcspkr\n",
                    "/lib/modprobe.d/nvidia.conf", "blacklist nouveau\n")))
        .isEqualTo(
            "/lib/modprobe.d/nvidia.conf: warning: this file is not read:"
                + " /etc/modprobe.d/nvidia.conf has the same name and comes first [MP201]\n");
  }

  /** xapi-project/xen-api#1359. */
  @Test
  void aFileWithoutConfIsNotRead() throws IOException {
    assertThat(found("/etc/modprobe.d/blacklist-bridge", "install bridge /bin/true\n"))
        .isEqualTo(
            "/etc/modprobe.d/blacklist-bridge: warning: this file is not read: its name does not"
                + " end in .conf [MP202]\n");
  }

  /** openshift/openshift-docs#32247. */
  @Test
  void aStrayQuoteMakesALineForNobody() throws IOException {
    assertThat(inAConf("options vfio-pci\" ids=10de:1eb8\n"))
        .isEqualTo(
            "/etc/modprobe.d/a.conf:1:9: warning: no module, alias or install line is called"
                + " vfio_pci\"; did you mean vfio_pci? [MP301]\n");
  }

  @Test
  void aSoftDependencyWithAGluedColonNamesNothing() throws IOException {
    assertThat(inAConf("softdep nouveau pre:vfio-pci\n"))
        .isEqualTo(
            "/etc/modprobe.d/a.conf:1:17: error: \"pre:vfio-pci\" names nothing: a blank must"
                + " follow the colon [MP105]\n");
  }

  /** omacom/omarchy#12294; the parameters of built-in code are those of the recorded machine. */
  @Test
  void optionsOfABuiltInModuleHaveNoEffectAndTheFixSaysWhatDoes() throws IOException {
    AuditReport report =
        Audit.builder()
            .addText("usb-autosuspend.conf", "options usbcore autosuspend=-1\n")
            .tree(RulePages.modules())
            .build()
            .run();
    assertThat(report.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message())
                  .isEqualTo(
                      "usbcore is built into the kernel, so these options have no effect; write"
                          + " them on the kernel command line");
              assertThat(finding.fix()).hasValue("usbcore.autosuspend=-1");
            });
  }

  @Test
  void optionsOfAnAliasCountOnlyForTheAlias() throws IOException {
    assertThat(
            inAConf(
                """
                alias snd-card-0 snd-hda-intel
                alias sound-slot-0 snd-hda-intel
                options snd-hda-intel model=3stack
                options snd-card-0 index=0
                """))
        .isEqualTo(
            "/etc/modprobe.d/a.conf:4:9: info: these options count only if snd_hda_intel is loaded"
                + " by the alias snd_card_0, not by its own name or as a dependency [MP303]\n");
  }

  @Test
  void aCommentAndASecondModuleInALineAreNamed() throws IOException {
    assertThat(inAConf("options kvm_intel nested=1   # Intel CPU\n"))
        .contains(":1:30: error: # begins");
    assertThat(inAConf("options kvm_intel nested=1 v4l2loopback exclusive_caps=1\n"))
        .doesNotContain("MP108"); // this kernel has no such module
    assertThat(inAConf("options kvm_intel nested=1 dummy numdummies=1\n"))
        .contains("the module dummy needs a line of its own");
    assertThat(inAConf("options vfio-pci ids=10de:1b80 softdep nouveau pre: vfio-pci\n"))
        .contains("the directive softdep needs a line of its own");
  }

  @Test
  void aMistypedParameterOfTheCommandLineIsNamed() throws IOException {
    AuditReport report =
        Audit.builder()
            .kernelCommandLine(
                "quiet usbcore.autosuspnd=-1 usb-core.autosuspend=-1 usbcore_autosuspend=-1")
            .tree(RulePages.modules())
            .build()
            .run();
    assertThat(report.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "kernel command line:1:7: error: usbcore has no parameter autosuspnd, so the kernel"
                + " ignores this word; did you mean autosuspend? [MP601]",
            "kernel command line:1:29: warning: no module is called usb_core; did you mean usbcore?"
                + " [MP603]");
  }
}
