// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modparam.input.Location;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit as a program uses it. */
class AuditTest {

  private static final ModuleTree TREE = RulePages.modules();
  private static final String A = "/etc/modprobe.d/a.conf";

  @TempDir private Path folder;

  private static Audit.Builder audit(String text) {
    return Audit.builder().root(Map.of(A, text)).tree(TREE);
  }

  private static List<String> ids(AuditReport report) {
    return report.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void withoutDeclarationsOnlyTheRulesRunThatNeedNoneAndTheReportSaysSo() throws IOException {
    AuditReport report =
        Audit.builder()
            .addText("a.conf", "options foo bar=1 # no\nblacklist a b\nfoo\n")
            .build()
            .run();
    assertThat(ids(report)).containsExactly("MP102", "MP104", "MP101");
    assertThat(report.notChecked())
        .containsExactly(
            "no modules were given, so names and values are not checked: give a tree, a catalogue"
                + " or definitions");
    assertThat(report.checked()).isEqualTo(new AuditReport.Checked(1, 2, 0, false, false));
  }

  @Test
  void definitionsInCodeAreDeclarationsToo() throws IOException {
    ModuleDefinition driver = ModuleDefinition.of("my_driver", Param.of("debug", ParamTypes.BOOL));
    AuditReport report =
        Audit.builder()
            .addText("a.conf", "options my_driver debg=1\n")
            .definitions(driver)
            .build()
            .run();
    assertThat(report.findings())
        .extracting(Finding::message)
        .containsExactly(
            "my_driver has no parameter debg, so the kernel ignores this word; did you mean"
                + " debug?");
  }

  @Test
  void linesAreJudgedAsTheKernelOfTheTreeWould() throws IOException {
    ModuleDefinition driver = ModuleDefinition.of("my_driver", Param.of("debug", ParamTypes.BOOL));
    ModuleTree.Builder tree = ModuleTree.builder().addModule(driver);
    Audit.Builder audit = audit("options my_driver debug=enable\n");

    assertThat(ids(audit.tree(tree.release("6.18.3").build()).build().run()))
        .containsExactly("MP406"); // it works, but by its first letter only
    assertThat(ids(audit.tree(tree.release("6.12.117").build()).build().run()))
        .containsExactly("MP402");
  }

  @Test
  void aModuleWhoseParametersAreNotKnownIsNotJudgedAndTheReportSaysSo() throws IOException {
    ModuleTree names =
        ModuleTree.ofIndexFiles("/lib/modules/6.12.0", Map.of("modules.dep", "kernel/dummy.ko:\n"));
    AuditReport report =
        Audit.builder().root(Map.of(A, "options dummy whatever=1\n")).tree(names).build().run();
    assertThat(report.findings()).isEmpty();
    assertThat(report.notChecked())
        .containsExactly("the parameters of dummy are not known, so not checked");
  }

  @Test
  void findingsStandInTheOrderInWhichModprobeReadsAndTheCommandLineIsLast() throws IOException {
    AuditReport report =
        Audit.builder()
            .root(
                Map.of(
                    "/usr/lib/modprobe.d/10.conf", "junk\n",
                    "/etc/modprobe.d/9.conf", "options dummy b=1 a=1\njunk\n",
                    "/etc/modules-load.d/x.conf", "nothing\n",
                    "/etc/modprobe.d/5", ""))
            .kernelCommandLine("dummy.x=1")
            .tree(TREE)
            .build()
            .run();
    assertThat(report.findings())
        .extracting(finding -> finding.location().toString())
        .containsExactly(
            "/usr/lib/modprobe.d/10.conf:1:1",
            "/etc/modprobe.d/5",
            "/etc/modprobe.d/9.conf:1:15",
            "/etc/modprobe.d/9.conf:1:19",
            "/etc/modprobe.d/9.conf:2:1",
            "/etc/modules-load.d/x.conf:1:1",
            "kernel command line:1:1");
  }

  @Test
  void aFindingHasTheVeryWordAndTheLineAroundIt() throws IOException {
    AuditReport report = audit("options dummy \\\n\tnumdummies=“é”\n").build().run();
    Finding finding = report.findings().get(0);
    assertThat(finding.location()).isEqualTo(new Location(A, 2, 2, 14));
    assertThat(report.sourceLine(finding)).hasValue("\tnumdummies=“é”");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> audit("").build().run().sourceLine(finding))
        .withMessageStartingWith("this report has no such finding");
  }

  @Test
  void theReportIsOneJsonObject() throws IOException {
    AuditReport report =
        audit("options kvm_intel nestd=\"a\\\\b\"\n").kernelCommandLine("quiet").build().run();
    JsonNode json = new ObjectMapper().readTree(report.toJson());
    assertThat(json.path("tool").asText()).isEqualTo("modparam");
    assertThat(json.path("version").asText()).isNotEmpty();
    assertThat(json.path("checked").toString())
        .isEqualTo(
            "{\"files\":1,\"directives\":1,\"modules\":17,\"commandLine\":true,\"live\":false}");
    JsonNode finding = json.path("findings").get(0);
    assertThat(finding.path("rule").asText()).isEqualTo("MP401");
    assertThat(finding.path("name").asText()).isEqualTo("unknown-parameter");
    assertThat(finding.path("severity").asText()).isEqualTo("error");
    assertThat(finding.path("file").asText()).isEqualTo(A);
    assertThat(finding.path("line").asInt()).isEqualTo(1);
    assertThat(finding.path("column").asInt()).isEqualTo(19);
    assertThat(finding.path("length").asInt()).isEqualTo(12);
    assertThat(finding.path("message").asText()).isEqualTo(report.findings().get(0).message());
    assertThat(finding.path("reason").asText()).isEqualTo(report.findings().get(0).rule().reason());
    assertThat(finding.has("fix")).isFalse();
  }

  @Test
  void aFixIsInTheJsonWhereItIsSure() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(audit("options usbcore autosuspend=-1\n").build().run().toJson());
    assertThat(json.path("findings").get(0).path("fix").asText())
        .isEqualTo("usbcore.autosuspend=-1");
  }

  @Test
  void rulesAreChosenByNumberFamilyNameAndSeverity() throws IOException {
    String text = "junk\noptions dummy numdummies=010\nblacklist kvm\n";
    assertThat(ids(audit(text).build().run())).containsExactly("MP101", "MP406", "MP305");
    assertThat(ids(audit(text).select("MP4").build().run())).containsExactly("MP406");
    assertThat(ids(audit(text).select("bad-line", "MP305").build().run()))
        .containsExactly("MP101", "MP305");
    assertThat(ids(audit(text).select("MP").ignore("MP1").build().run()))
        .containsExactly("MP406", "MP305");
    assertThat(ids(audit(text).severity(Severity.WARNING).build().run()))
        .containsExactly("MP101", "MP406");
  }

  @Test
  void aCommentSilencesTheLineAfterItAndNoOther() throws IOException {
    String text =
        """
        # modparam: ignore=MP401,MP406
        options dummy a=1 \\
          numdummies=010
        options dummy a=2
        """;
    assertThat(audit(text).build().run().findings())
        .extracting(finding -> finding.location().line() + " " + finding.rule().id())
        .containsExactly("4 MP401");
  }

  @Test
  void aBaselineKeepsWhatIsKnownQuietEvenIfLinesMove() throws IOException {
    String known = audit("junk\noptions dummy a=1\n").build().run().baseline();
    String now = "# new\njunk\n\noptions dummy a=1\noptions dummy b=1\n";
    assertThat(audit(now).baseline(known).build().run().findings())
        .extracting(finding -> finding.location().line())
        .containsExactly(5);
    assertThat(ids(audit("junk\njunk\n").baseline(known).build().run())).containsExactly("MP101");
  }

  @Test
  void programsAddRulesOfTheirOwn() throws IOException {
    Rule rule =
        Rule.of(
            "SITE1",
            "dummy-forbidden",
            Severity.WARNING,
            "Nobody needs dummy here.",
            "options dummy numdummies=1",
            (machine, findings) ->
                machine
                    .config()
                    .directives()
                    .forEach(
                        line -> findings.add(line.location(), "dummy is configured", "remove it")));
    AuditReport report = audit("options dummy numdummies=1\n").addRule(rule).build().run();
    assertThat(report.findings())
        .singleElement()
        .hasToString(A + ":1:1: warning: dummy is configured [SITE1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> audit("").addRule(rule).addRule(rule))
        .withMessage("there is a rule SITE1 already");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rule.of("x", "y", Severity.ERROR, "", "", (machine, findings) -> {}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rule.of("X1", "Y z", Severity.ERROR, "", "", (machine, findings) -> {}));
  }

  @Test
  void bootLoaderEntriesAndGrubAreReadFromARoot() throws IOException {
    write(
        "boot/loader/entries/a.conf",
        "title A\noptions quiet usbcore.nousbb=1\noptions\tkvm.x=1\n");
    write(
        "etc/default/grub",
        """
        GRUB_CMDLINE_LINUX='a.b=1'
        GRUB_CMDLINE_LINUX="dummy.y=1 \\"q\\""
        GRUB_CMDLINE_LINUX_DEFAULT=kvm.z=1
        """);
    AuditReport report = Audit.builder().root(folder).tree(TREE).build().run();
    assertThat(report.findings())
        .extracting(finding -> finding.location() + " " + finding.rule().id())
        .containsExactly(
            "/etc/default/grub:2:21 MP601",
            "/etc/default/grub:3:28 MP601",
            "/boot/loader/entries/a.conf:2:15 MP601",
            "/boot/loader/entries/a.conf:3:9 MP601");
    assertThat(report.checked().commandLine()).isTrue();
  }

  @Test
  void aMergedUsrHidesNoFileBehindItself() throws IOException {
    write("usr/lib/modprobe.d/a.conf", "blacklist nouveau\n");
    write("usr/lib/modules-load.d/a.conf", "dummy\n");
    Files.createSymbolicLink(folder.resolve("lib"), Path.of("usr/lib"));
    AuditReport report = Audit.builder().root(folder).tree(TREE).build().run();
    assertThat(report.findings()).isEmpty();
    assertThat(report.checked().files()).isEqualTo(2);
  }

  @Test
  void aLinkOutOfTheRootIsNotFollowed() throws IOException {
    write("secret/x.conf", "junk\n");
    write("root/etc/modprobe.d/b.conf", "");
    Files.createSymbolicLink(
        folder.resolve("root/etc/modprobe.d/a.conf"), folder.resolve("secret/x.conf"));
    AuditReport report = Audit.builder().root(folder.resolve("root")).build().run();
    assertThat(ids(report)).containsExactly("MP203");
  }

  @Test
  void archivesAreJudgedAsFolders() throws IOException {
    Map<String, String> files =
        Map.of(
            "etc/modprobe.d/a.conf", "options kvm_intel nestd=1\n",
            "etc/passwd", "x",
            "./usr/lib/modules-load.d/b.conf", "nothing\n");
    zip(folder.resolve("m.zip"), files);
    tar(folder.resolve("m.tar.gz"), files);
    Audit audit = Audit.builder().tree(TREE).build();
    List<AuditReport> reports =
        audit
            .runAll(List.of(folder.resolve("m.zip"), folder.resolve("m.tar.gz")).stream())
            .toList();
    assertThat(reports).allSatisfy(each -> assertThat(ids(each)).containsExactly("MP401", "MP306"));
    AuditReport.Summary summary = reports.stream().collect(AuditReport.summarizing());
    assertThat(summary.machines()).isEqualTo(2);
    assertThat(summary.worst()).contains(Severity.ERROR);
    assertThat(new AuditReport.Summary().worst()).isEmpty();
    assertThat(summary.groups())
        .extracting(AuditReport.Summary.Group::machines)
        .containsExactly(2, 2);
    assertThat(summary.groups().get(0).examples())
        .containsExactly(folder.resolve("m.zip").toString(), folder.resolve("m.tar.gz").toString());
  }

  private static void zip(Path archive, Map<String, String> files) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void tar(Path archive, Map<String, String> files) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        byte[] header = new byte[512];
        byte[] name = file.getKey().getBytes(StandardCharsets.UTF_8);
        System.arraycopy(name, 0, header, 0, name.length);
        byte[] size = String.format("%011o", content.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, header, 124, size.length);
        header[156] = '0';
        out.write(header);
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
      }
      out.write(new byte[1024]);
    }
  }

  @Test
  void aRootThatIsNotThereOrNoArchiveIsAnIoException() throws IOException {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> Audit.builder().root(folder.resolve("gone")).build().run())
        .withMessageContaining("there is no such folder or archive");
    write("x.txt", "");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Audit.builder().build().run(folder.resolve("x.txt")))
        .withMessageContaining("is neither a folder nor a .tar");
  }

  @Test
  void aFleetIsCountedByFinding() throws IOException {
    List<Path> roots = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String machine = "m" + i;
      write(machine + "/etc/modprobe.d/a.conf", i < 3 ? "options dummy a=1\n" : "");
      roots.add(folder.resolve(machine));
    }
    write("m0/etc/modprobe.d/b.conf", "blacklist kvm\n");
    AuditReport.Summary summary =
        Audit.builder()
            .tree(TREE)
            .build()
            .runAll(roots.parallelStream())
            .collect(AuditReport.summarizing());
    assertThat(summary.cleanMachines()).isEqualTo(2);
    assertThat(summary.toString())
        .isEqualTo(
            """
            3 of 5 machines: /etc/modprobe.d/a.conf:1:15: error: dummy has no parameter a, so the kernel ignores this word [MP401]
            1 of 5 machines: /etc/modprobe.d/b.conf:1:11: info: kvm loads all the same with kvm_intel, which needs it [MP305]
            2 of 5 machines are clean\
            """);
  }
}
