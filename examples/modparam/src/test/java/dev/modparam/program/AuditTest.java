// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

  /** An information, a warning and two errors. */
  private static final String WRONG =
      """
      options fixture i_zro=1
      options fixture us=5 us=6
      options fixture i_neg=x
      """;

  @TempDir private Path folder;
  private Image image;

  @BeforeEach
  void makeAnImage() {
    image = new Image(folder.resolve("image")).configured(WRONG);
  }

  private Ran audit(String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "audit";
    words[1] = image.toString();
    System.arraycopy(options, 0, words, 2, options.length);
    return Ran.modparam(words);
  }

  @Test
  void whatIsWrongComesFirstWithItsLineAndAMarkUnderTheWord() {
    Ran ran = audit().ends(1).isQuiet();
    assertThat(ran.out())
        .startsWith("/etc/modprobe.d/a.conf:1:17: error: fixture has no parameter i_zro")
        .contains("[MP401]\n  1 | options fixture i_zro=1\n    |                 ^~~~~")
        .containsSubsequence("a.conf:3:17: error: ", "a.conf:2:17: warning: ")
        .contains("\n2 errors, 1 warning, 0 infos (1 file, 3 directives, ")
        .doesNotContain("\u001b");
    assertThat(audit("--color=always").out()).contains("\u001b[31");
  }

  @Test
  void aGoodConfigurationIsStatusZero() {
    image.configured("options fixture i_neg=7\n");
    assertThat(audit().ends(0).isQuiet().out())
        .isEqualTo("nothing found (1 file, 1 directive, 2 modules)\n");
  }

  @Test
  void theStatusObeysFailOn() {
    image.configured("options fixture us=5 us=6\n");
    audit().ends(1);
    audit("--fail-on", "warning").ends(1);
    audit("--fail-on", "error").ends(0);
    audit("--fail-on", "never").ends(0);
    Ran.modparam("audit", "--fail-on", "sometimes").isWrongUsage("sometimes");
  }

  @Test
  void rulesAreSelectedAndIgnored() {
    assertThat(audit("--select", "MP402").ends(1).out()).contains("MP402").doesNotContain("MP401");
    assertThat(audit("--ignore", "MP4").ends(0).out()).startsWith("nothing found");
    assertThat(audit("--ignore", "unknown-parameter,MP404").ends(1).out())
        .contains("MP402")
        .doesNotContain("MP401", "MP404");
    audit("--select", "MP999")
        .fails("modparam: --select MP999: there is no such rule; modparam rules lists them");
  }

  @Test
  void knownFindingsAreLeftOut() throws IOException {
    String baseline = folder.resolve("baseline").toString();
    audit("--write-baseline", baseline).ends(0);
    assertThat(audit("--baseline", baseline).ends(0).out()).startsWith("nothing found");
    image.configured(WRONG + "options fixture debgu=1\n");
    assertThat(audit("--baseline", baseline).ends(1).out())
        .contains("debgu")
        .doesNotContain("i_zro");
    audit("--baseline", "/nowhere").fails("modparam: /nowhere: there is no such file or folder");
  }

  @Test
  void singleFilesAndStandardInputAreJudged() throws IOException {
    String tree = image.path("lib/modules/6.12.0").toString();
    String file = image.path("etc/modprobe.d/a.conf").toString();
    Ran named = Ran.modparam("audit", file, "--tree", tree).ends(1);
    assertThat(named.out()).contains(file + ":1:17: error: ");
    Ran option = Ran.modparam("audit", "--file", file, "--tree", tree).ends(1);
    assertThat(option.out()).isEqualTo(named.out());
    Ran input = Ran.withInput("options fixture i_neg=x\n", "audit", "-", "--tree", tree).ends(1);
    assertThat(input.out()).startsWith("standard input:1:17: error: ");
    Ran.modparam("audit", "--file", "/nowhere.conf", "--tree", tree)
        .fails("modparam: /nowhere.conf: there is no such file that can be read");
  }

  @Test
  void withoutModulesTheReportSaysWhatWasNotChecked() throws IOException {
    Path bare = Files.createDirectories(folder.resolve("bare/etc/modprobe.d"));
    Files.writeString(bare.resolve("a.conf"), "options fixture i_neg=x\noption y\n");
    Ran ran = Ran.modparam("audit", folder.resolve("bare").toString()).ends(1);
    assertThat(ran.out()).contains("MP101").contains("note: no modules were given");
  }

  @Test
  void aCatalogueTakesThePlaceOfTheKernel() throws IOException {
    String catalog = folder.resolve("6.12.jsonl.gz").toString();
    Ran written =
        Ran.modparam("catalog", image.path("lib/modules/6.12.0").toString(), "-o", catalog).ends(0);
    assertThat(written.out()).isEmpty();
    assertThat(written.err()).startsWith(catalog + ": 1 modules, ");
    assertThat(audit("--catalog", catalog).ends(1).out()).isEqualTo(audit().out());
    assertThat(Ran.modparam("catalog", "show", catalog).ends(0).out())
        .startsWith("6.12.0\n1 modules, 1 built in\nfixture\n");
    assertThat(Ran.modparam("catalog", "show", catalog, "fixture").ends(0).out())
        .containsPattern("i_neg +int +0600 +-7 ");
    Ran.modparam("catalog", "show", catalog, "nothing")
        .fails("modparam: nothing: there is no such module in " + catalog);
    Ran.modparam("catalog", "show").isWrongUsage("the catalogue file is missing");
    Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{}\n");
    assertThat(audit("--catalog", broken.toString()).ends(2).err()).contains("broken.jsonl");
  }

  @Test
  void theKernelCommandLineIsJudged() throws IOException {
    image.configured("");
    assertThat(audit("--cmdline", "quiet fixture.i_zro=1").ends(1).out())
        .startsWith("kernel command line:1:7: error: ");
    image.file("proc/cmdline", "quiet fixture.i_zro=1\n");
    assertThat(audit().ends(1).out()).startsWith("kernel command line:1:7: error: ");
  }

  @Test
  void whatRunsAndWhatComesIsCompared() throws IOException {
    image.configured("options fixture i_neg=7\n");
    Path live =
        Files.writeString(
            folder.resolve("live.txt"),
            "# modparam snapshot 1\nmodule fixture\n  i_neg int 0600 = -7\n");
    assertThat(audit("--live", live.toString()).ends(1).out()).contains("[MP701]");
    Path next = Files.createDirectories(folder.resolve("next/7.2.0"));
    Files.writeString(next.resolve("modules.dep"), "");
    assertThat(audit("--upgrade-to", next.toString()).ends(1).out()).contains("[MP804]");
  }

  @Test
  void manyMachinesAreSummedUp() {
    Image other = new Image(folder.resolve("other")).configured("options fixture i_zro=1\n");
    Image good = new Image(folder.resolve("good")).configured("");
    Ran ran = Ran.modparam("audit", image.toString(), other.toString(), good.toString()).ends(1);
    assertThat(ran.out())
        .contains("2 of 3 error: /etc/modprobe.d/a.conf:1:17: fixture has no parameter i_zro")
        .endsWith("3 machines, 1 of them without findings\n");
    Ran.modparam("audit", good.toString(), good.toString()).ends(0);
    Ran.modparam("audit", good.toString(), "/nowhere")
        .fails("modparam: /nowhere: there is no such file or folder");
  }

  @Test
  void aFolderThatCannotBeReadIsNamed() throws IOException {
    Ran.modparam("audit", "/nowhere").fails("modparam: /nowhere: there is no such file or folder");
    audit("--tree", "/nowhere").fails("modparam: /nowhere: there is no such file or folder");
    audit("--live", "/nowhere").fails("modparam: /nowhere: there is no such file or folder");
  }

  @Test
  void aNarrowTerminalWrapsMessagesAndCutsLines() {
    Ran ran = Ran.run("", Map.of("COLUMNS", "50"), "audit", image.toString()).ends(1);
    assertThat(ran.out().lines())
        .allMatch(line -> line.length() <= 50 || line.startsWith("2 errors"));
  }

  @Test
  void rulesAreListedAndEachHasAPage() throws IOException {
    assertThat(Ran.modparam("rules").ends(0).isQuiet().out())
        .startsWith("rule ")
        .contains("MP402  refused-value")
        .contains("MP804");
    assertThat(Ran.modparam("rules", "MP402").ends(0).out())
        .startsWith("### MP402 refused-value\n")
        .contains("**Mend it.**");
    assertThat(Ran.modparam("rules", "refused-value").ends(0).out()).contains("MP402");
    JsonNode json = new ObjectMapper().readTree(Ran.modparam("rules", "--format=json").out());
    assertThat(json.get("rules").findValuesAsText("rule")).contains("MP101", "MP804");
    Ran.modparam("rules", "MP999")
        .fails("modparam: MP999: there is no such rule; modparam rules lists them");
  }
}
