// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.report;

import dev.modparam.audit.AuditReport;
import dev.modparam.audit.Finding;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A machine, or some files, with what was found.
 *
 * @param report what was found
 * @param root the folder that is the machine's {@code /}; empty if files were named
 */
public record Judged(AuditReport report, Optional<Path> root) {

  /**
   * Returns the findings, the worst first, otherwise in the order in which modprobe reads.
   *
   * @return a sorted list
   */
  public List<Finding> worstFirst() {
    return report.findings().stream().sorted(Comparator.comparing(Finding::severity)).toList();
  }

  /**
   * Returns the path of a finding's file on this computer.
   *
   * @param finding the finding
   * @return the path; the name alone if there is no file, as for the kernel command line
   */
  public String path(Finding finding) {
    String file = finding.location().file();
    return file.startsWith("/") && root.isPresent()
        ? root.get().resolve(file.substring(1)).toString()
        : file;
  }

  /**
   * Tells whether a finding is about a file.
   *
   * @param finding the finding
   * @return false for a text that came another way, such as the kernel command line
   */
  public boolean isInFile(Finding finding) {
    return !finding.location().file().contains(" ") || path(finding).startsWith("/");
  }
}
