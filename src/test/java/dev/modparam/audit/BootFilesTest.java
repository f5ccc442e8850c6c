// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kernel command lines in the files of boot loaders: what a shell makes of them, and where. */
class BootFilesTest {

  private static List<String> inGrub(String text) throws IOException {
    return found(Audit.builder().addBootFile("grub", text));
  }

  private static List<String> found(Audit.Builder audit) throws IOException {
    return audit.tree(RulePages.modules()).build().run().findings().stream()
        .map(finding -> finding.location() + " " + finding.rule().id())
        .toList();
  }

  @Test
  void theLastAssignmentCountsAndTheTwoVariablesAreJoined() throws IOException {
    assertThat(
            inGrub(
                """
                # GRUB_CMDLINE_LINUX="kvm.a=1"
                GRUB_CMDLINE_LINUX="kvm.b=1"
                  export GRUB_CMDLINE_LINUX='kvm.c=1'
                GRUB_CMDLINE_LINUX_DEFAULT=kvm.d=1;echo kvm.e=1
                GRUB_CMDLINE_LINUX_RECOVERY="kvm.f=1"
                """))
        .containsExactly("grub:3:30 MP601", "grub:4:28 MP601");
  }

  @Test
  void quotesAndBackslashesAreThoseOfAShell() throws IOException {
    assertThat(inGrub("GRUB_CMDLINE_LINUX=kvm.a=\\1\\ kvm.b=\"1 \"'kvm.c=1'\n"))
        .containsExactly("grub:1:20 MP601", "grub:1:30 MP601", "grub:1:41 MP601");
    assertThat(inGrub("GRUB_CMDLINE_LINUX='modprobe.blacklist=a\\b'\n"))
        .containsExactly("grub:1:40 MP602");
    assertThat(inGrub("GRUB_CMDLINE_LINUX=\"quiet \\\n kvm.a=\\$x \\q \\\\\"\n"))
        .containsExactly("grub:2:2 MP601");
    assertThat(inGrub("GRUB_CMDLINE_LINUX=\"quiet\n kvm.a=1\n")).containsExactly("grub:2:2 MP601");
    assertThat(inGrub("GRUB_CMDLINE_LINUX=kvm.a=1\\")).containsExactly("grub:1:20 MP601");
  }

  @Test
  void aFileWithoutACommandLineIsNothing() throws IOException {
    assertThat(inGrub("GRUB_CMDLINE_LINUX=\"\"\nGRUB_TIMEOUT=5\n")).isEmpty();
    assertThat(found(Audit.builder().addBootFile("a.conf", "title x\noptionsx kvm.a=1\noptions")))
        .isEmpty();
  }

  @Test
  void theOptionsOfALoaderEntryAreJoined() throws IOException {
    assertThat(
            found(
                Audit.builder()
                    .addBootFile("a.conf", "options  kvm.a=1\r\noptions\tkvm.b=1 quiet\n")))
        .containsExactly("a.conf:1:10 MP601", "a.conf:2:9 MP601");
  }

  @Test
  void aQuoteThatIsNeverClosedIsShownWhereItBegins() throws IOException {
    assertThat(inGrub("GRUB_CMDLINE_LINUX='root=\"a b' # \"\n")).containsExactly("grub:1:21 MP604");
  }

  @Test
  void entriesThatAreOneFileAreReadOnce() throws IOException {
    Map<String, String> files =
        Map.of(
            "/boot/loader/entries/a.conf", "options kvm.a=1\n",
            "/loader/entries/b.conf", "options kvm.b=1\n",
            "/loader/entries/readme", "options kvm.c=1\n",
            "/proc/cmdline", "quiet\n");
    assertThat(found(Audit.builder().root(files)))
        .containsExactly(
            "/boot/loader/entries/a.conf:1:9 MP601", "/loader/entries/b.conf:1:9 MP601");
  }

  @Test
  void commandLinesOfSeveralBootsDoNotTakeEffectFromEachOther() throws IOException {
    assertThat(
            found(
                Audit.builder()
                    .kernelCommandLine("usbcore.autosuspend=1")
                    .addBootFile(
                        "a.conf", "options usbcore.autosuspend=2 usbcore.autosuspend=3\n")))
        .containsExactly("a.conf:1:9 MP404");
  }
}
