// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import dev.modparam.program.Console;
import dev.modparam.program.Style;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Changes between kernels as text, JSON and Markdown. */
public final class ChangeList {

  private static final int WIDEST = 40;

  private ChangeList() {}

  /**
   * Prints a line for each change, and how many there are.
   *
   * @param console where to
   * @param changes the changes
   */
  public static void text(Console console, List<Change> changes) {
    PrintStream out = console.out();
    Style style = console.style();
    for (Change change : changes) {
      String name = name(change);
      out.println(
          switch (change.kind()) {
            case GONE -> style.red("- " + name) + "  " + change.before();
            case NEW -> style.green("+ " + name) + "  " + change.after();
            case CHANGED ->
                style.yellow("~ " + name)
                    + "  "
                    + change.what()
                    + " "
                    + Cut.to(WIDEST, change.before())
                    + " -> "
                    + Cut.to(WIDEST, change.after());
          });
    }
    out.println(summary(changes));
  }

  private static String name(Change change) {
    return change.parameter().isEmpty()
        ? change.module()
        : change.module() + "." + change.parameter();
  }

  private static String summary(List<Change> changes) {
    return count(changes, Change.Kind.GONE)
        + " gone, "
        + count(changes, Change.Kind.NEW)
        + " new, "
        + count(changes, Change.Kind.CHANGED)
        + " changed";
  }

  private static long count(List<Change> changes, Change.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  /**
   * Prints a table in Markdown.
   *
   * @param out where to
   * @param changes the changes
   */
  public static void markdown(PrintStream out, List<Change> changes) {
    out.println("| change | name | what | before | after |");
    out.println("| --- | --- | --- | --- | --- |");
    for (Change change : changes) {
      out.printf(
          "| %s | `%s` | %s | %s | %s |%n",
          kind(change),
          name(change),
          change.what(),
          change.before().replace("|", "\\|"),
          change.after().replace("|", "\\|"));
    }
  }

  private static String kind(Change change) {
    return change.kind().name().toLowerCase(Locale.ROOT);
  }

  /**
   * Prints all changes.
   *
   * @param out where to
   * @param changes the changes
   */
  public static void json(PrintStream out, List<Change> changes) {
    Json.report(
        out,
        json -> {
          json.writeArrayFieldStart("changes");
          for (Change change : changes) {
            json.writeStartObject();
            json.writeStringField("change", kind(change));
            json.writeStringField("module", change.module());
            if (!change.parameter().isEmpty()) {
              json.writeStringField("parameter", change.parameter());
            }
            if (!change.what().isEmpty()) {
              json.writeStringField("what", change.what());
            }
            json.writeStringField("before", change.before());
            json.writeStringField("after", change.after());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
