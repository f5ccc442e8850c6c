// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The same findings in each format. */
class ReportFormatTest {

  @TempDir private Path folder;
  private Image image;

  @BeforeEach
  void makeAnImage() {
    image =
        new Image(folder.resolve("image"))
            .configured("options fixture i_neg=<&x%\noptions fixture us=5 us=6\n")
            .file("proc/cmdline", "fixture.i_zro=1\n")
            .file("etc/modprobe.d/b.conf.bak", "x\n");
  }

  private String report(String format) {
    return Ran.modparam("audit", image.toString(), "--format", format).ends(1).isQuiet().out();
  }

  @Test
  void jsonIsTheObjectOfTheSpecification() throws IOException {
    JsonNode json = new ObjectMapper().readTree(report("json"));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("tool", "version", "checked", "findings");
    assertThat(json.get("version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(json.at("/checked/commandLine").asBoolean()).isTrue();
    JsonNode first = json.at("/findings/0");
    assertThat(first.get("rule").asText()).isEqualTo("MP402");
    assertThat(first.get("line").asInt()).isEqualTo(1);
    assertThat(first.get("column").asInt()).isEqualTo(17);
  }

  @Test
  void sarifIsValidAndListsAllRules() throws IOException {
    JsonNode sarif = new ObjectMapper().readTree(report("sarif"));
    assertThat(sarifSchema().validate(sarif)).isEmpty();
    assertThat(sarif.at("/runs/0/tool/driver/rules").size()).isGreaterThan(40);
    JsonNode result = sarif.at("/runs/0/results/0");
    assertThat(result.get("ruleId").asText()).isEqualTo("MP402");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .startsWith("file:///")
        .endsWith("/etc/modprobe.d/a.conf");
    assertThat(result.at("/locations/0/physicalLocation/region/startColumn").asInt()).isEqualTo(17);
    int rule = result.get("ruleIndex").asInt();
    assertThat(sarif.at("/runs/0/tool/driver/rules/" + rule + "/id").asText()).isEqualTo("MP402");
    assertThat(report("sarif")).contains("\"name\" : \"kernel command line\"");
    JsonNode broken = new ObjectMapper().readTree(report("sarif").replace("\"error\"", "\"bad\""));
    assertThat(sarifSchema().validate(broken)).isNotEmpty();
  }

  private static JsonSchema sarifSchema() throws IOException {
    try (InputStream in =
        new GZIPInputStream(ReportFormatTest.class.getResourceAsStream("sarif-2.1.0.json.gz"))) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void gccAndGithubHaveALineForEachFinding() {
    String file = image.path("etc/modprobe.d/a.conf").toString();
    assertThat(report("gcc"))
        .startsWith(file + ":1:17: error: ")
        .contains(file + ":2:17: warning: ")
        .contains("[MP402]\n");
    assertThat(report("github"))
        .startsWith("::error file=" + file + ",line=1,col=17,endColumn=")
        .contains(",title=MP402 refused-value::")
        .contains("%25")
        .contains("\n::warning file=" + file + ",line=2,")
        .contains("\n::error title=MP601 boot-unknown-parameter::");
  }

  @Test
  void junitIsXmlWithAFailureForEachFinding() throws Exception {
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(report("junit").getBytes(StandardCharsets.UTF_8)));
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(3);
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    assertThat(xml.getElementsByTagName("testsuite").item(0).getAttributes().getNamedItem("tests"))
        .hasToString("tests=\"4\"");
  }

  @Test
  void htmlIsOneFileThatNeedsNothingElse() {
    assertThat(report("html"))
        .startsWith("<!DOCTYPE html>")
        .contains("<mark>i_neg=&lt;&amp;x%</mark>")
        .contains("2 errors")
        .doesNotContain("@ERRORS@", "@FINDINGS@", "src=", "href=", "http");
  }

  @Test
  void aBrowserShowsTheReportAndItsFiltersWork() throws Exception {
    Optional<Path> chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(chromium.isPresent(), "there is no Chromium here");
    String probe =
        """
        <script>{
        const out = document.createElement("pre");
        const visible = () => document.querySelectorAll(".finding:not([hidden])").length;
        out.id = "probe";
        const steps = [visible()];
        const boxes = document.querySelectorAll("#filter input[type=checkbox]");
        boxes[0].click(); steps.push(visible()); boxes[0].click();
        search.value = "mp402"; search.dispatchEvent(new Event("input", {bubbles: true}));
        steps.push(visible());
        out.textContent = "probe " + steps.join(" ") + " errors " + window.failures;
        document.body.append(out);
        }</script>
        </body>\
        """;
    String watch =
        "<head><script>window.failures = 0; window.onerror = () => { window.failures++;"
            + " };</script>";
    Path page =
        Files.writeString(
            folder.resolve("report.html"),
            report("html").replace("<head>", watch).replace("</body>", probe));
    Path shot = folder.resolve("report.png");
    Process browser =
        new ProcessBuilder(
                chromium.get().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--screenshot=" + shot,
                "--window-size=900,700",
                "--dump-dom",
                page.toUri().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String dom = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(browser.waitFor()).isZero();
    assertThat(dom).contains("probe 4 2 1 errors 0");
    assertThat(shot).isNotEmptyFile();
    String keep = System.getProperty("modparam.screenshot", "");
    if (!keep.isEmpty()) {
      Files.copy(shot, Path.of(keep), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
