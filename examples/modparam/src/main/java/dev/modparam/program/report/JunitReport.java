// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.report;

import dev.modparam.audit.Finding;
import dev.modparam.audit.Severity;
import java.io.PrintStream;
import java.util.List;

/** The form of JUnit's XML files, which most CI servers show: a failed test for each finding. */
public final class JunitReport {

  private JunitReport() {}

  /**
   * Prints a document.
   *
   * @param out where to
   * @param machines what was found
   */
  public static void print(PrintStream out, List<Judged> machines) {
    out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    out.println("<testsuites name=\"modparam\">");
    machines.forEach(judged -> suite(out, judged));
    out.println("</testsuites>");
  }

  private static void suite(PrintStream out, Judged judged) {
    List<Finding> findings = judged.report().findings();
    long failures = findings.stream().filter(JunitReport::isFailure).count();
    out.printf(
        "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">%n",
        escaped(judged.report().machine()), Math.max(1, findings.size()), failures);
    if (findings.isEmpty()) {
      out.println("    <testcase classname=\"modparam\" name=\"nothing found\"/>");
    }
    findings.forEach(finding -> test(out, judged, finding));
    out.println("  </testsuite>");
  }

  private static boolean isFailure(Finding finding) {
    return finding.severity() != Severity.INFORMATION;
  }

  private static void test(PrintStream out, Judged judged, Finding finding) {
    String place = finding.location().in(judged.path(finding)).toString();
    out.printf(
        "    <testcase classname=\"%s\" name=\"%s\">%n",
        escaped(finding.rule().toString()), escaped(place));
    String element = isFailure(finding) ? "failure" : "system-out";
    String attributes =
        isFailure(finding)
            ? String.format(
                " type=\"%s\" message=\"%s\"",
                finding.severity().word(), escaped(finding.message()))
            : "";
    out.printf(
        "      <%s%s>%s</%s>%n",
        element, attributes, escaped(LineReports.message(finding)), element);
    out.println("    </testcase>");
  }

  /** Escapes markup, and replaces what XML cannot hold. */
  static String escaped(String text) {
    return text.replaceAll(
            "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uD800-\\uDFFF\\uFFFE\\uFFFF]", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;")
        .replace("\n", "&#10;");
  }
}
