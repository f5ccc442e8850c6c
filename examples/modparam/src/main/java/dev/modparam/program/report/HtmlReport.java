// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.report;

import dev.modparam.audit.Finding;
import dev.modparam.audit.Severity;
import dev.modparam.input.Location;
import dev.modparam.program.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One file for a browser, with all that it needs in it: search, filters, light and dark. */
public final class HtmlReport {

  private HtmlReport() {}

  /**
   * Prints a page.
   *
   * @param out where to
   * @param machines what was found
   */
  public static void print(PrintStream out, List<Judged> machines) {
    StringBuilder findings = new StringBuilder();
    StringBuilder notes = new StringBuilder();
    int[] counts = new int[Severity.values().length];
    for (Judged judged : machines) {
      for (Finding finding : judged.worstFirst()) {
        counts[finding.severity().ordinal()]++;
        append(findings, judged, finding, machines.size() > 1);
      }
      judged
          .report()
          .notChecked()
          .forEach(note -> notes.append("<p>note: ").append(escaped(note)).append("</p>\n"));
    }
    out.print(
        template()
            .replace("@VERSION@", Version.NUMBER)
            .replace("@MACHINES@", escaped(names(machines)))
            .replace("@ERRORS@", Integer.toString(counts[Severity.ERROR.ordinal()]))
            .replace("@WARNINGS@", Integer.toString(counts[Severity.WARNING.ordinal()]))
            .replace("@INFOS@", Integer.toString(counts[Severity.INFORMATION.ordinal()]))
            .replace("@NOTES@", notes)
            .replace("@FINDINGS@", findings));
  }

  private static String names(List<Judged> machines) {
    return machines.size() == 1
        ? machines.get(0).report().machine()
        : machines.size() + " machines";
  }

  private static void append(
      StringBuilder page, Judged judged, Finding finding, boolean isOneOfMany) {
    String severity = finding.severity().word();
    Location place = finding.location();
    page.append("<article class=\"finding ").append(severity).append("\" data-severity=\"");
    page.append(severity).append("\">\n<h2><span class=\"severity\">").append(severity);
    page.append("</span> <code>").append(escaped(place.toString())).append("</code>");
    if (isOneOfMany) {
      page.append(" <small>").append(escaped(judged.report().machine())).append("</small>");
    }
    page.append("<span class=\"rule\">").append(escaped(finding.rule().toString()));
    page.append("</span></h2>\n<p>").append(escaped(finding.message())).append("</p>\n");
    judged.report().sourceLine(finding).ifPresent(line -> source(page, line, place));
    finding
        .fix()
        .ifPresent(
            fix ->
                page.append("<p class=\"fix\">fix: <code>")
                    .append(escaped(fix))
                    .append("</code></p>\n"));
    page.append("<p class=\"reason\">").append(escaped(finding.rule().reason()));
    page.append("</p>\n</article>\n");
  }

  private static void source(StringBuilder page, String line, Location place) {
    int start = Math.max(0, Math.min(place.column() - 1, line.length()));
    int end = Math.min(line.length(), start + place.length());
    page.append("<pre><span class=\"number\">").append(place.line()).append("</span> ");
    page.append(escaped(line.substring(0, start)));
    if (place.column() > 0 && end > start) {
      page.append("<mark>").append(escaped(line.substring(start, end))).append("</mark>");
    }
    page.append(escaped(line.substring(Math.max(start, end)))).append("</pre>\n");
  }

  /** As XML wants it; an at sign is escaped too, since it marks the places of the template. */
  private static String escaped(String text) {
    return JunitReport.escaped(text).replace("@", "&#64;");
  }

  private static String template() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
