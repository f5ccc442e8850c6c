// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.report;

import dev.modparam.audit.Finding;
import dev.modparam.audit.Severity;
import dev.modparam.input.Location;
import java.io.PrintStream;

/** One line for each finding, as editors and GitHub Actions read it. */
public final class LineReports {

  private LineReports() {}

  /**
   * Prints lines as gcc does, which every editor understands.
   *
   * @param out where to
   * @param judged the machine
   */
  public static void gcc(PrintStream out, Judged judged) {
    for (Finding finding : judged.report().findings()) {
      Location place = finding.location();
      String word = finding.severity() == Severity.INFORMATION ? "note" : finding.severity().word();
      out.println(
          place.in(judged.path(finding))
              + ": "
              + word
              + ": "
              + oneLine(finding.message())
              + " ["
              + finding.rule().id()
              + "]");
    }
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ');
  }

  /**
   * Prints workflow commands of GitHub Actions, which become annotations.
   *
   * @param out where to
   * @param judged the machine
   */
  public static void github(PrintStream out, Judged judged) {
    for (Finding finding : judged.report().findings()) {
      StringBuilder line = new StringBuilder("::");
      line.append(
          finding.severity() == Severity.INFORMATION ? "notice" : finding.severity().word());
      Location place = finding.location();
      boolean isInFile = judged.isInFile(finding);
      line.append(isInFile ? " file=" + property(judged.path(finding)) + "," : " ");
      if (isInFile && place.line() > 0) {
        line.append("line=").append(place.line()).append(',');
      }
      if (isInFile && place.column() > 0) {
        line.append("col=").append(place.column()).append(',');
        line.append("endColumn=").append(place.column() + Math.max(1, place.length())).append(',');
      }
      line.append("title=").append(property(finding.rule().toString()));
      line.append("::").append(data(message(finding)));
      out.println(line);
    }
  }

  /** The message with the fix, where there is one. */
  static String message(Finding finding) {
    return finding.message() + finding.fix().map(fix -> " (fix: " + fix + ")").orElse("");
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
