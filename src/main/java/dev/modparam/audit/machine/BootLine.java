// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.input.Location;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KernelCommandLine;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * A kernel command line: that of the running kernel, or one that a boot loader's file holds for the
 * next boot.
 */
public final class BootLine {

  private final KernelCommandLine line;
  private final String file;
  private final int[] lines;
  private final int[] columns;

  private BootLine(String file, String text, int[] lines, int[] columns) {
    this.file = file;
    this.line = KernelCommandLine.parse(text);
    this.lines = lines;
    this.columns = columns;
  }

  /** The line of a kernel, which stands in no file. */
  static BootLine ofKernel(String text) {
    return new BootLine(KernelCommandLine.FILE, text, new int[0], new int[0]);
  }

  public String file() {
    return file;
  }

  public KernelCommandLine line() {
    return line;
  }

  public boolean isOfKernel() {
    return lines.length == 0;
  }

  /** Finds a part of the line in its file. */
  public Location locate(int offset, int length) {
    if (isOfKernel() || offset >= lines.length) {
      return new Location(file, 1, offset + 1, length);
    }
    int last = Math.min(offset + Math.max(length, 1), lines.length) - 1;
    int width = lines[last] == lines[offset] ? columns[last] - columns[offset] + 1 : length;
    return new Location(file, lines[offset], columns[offset], width);
  }

  /** Finds in its file what has been found in the line. */
  public Location locate(Location inLine) {
    return isOfKernel() ? inLine : locate(inLine.column() - 1, inLine.length());
  }

  /** Tells of each name in {@code modprobe.blacklist} with its place. */
  public void blacklisted(BiConsumer<String, Location> action) {
    for (KernelCommandLine.Word word : line.words()) {
      if (word.kind() == KernelCommandLine.Kind.BLACKLIST) {
        int offset = word.valueOffset();
        for (Directive directive : word.directives()) {
          String name = directive.key();
          if (!name.isEmpty()) {
            action.accept(name, locate(offset, name.length()));
          }
          offset += name.length() + 1;
        }
      }
    }
  }

  /** Collects the text of a line letter by letter, with the places of the letters. */
  static final class Maker {

    private final String file;
    private final StringBuilder text = new StringBuilder();
    private int[] lines = new int[64];
    private int[] columns = new int[64];

    Maker(String file) {
      this.file = file;
    }

    boolean isEmpty() {
      return text.isEmpty();
    }

    void add(char letter, int line, int column) {
      if (text.length() == lines.length) {
        lines = Arrays.copyOf(lines, 2 * lines.length);
        columns = Arrays.copyOf(columns, 2 * columns.length);
      }
      lines[text.length()] = line;
      columns[text.length()] = column;
      text.append(letter);
    }

    BootLine make() {
      int length = text.length();
      return new BootLine(
          file, text.toString(), Arrays.copyOf(lines, length), Arrays.copyOf(columns, length));
    }
  }
}
