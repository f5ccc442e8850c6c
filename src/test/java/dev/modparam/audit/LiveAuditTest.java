// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.snapshot.KernelSnapshot;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is configured against what runs, and how a value is brought into effect. */
class LiveAuditTest {

  private static List<Finding> findings(String text, String commandLine, String live)
      throws IOException {
    return Audit.builder()
        .addText("a.conf", text)
        .kernelCommandLine(commandLine)
        .tree(RulePages.modules())
        .live(KernelSnapshot.parse(live))
        .select("MP7")
        .build()
        .run()
        .findings();
  }

  private static List<String> fixes(String text, String commandLine, String live)
      throws IOException {
    return findings(text, commandLine, live).stream()
        .map(finding -> finding.message() + ": " + finding.fix().orElseThrow())
        .toList();
  }

  @Test
  void aWritableParameterIsWrittenAnotherModuleIsLoadedAgainAndBuiltInCodeNeedsABoot()
      throws IOException {
    assertThat(
            fixes(
                "options kvm ignore_msrs\noptions snd_hda_intel power_save=1 model=\"a b\"\n",
                "usbcore.nousb=1",
                """
                module kvm
                  ignore_msrs bool 0644 = N
                module snd_hda_intel
                  power_save int 0644 = 10
                  model ? 0444 = auto
                module usbcore built-in
                  nousb bool 0444 = N
                """))
        .containsExactly(
            "ignore_msrs is N now, not Y: echo '1' > /sys/module/kvm/parameters/ignore_msrs",
            "power_save is 10 now, not 1: echo '1' >"
                + " /sys/module/snd_hda_intel/parameters/power_save",
            "model is auto now, not a b: modprobe -r snd_hda_intel && modprobe snd_hda_intel",
            "nousb is N now, not Y: reboot");
  }

  @Test
  void whatCannotBeComparedIsLeftAlone() throws IOException {
    assertThat(
            findings(
                """
                options i915 mitigations=off modeset=1 enable_guc=two
                options kvm ignore_msrs=1
                """,
                "",
                """
                module i915
                  mitigations ? 0600 = auto
                  modeset int 0400 ! EPERM
                  enable_guc int 0400 = 7
                """))
        .isEmpty();
  }

  @Test
  void theLastAssignmentIsCompared() throws IOException {
    String live = "module kvm_intel\n  nested bool 0444 = Y\n";
    assertThat(findings("options kvm_intel nested=0 nested=1\n", "", live)).isEmpty();
    assertThat(findings("options kvm_intel nested=1\n", "kvm_intel.nested=0", live))
        .singleElement()
        .hasToString("kernel command line:1:1: error: nested is Y now, not N [MP701]");
  }

  @Test
  void ofAnArrayTheElementsThatAreSetAreCompared() throws IOException {
    String options = "options v4l2loopback video_nr=1,0x2 exclusive_caps=y card_label=\"A b\"\n";
    String live = "module v4l2loopback\n  video_nr int[8] 0444 = %s\n  card_label ? 0444 = A b,C\n";
    assertThat(findings(options, "", String.format(live, "1,2,-1,-1"))).isEmpty();
    assertThat(findings(options, "", String.format(live, "1,2"))).isEmpty();
    assertThat(findings(options, "", String.format(live, "1,20,-1")))
        .singleElement()
        .hasToString("a.conf:1:22: error: video_nr is 1,20,-1 now, not 1,2 [MP701]");
  }

  @Test
  void theCommandLineOfAnotherBootIsNotComparedWithWhatRuns() throws IOException {
    AuditReport report =
        Audit.builder()
            .kernelCommandLine("usbcore.autosuspend=2")
            .addBootFile("grub", "GRUB_CMDLINE_LINUX=usbcore.autosuspend=-1\n")
            .tree(RulePages.modules())
            .live(KernelSnapshot.parse("module usbcore built-in\n  autosuspend int 0644 = 2\n"))
            .build()
            .run();
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void aBlacklistedModuleThatALoadedOneNeedsIsNoFinding() throws IOException {
    String blacklist = "blacklist ttm\nblacklist ecb\nblacklist kvm\n";
    assertThat(findings(blacklist, "", "module ttm\nmodule nouveau\n")).isEmpty();
    assertThat(findings(blacklist, "", "module ecb\nmodule ksmbd\n")).isEmpty();
    assertThat(findings(blacklist, "", "module kvm\nmodule other needs=kvm\n")).isEmpty();
    assertThat(findings(blacklist, "", "module kvm\nmodule ttm built-in\n"))
        .singleElement()
        .hasToString(
            "a.conf:3:11: warning: kvm is loaded although this line blacklists it [MP702]");
  }

  @Test
  void onlyAnInstallLineThatCountsAndForbidsIsNamed() throws IOException {
    assertThat(
            findings(
                """
                install dummy /bin/false
                install dummy /bin/true
                install vfio /bin/echo x
                install ksmbd /bin/false
                install usbcore /bin/false
                """,
                "",
                "module dummy\nmodule vfio\nmodule ksmbd\nmodule usbcore\n"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.fix()).hasValue("modprobe -r dummy"))
        .hasToString("a.conf:1:9: warning: dummy is loaded although this line forbids it [MP702]");
  }

  @Test
  void aPatternThatForbidsNamesEachModuleThatIsLoadedAllTheSame() throws IOException {
    assertThat(findings("install vfio* /bin/false\n", "", "module vfio_pci\nmodule vfio\n"))
        .extracting(Finding::toString)
        .containsExactlyInAnyOrder(
            "a.conf:1:9: warning: vfio is loaded although this line forbids it [MP702]",
            "a.conf:1:9: warning: vfio_pci is loaded although this line forbids it [MP702]");
  }
}
