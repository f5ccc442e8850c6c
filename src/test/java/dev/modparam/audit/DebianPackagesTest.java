// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The modprobe.d and modules-load.d files of packages of Debian 12, as {@code docs/audit.md} says
 * how to fetch them, against the modules of Debian's 6.12 kernel.
 */
class DebianPackagesTest {

  private static final Path FILES =
      Path.of("src/test/resources/dev/modparam/audit/debian-12-modprobe.tar.gz");

  private static AuditReport audit() throws IOException {
    return Audit.builder().root(FILES).tree(DebianKernel.treeOfWhatIsSure()).build().run();
  }

  @Test
  void noLineOfAPackageIsWrong() throws IOException {
    AuditReport report = audit();
    assertThat(report.checked().files()).isEqualTo(13);
    assertThat(report.findings())
        .filteredOn(finding -> finding.severity() != Severity.INFORMATION)
        .isEmpty();
  }

  /** True, each: the modules that need a blacklisted one bring it along. */
  @Test
  void whatIsWorthKnowingIsTrue() throws IOException {
    assertThat(audit().findings())
        .extracting(Finding::toString)
        .containsExactly(
            "/etc/modprobe.d/blacklist-libnfc.conf:1:11: info: nfc loads all the same with mei_phy,"
                + " nfcsim, nxp_nci and 7 more, which need it [MP305]",
            "/lib/modprobe.d/fbdev-blacklist.conf:10:11: info: matroxfb_base loads all the same"
                + " with i2c_matroxfb and matroxfb_crtc2, which need it [MP305]",
            "/etc/modprobe.d/osspd.conf:3:11: info: no module, alias or install line is called"
                + " snd_seq_oss; did you mean snd_pcm_oss? [MP301]");
  }
}
