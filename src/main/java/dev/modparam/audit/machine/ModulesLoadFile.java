// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.input.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of modules to load at boot, as {@code systemd-modules-load} reads it.
 *
 * @param file its path
 * @param names the names in it, with what follows them on the line
 */
public record ModulesLoadFile(String file, List<Entry> names) {

  /**
   * A line with a name.
   *
   * @param name the first word
   * @param location its place
   * @param rest what follows, perhaps empty
   * @param restLocation its place
   */
  public record Entry(String name, Location location, String rest, Location restLocation) {}

  static ModulesLoadFile parse(String file, String text) {
    List<Entry> names = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].stripTrailing();
      String stripped = line.stripLeading();
      if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
        continue;
      }
      int start = line.length() - stripped.length();
      int end = start;
      while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
        end++;
      }
      String rest = line.substring(end).strip();
      int restStart = line.length() - rest.length();
      names.add(
          new Entry(
              line.substring(start, end),
              new Location(file, i + 1, start + 1, end - start),
              rest,
              new Location(file, i + 1, restStart + 1, rest.length())));
    }
    return new ModulesLoadFile(file, List.copyOf(names));
  }

  /** Whether arguments may follow a name: the old {@code /etc/modules} allowed them. */
  public boolean takesArguments() {
    return file.endsWith("/etc/modules");
  }
}
