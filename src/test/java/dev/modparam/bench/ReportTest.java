// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {

  private static final String JMH = "/dev/modparam/bench/jmh.json";
  private static final String MODPARAM = "#0072b2";

  @TempDir private Path folder;

  private String jmh = "";

  @BeforeEach
  void readJmh() throws IOException {
    try (InputStream in = Objects.requireNonNull(ReportTest.class.getResourceAsStream(JMH), JMH)) {
      jmh = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("jmh.json"), content);
  }

  private Path report(String content) throws IOException {
    Path target = folder.resolve("report");
    new Report(Results.ofJmh(file(content))).writeTo(target);
    return target;
  }

  private static Document xml(Path svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(Files.readString(svg))));
  }

  @Test
  void condensesWhatJmhWritesAndNamesNoFolder() throws IOException {
    assertThat(report(jmh).resolve(Report.RESULTS))
        .hasContent(
            """
            {
            "jvm": "OpenJDK 64-Bit Server VM 17.0.15+6",
            "jmh": "1.37",
            "results": [
            {"benchmark":"ApplyBenchmark.handWritten","params":{"line":"two"},"median":200.12,"best":190.0,"unit":"ns/op","allocated":496},
            {"benchmark":"ApplyBenchmark.modparam","params":{"line":"two"},"median":100.0,"best":76.0,"unit":"ns/op"},
            {"benchmark":"GrowthBenchmark.apply","params":{"parameters":"1"},"median":120.0,"best":119.0,"unit":"ns/op"},
            {"benchmark":"GrowthBenchmark.apply","params":{"parameters":"1000"},"median":90000.0,"best":90000.0,"unit":"ns/op"},
            {"benchmark":"CheckBenchmark.oneThread","params":{"lines":"1000000"},"median":1234.6,"best":1200.0,"unit":"ms/op"}
            ]
            }
            """);
  }

  @Test
  void theTableComparesWithTheBaseline() throws IOException {
    assertThat(new Report(Results.ofJmh(file(jmh))).table())
        .isEqualTo(
            """
            | benchmark | with | median | best | bytes | medians compared | best compared |
            | --- | --- | ---: | ---: | ---: | ---: | ---: |
            | ApplyBenchmark.handWritten | line=two | 200 ns | 190 ns | 496 | 1.00 × | 1.00 × |
            | ApplyBenchmark.modparam | line=two | 100 ns | 76 ns |  | 0.50 × | 0.40 × |
            | GrowthBenchmark.apply | parameters=1 | 120 ns | 119 ns |  |  |  |
            | GrowthBenchmark.apply | parameters=1000 | 90 µs | 90 µs |  |  |  |
            | CheckBenchmark.oneThread | lines=1000000 | 1.23 s | 1.20 s |  | 1.00 × | 1.00 × |

            OpenJDK 64-Bit Server VM 17.0.15+6, JMH 1.37
            """);
  }

  @Test
  void theBarsAreAsLongAsTheTimes() throws Exception {
    Document svg = xml(report(jmh).resolve(Report.LINES));
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("debug=1 buffer_size=8192", "100 ns (0.50 ×)", "200 ns", "not measured")
        .doesNotContain("irqs=");
    assertThat(widthOf(svg, MODPARAM)).isLessThan(widthOf(svg, "#999999"));
  }

  private static double widthOf(Document svg, String fill) {
    NodeList bars = svg.getElementsByTagName("rect");
    for (int i = 0; i < bars.getLength(); i++) {
      Element bar = (Element) bars.item(i);
      if (bar.getAttribute("fill").equals(fill)) {
        return Double.parseDouble(bar.getAttribute("width"));
      }
    }
    throw new AssertionError("no bar is " + fill);
  }

  @Test
  void theCurvesShowTheTimeOfEachParameter() throws Exception {
    Document svg = xml(report(jmh).resolve(Report.GROWTH));
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("apply, all named: 90 ns")
        .doesNotContain("insmod");
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(2);
  }

  @Test
  void picturesCanBeReadAloudAndOnAnyBackground() throws Exception {
    for (String picture : new String[] {Report.LINES, Report.GROWTH}) {
      Document svg = xml(report(jmh).resolve(picture));
      assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
      assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
      assertThat(((Element) svg.getElementsByTagName("rect").item(0)).getAttribute("fill"))
          .isEqualTo("#ffffff");
    }
  }

  @Test
  void whatWasNotMeasuredIsNotDrawn() throws IOException {
    String onlyCheck = "[" + jmh.substring(jmh.lastIndexOf("  {\n    \"jmhVersion\""));
    assertThat(report(onlyCheck)).isDirectoryContaining("glob:**" + Report.RESULTS);
    assertThat(folder.resolve("report").resolve(Report.LINES)).doesNotExist();
    assertThat(folder.resolve("report").resolve(Report.GROWTH)).doesNotExist();
  }

  @Test
  void aFileThatIsNoResultIsRefusedByName() throws IOException {
    refuses("{", "jmh.json is no JSON: ");
    refuses("{}", "jmh.json is not a result of JMH: it holds no array of benchmarks");
    refuses("[]", "jmh.json is not a result of JMH: it holds no array of benchmarks");
    refuses("[{}]", "jmh.json, result 1 has no benchmark");
    refuses(
        "[{\"benchmark\":\"a.B.c\"}]",
        "jmh.json, result 1 (B.c) has no primaryMetric.scorePercentiles");
    refuses(
        jmh.replace("\"50.0\": 100.0", "\"50.0\": \"NaN\""),
        "jmh.json, result 2 (ApplyBenchmark.modparam) has no primaryMetric.scorePercentiles");
    refuses(jmh.replace("vmName", "name"), "jmh.json has no vmName");
  }

  private void refuses(String content, String problem) throws IOException {
    Path file = file(content);
    assertThatIOException().isThrownBy(() -> Results.ofJmh(file)).withMessageContaining(problem);
  }
}
