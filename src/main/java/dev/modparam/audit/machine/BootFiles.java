// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import java.util.List;
import java.util.Optional;

/** Reads kernel command lines out of the files of boot loaders. */
final class BootFiles {

  /** In the order in which grub-mkconfig joins them. */
  private static final List<String> GRUB_VARIABLES =
      List.of("GRUB_CMDLINE_LINUX", "GRUB_CMDLINE_LINUX_DEFAULT");

  private static final String OPTIONS = "options";

  private BootFiles() {}

  /** Reads a file of either form, by its name. */
  static Optional<BootLine> read(String file, String text) {
    return file.endsWith(".conf") ? loaderEntry(file, text) : grub(file, text);
  }

  /** Joins the {@code options} lines of a boot loader entry (UAPI.1). */
  static Optional<BootLine> loaderEntry(String file, String text) {
    BootLine.Maker maker = new BootLine.Maker(file);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.startsWith(OPTIONS)
          && line.length() > OPTIONS.length()
          && isBlank(line.charAt(OPTIONS.length()))) {
        int at = OPTIONS.length();
        while (at < line.length() && isBlank(line.charAt(at))) {
          at++;
        }
        separate(maker, i + 1, at);
        for (; at < line.length() && line.charAt(at) != '\r'; at++) {
          maker.add(line.charAt(at), i + 1, at + 1);
        }
      }
    }
    return maker.isEmpty() ? Optional.empty() : Optional.of(maker.make());
  }

  /** Joins the two variables of {@code /etc/default/grub}; the last assignment of each counts. */
  static Optional<BootLine> grub(String file, String text) {
    BootLine.Maker maker = new BootLine.Maker(file);
    for (String variable : GRUB_VARIABLES) {
      int start = lastAssignment(text, variable);
      if (start >= 0) {
        addValue(maker, text, start);
      }
    }
    return maker.isEmpty() ? Optional.empty() : Optional.of(maker.make());
  }

  private static int lastAssignment(String text, String variable) {
    int found = -1;
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      int at = start;
      while (at < end && isBlank(text.charAt(at))) {
        at++;
      }
      if (text.startsWith("export ", at)) {
        at += "export ".length();
      }
      if (text.startsWith(variable + "=", at)) {
        found = at + variable.length() + 1;
      }
      start = end + 1;
    }
    return found;
  }

  /** Takes a word as a shell reads it: quotes group, a backslash makes the next letter plain. */
  private static void addValue(BootLine.Maker maker, String text, int start) {
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    char quote = 0;
    boolean first = true;
    for (int at = start; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (quote == 0 && (Character.isWhitespace(letter) || letter == ';')) {
        return;
      }
      if (letter == quote) {
        quote = 0;
      } else if (quote == 0 && (letter == '"' || letter == '\'')) {
        quote = letter;
      } else {
        if (letter == '\\'
            && quote != '\''
            && at + 1 < text.length()
            && escapes(quote, text.charAt(at + 1))) {
          at++;
          letter = text.charAt(at);
        }
        if (letter == '\n') {
          line++;
          lineStart = at + 1;
          letter = ' ';
        }
        if (first) {
          separate(maker, line, at - lineStart);
          first = false;
        }
        maker.add(letter, line, Math.max(1, at - lineStart + 1));
      }
    }
  }

  private static boolean escapes(char quote, char next) {
    return quote == 0 || "$`\"\\\n".indexOf(next) >= 0;
  }

  private static void separate(BootLine.Maker maker, int line, int column) {
    if (!maker.isEmpty()) {
      maker.add(' ', line, Math.max(1, column));
    }
  }

  private static boolean isBlank(char letter) {
    return letter == ' ' || letter == '\t';
  }
}
