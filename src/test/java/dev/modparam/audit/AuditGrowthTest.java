// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.Allocated;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The work of an audit grows with the lines, whatever they are: four times as many lines allocate
 * about four times as much memory, which counts the work without a clock. Only patterns are
 * compared with each name, as kmod does.
 */
class AuditGrowthTest {

  private static final int LINES = 1_000;
  private static final int TIMES = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "options dummy numdummies=%d",
        "options dummy numdummies=1",
        "options nothing%d a=1",
        "options kvm_intel unknown%d=1 # x",
        "options v4l2loopback card_label=\"a b",
        "options net%d copybreak=1\nalias net%<d e1000e",
        "options net copybreak=%d\nalias net e1000e",
        "install dummy /bin/x%d",
        "install m%d /bin/x\noptions m%<d a=1",
        "softdep nouveau pre: a%d",
        "softdep m%d pre: m%<d",
        "blacklist kvm",
        "blacklist m%d x",
        "junk%d",
        "# modparam: ignore=MP1\njunk%d",
      })
  void fourTimesAsManyLinesAreFourTimesAsMuchWork(String line) throws Exception {
    long once = work(line, LINES);
    long more = work(line, LINES * TIMES);
    assertThat((double) more / once).isLessThan(1.4 * TIMES);
  }

  private static long work(String line, int lines) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(String.format(line, i)).append('\n');
    }
    Map<String, String> files = Map.of("/etc/modprobe.d/a.conf", text.toString());
    return Allocated.by(Audit.builder().tree(RulePages.modules()).root(files).build()::run);
  }
}
