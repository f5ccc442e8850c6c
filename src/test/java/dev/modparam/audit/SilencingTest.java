// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings that somebody does not want to see, in places where the pages show no comment. */
class SilencingTest {

  static List<RulePages.Page> pagesOfTheCommandLine() {
    return RulePages.all().stream().filter(page -> page.id().startsWith("MP6")).toList();
  }

  @TempDir private Path folder;

  private static List<String> inGrub(String silence, RulePages.Page page) throws IOException {
    String line = "GRUB_CMDLINE_LINUX='" + page.example().commandLine() + "'\n";
    return ids(Map.of("/etc/default/grub", silence + line));
  }

  private static List<String> ids(Map<String, String> files) throws IOException {
    return Audit.builder().root(files).tree(RulePages.modules()).build().run().findings().stream()
        .map(finding -> finding.rule().id())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pagesOfTheCommandLine")
  void aWordOfTheCommandLineIsSilencedInTheFileOfTheBootLoader(RulePages.Page page)
      throws IOException {
    assertThat(inGrub("", page)).containsExactly(page.id());
    assertThat(inGrub("# modparam: ignore=" + page.id() + "\n", page)).isEmpty();
    assertThat(inGrub("# modparam: ignore=MP101\n", page)).containsExactly(page.id());
  }

  @Test
  void aParameterWhoseRulesAreKnownAndSafeIsNotMentioned() throws IOException {
    assertThat(ids(Map.of("/etc/modprobe.d/a.conf", "options i915 mitigations=off\n")))
        .containsExactly("MP403");
    assertThat(ids(Map.of("/etc/modprobe.d/a.conf", "options i915 fastboot=1\n")))
        .containsExactly("MP405");
    assertThat(ids(Map.of("/etc/modprobe.d/a.conf", "options i915 modeset=1 enable_guc=2\n")))
        .isEmpty();
  }

  @Test
  void commentsThatSilenceNothingAreComments() throws IOException {
    for (String comment : List.of("#modparam:ignore=", "# modparam ignore=MP101", "# ignore=MP1")) {
      assertThat(ids(Map.of("/etc/modprobe.d/a.conf", comment + "\njunk\n")))
          .as(comment)
          .containsExactly("MP101");
    }
  }

  @Test
  void aSilencedFirstLineSilencesTheWholeFileForThatRuleAlone() throws IOException {
    Map<String, String> files =
        Map.of(
            "/etc/modprobe.d/a.conf", "junk\n",
            "/usr/lib/modprobe.d/a.conf", "# modparam: ignore=hidden-file\nblacklist nouveau\n",
            "/etc/modprobe.d/b.txt", "# modparam: ignore=MP201\n");
    assertThat(ids(files)).containsExactly("MP101", "MP202");
  }

  @Test
  void aCommentSilencesInAFileThatIsAddedByItsPathOrItsFolder() throws IOException {
    Path file = folder.resolve("a.conf");
    Files.writeString(file, "# modparam: ignore=MP101\njunk\njunk\n");
    for (Path path : List.of(file, folder)) {
      AuditReport report = Audit.builder().addPath(path).build().run();
      assertThat(report.findings())
          .extracting(finding -> finding.location().file() + ":" + finding.location().line())
          .containsExactly(file + ":3");
      assertThat(report.baseline()).endsWith("MP101\t" + file + "\tjunk\n");
    }
  }

  @Test
  void theLinesOfAFileWithCarriageReturnsGoOnAfterABackslashWhereverTheFileIs() throws IOException {
    Path file = folder.resolve("a.conf");
    Files.writeString(file, "options dummy \\\r\n  numdummies=x\r\n");
    Audit.Builder audit = Audit.builder().tree(RulePages.modules());
    assertThat(audit.addPath(file).build().run().findings())
        .extracting(Finding::location)
        .containsExactly(
            new Location(file.toString(), 1, 16, 1), new Location(file.toString(), 2, 3, 12));
  }

  @Test
  void aBaselineKnowsWholeFilesBlankLinesAndComments() throws IOException {
    Map<String, String> files = Map.of("/etc/modprobe.d/a", "", "/etc/modprobe.d/b.conf", "junk\n");
    Audit audit = Audit.builder().root(files).build();
    String baseline = audit.run().baseline();
    assertThat(baseline)
        .isEqualTo(
            "# modparam baseline 1\n"
                + "MP202\t/etc/modprobe.d/a\tthis file is not read: its name does not end in"
                + " .conf\n"
                + "MP101\t/etc/modprobe.d/b.conf\tjunk\n");
    AuditReport report = audit.toBuilder().baseline("\n# mine\n" + baseline).build().run();
    assertThat(report.isClean()).isTrue();
    assertThat(report.worst()).isEmpty();
  }
}
