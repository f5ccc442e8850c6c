// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.report;

import dev.modparam.program.Console;
import java.util.List;
import java.util.Locale;

/** How a report is written. */
public enum ReportFormat {
  /** For a person. */
  TEXT,
  /** For a program. */
  JSON,
  /** For a code host. */
  SARIF,
  /** For a workflow of GitHub Actions. */
  GITHUB,
  /** For an editor. */
  GCC,
  /** For a browser. */
  HTML,
  /** For a CI server. */
  JUNIT;

  /**
   * Prints what was found.
   *
   * @param console where to
   * @param machines what was found
   */
  public void print(Console console, List<Judged> machines) {
    switch (this) {
      case TEXT -> machines.forEach(new TextReport(console)::print);
      case JSON -> JsonReport.print(console.out(), machines);
      case SARIF -> SarifReport.print(console.out(), machines);
      case GITHUB -> machines.forEach(each -> LineReports.github(console.out(), each));
      case GCC -> machines.forEach(each -> LineReports.gcc(console.out(), each));
      case HTML -> HtmlReport.print(console.out(), machines);
      case JUNIT -> JunitReport.print(console.out(), machines);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
