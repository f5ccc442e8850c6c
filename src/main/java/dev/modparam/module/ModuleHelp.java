// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.text.JsonText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person needs to know of a module's parameters: name, type, what it takes, default, mode,
 * description.
 *
 * <pre>{@code
 * System.out.print(ModuleHelp.of(MY_DRIVER).toText(80));
 * }</pre>
 */
public final class ModuleHelp {

  private static final List<String> HEADINGS =
      List.of("parameter", "type", "takes", "default", "mode", "description");

  private final ModuleDefinition module;

  private ModuleHelp(ModuleDefinition module) {
    this.module = module;
  }

  /**
   * Makes the help of a module.
   *
   * @param module the module
   * @return its help
   */
  public static ModuleHelp of(ModuleDefinition module) {
    return new ModuleHelp(requireNonNull(module, "module"));
  }

  private static List<String> cells(Param<?> param) {
    return List.of(
        param.name(),
        param.type().name(),
        param.type().expected(),
        defaultOf(param),
        param.permissions().isVisible() ? param.permissions().toString() : "-",
        oneLine(param.description().orElse("")));
  }

  private static String defaultOf(Param<?> param) {
    String shown = oneLine(param.defaultText());
    boolean quoted =
        param.type().kind() instanceof ParamKind.Text
            || param.type().kind() instanceof ParamKind.Buffer;
    return quoted && param.defaultValue() != null ? '"' + shown + '"' : shown;
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      line.append(Character.isISOControl(letter) ? ' ' : letter);
    }
    return line.toString().strip();
  }

  /**
   * Writes a table with a line for each parameter.
   *
   * @return the table with its headings, each line with a newline
   */
  public String toTable() {
    List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
    module.parameters().forEach(param -> rows.add(cells(param)));
    int[] widths = new int[HEADINGS.size()];
    rows.forEach(
        row -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
          }
        });
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  /**
   * Writes a paragraph for each parameter.
   *
   * @param width the longest line, at least 20; a longer word stays whole
   * @return the text, each line with a newline
   * @throws IllegalArgumentException if the width is less than 20
   */
  public String toText(int width) {
    if (width < 20) {
      throw new IllegalArgumentException("a line has at least 20 letters, not " + width);
    }
    StringBuilder text = new StringBuilder();
    for (Param<?> param : module.parameters()) {
      List<String> cells = cells(param);
      text.append(cells.get(0)).append('=').append(cells.get(1)).append('\n');
      String described = cells.get(5).isEmpty() ? "" : cells.get(5) + ". ";
      wrap(
          text,
          described.replace("..", ".")
              + "Takes "
              + cells.get(2)
              + "; default "
              + cells.get(3)
              + "; mode "
              + cells.get(4)
              + ".",
          width);
    }
    return text.toString();
  }

  private static void wrap(StringBuilder text, String words, int width) {
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width - 4) {
        text.append("    ").append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    text.append("    ").append(line).append('\n');
  }

  /**
   * Writes a Markdown table.
   *
   * @return the table, each line with a newline
   */
  public String toMarkdown() {
    StringBuilder table = new StringBuilder("| " + String.join(" | ", HEADINGS) + " |\n");
    table.append("|").append(" --- |".repeat(HEADINGS.size())).append('\n');
    for (Param<?> param : module.parameters()) {
      table.append('|');
      for (String cell : cells(param)) {
        table.append(' ').append(markdown(cell)).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String markdown(String cell) {
    return cell.replaceAll("([\\\\|<>`*_\\[\\]])", "\\\\$1");
  }

  /**
   * Writes a JSON array with an object for each parameter.
   *
   * @return the array, on one line
   */
  public String toJson() {
    List<String> objects = new ArrayList<>();
    for (Param<?> param : module.parameters()) {
      List<String> cells = cells(param);
      List<String> members = new ArrayList<>();
      for (int i = 0; i < HEADINGS.size(); i++) {
        members.add(JsonText.quote(HEADINGS.get(i)) + ":" + JsonText.quote(cells.get(i)));
      }
      objects.add("{" + String.join(",", members) + "}");
    }
    return "[" + String.join(",", objects) + "]";
  }

  /** Returns the table. */
  @Override
  public String toString() {
    return toTable();
  }
}
