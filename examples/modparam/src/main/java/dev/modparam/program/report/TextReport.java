// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.report;

import dev.modparam.audit.AuditReport;
import dev.modparam.audit.Finding;
import dev.modparam.audit.Severity;
import dev.modparam.program.Console;
import dev.modparam.program.Style;
import dev.modparam.program.output.Cut;
import java.io.PrintStream;

/** For a person: what is wrong first, with the line and a mark under the word. */
public final class TextReport {

  private final PrintStream out;
  private final Style style;
  private final int width;

  /**
   * Makes a writer.
   *
   * @param console where to write
   */
  public TextReport(Console console) {
    this.out = console.out();
    this.style = console.style();
    this.width = console.width();
  }

  /**
   * Prints what was found on one machine.
   *
   * @param judged the machine
   */
  public void print(Judged judged) {
    for (Finding finding : judged.worstFirst()) {
      print(judged.report(), finding);
      out.println();
    }
    AuditReport report = judged.report();
    report.notChecked().forEach(note -> out.println(Cut.wrap(width, "", "note: " + note)));
    out.println(summary(report));
  }

  private void print(AuditReport report, Finding finding) {
    String place = finding.location().toString();
    String code = " [" + finding.rule().id() + "]";
    out.println(
        Cut.wrap(
            width,
            "  ",
            style.bold(place)
                + ": "
                + painted(finding.severity())
                + ": "
                + finding.message()
                + style.faint(code)));
    report
        .sourceLine(finding)
        .ifPresent(
            line -> MarkedLine.of(line, finding.location(), width, style).forEach(out::println));
    finding.fix().ifPresent(fix -> out.println("  " + style.cyan("fix: ") + fix));
  }

  private String painted(Severity severity) {
    return switch (severity) {
      case ERROR -> style.red(severity.word());
      case WARNING -> style.yellow(severity.word());
      case INFORMATION -> style.cyan(severity.word());
    };
  }

  private String summary(AuditReport report) {
    AuditReport.Checked checked = report.checked();
    String looked =
        counted(checked.files(), "file")
            + ", "
            + counted(checked.directives(), "directive")
            + (checked.modules() == 0 ? "" : ", " + counted(checked.modules(), "module"));
    String found =
        report.isClean()
            ? style.green("nothing found")
            : counted(report.count(Severity.ERROR), "error")
                + ", "
                + counted(report.count(Severity.WARNING), "warning")
                + ", "
                + counted(report.count(Severity.INFORMATION), "info");
    return found + style.faint(" (" + looked + ")");
  }

  private static String counted(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  /**
   * Prints what was found on many machines.
   *
   * @param summary the findings with the number of machines that have them
   */
  public void print(AuditReport.Summary summary) {
    for (AuditReport.Summary.Group group : summary.groups()) {
      Finding finding = group.finding();
      out.println(
          Cut.wrap(
              width,
              "  ",
              style.bold(group.machines() + " of " + summary.machines())
                  + " "
                  + painted(finding.severity())
                  + ": "
                  + finding.location()
                  + ": "
                  + finding.message()
                  + style.faint(" [" + finding.rule().id() + "]")));
      out.println("  " + style.faint(String.join(", ", group.examples())));
    }
    out.println(
        counted(summary.machines(), "machine")
            + ", "
            + summary.cleanMachines()
            + " of them without findings");
  }
}
