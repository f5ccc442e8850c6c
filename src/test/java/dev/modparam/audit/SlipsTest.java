// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.modprobe.tree.ModuleTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Slips that people make, in {@code slips.txt}: after {@code ##} a file, or after {@code #boot} a
 * kernel command line, and below it all that must be found, word for word.
 */
class SlipsTest {

  private static final String SLIPS = "/dev/modparam/audit/slips.txt";
  private static final String FILE = "## ";
  private static final String BOOT = "#boot ";
  private static final ModuleTree TREE = RulePages.modules();

  @TestFactory
  Stream<DynamicTest> eachSlipIsFoundOnceAndNamed() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                SlipsTest.class.getResourceAsStream(SLIPS), StandardCharsets.UTF_8))) {
      String slip = null;
      List<String> found = new ArrayList<>();
      for (String line : lines.lines().toList()) {
        if (line.startsWith(FILE) || line.startsWith(BOOT)) {
          if (slip != null) {
            tests.add(test(slip, List.copyOf(found)));
          }
          slip = line;
          found.clear();
        } else if (!line.isBlank()) {
          found.add(line);
        }
      }
      tests.add(test(String.valueOf(slip), List.copyOf(found)));
    }
    return tests.stream();
  }

  private static DynamicTest test(String slip, List<String> expected) {
    return DynamicTest.dynamicTest(slip, () -> assertThat(found(slip)).isEqualTo(expected));
  }

  static List<String> found(String slip) throws IOException {
    Audit.Builder builder = Audit.builder().tree(TREE);
    if (slip.startsWith(BOOT)) {
      builder.kernelCommandLine(slip.substring(BOOT.length()));
    } else {
      String text = slip.substring(FILE.length()).replace("\\n", "\n");
      builder.root(Map.of("/etc/modprobe.d/a.conf", text));
    }
    return builder.build().run().findings().stream().map(Finding::toString).toList();
  }
}
