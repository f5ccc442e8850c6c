// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.modprobe.config.KernelCommandLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the rules: every example is found as the page says, mended, and silenced. */
class RulePagesTest {

  /** Rules that have nothing to mend, because nothing is wrong. */
  private static final Set<String> WITHOUT_CURE = Set.of("MP403", "MP405");

  @TempDir private Path root;

  static List<RulePages.Page> pages() {
    return RulePages.all();
  }

  private static Rule rule(RulePages.Page page) {
    return Rule.named(page.id()).orElseThrow();
  }

  private static String lines(AuditReport report) {
    return report.findings().stream()
        .map(Finding::toString)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void everyRuleHasAPageAndEveryPageARule() {
    assertThat(pages())
        .extracting(RulePages.Page::id)
        .isEqualTo(Rule.all().stream().map(Rule::id).toList());
    assertThat(Rule.all()).hasSize(41);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageHasTheNameTheSeverityAndTheExampleOfItsRule(RulePages.Page page) {
    Rule rule = rule(page);
    assertThat(page.name()).isEqualTo(rule.name());
    assertThat(page.severity()).isEqualTo(rule.severity().word());
    String shown = String.join("", page.example().files().values()) + page.example().commandLine();
    assertThat(shown).contains(rule.example());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theExampleIsFoundAsThePageSays(RulePages.Page page) throws IOException {
    AuditReport report = page.example().audit(root).build().run();
    assertThat(lines(report)).isEqualTo(page.found());
    assertThat(report.findings()).extracting(Finding::rule).containsOnly(rule(page));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theMendedExampleHasNoFinding(RulePages.Page page) throws IOException {
    assertThat(page.mended().isEmpty()).isEqualTo(WITHOUT_CURE.contains(page.id()));
    AuditReport report = page.mended().audit(root).build().run();
    assertThat(report.findings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theExampleCanBeSilencedWhereItStands(RulePages.Page page) throws IOException {
    List<Finding> findings = page.example().audit(root.resolve("loud")).build().run().findings();
    Map<String, String> silenced = new LinkedHashMap<>(page.example().files());
    for (Finding finding : findings) {
      String file = finding.location().file();
      if (file.equals(KernelCommandLine.FILE) || !silenced.containsKey(file)) {
        assertThat(page.id()).matches("MP6..|MP203");
        return;
      }
      int line = Math.max(1, finding.location().line());
      List<String> lines = new java.util.ArrayList<>(List.of(silenced.get(file).split("\n", -1)));
      lines.add(line - 1, "# modparam: ignore=" + page.id());
      silenced.put(file, String.join("\n", lines) + "\n");
    }
    AuditReport report = page.example().with(silenced).audit(root.resolve("quiet")).build().run();
    assertThat(report.findings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aRuleCanBeIgnoredByNumberByFamilyAndByName(RulePages.Page page) throws IOException {
    Rule rule = rule(page);
    for (String word : List.of(rule.id(), rule.id().substring(0, 3), rule.name())) {
      Audit audit = page.example().audit(root.resolve(word)).ignore(word).build();
      assertThat(audit.run().findings()).as(word).isEmpty();
    }
  }
}
