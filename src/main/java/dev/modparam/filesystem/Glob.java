// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Turns a glob into a regular expression, by the rules of {@code FileSystem.getPathMatcher}. */
final class Glob {

  private static final String SPECIAL = "\\.[]{}()*+-?^$|&";

  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int next;
  private boolean inGroup;

  private Glob(String glob) {
    this.glob = glob;
  }

  static Pattern compile(String glob) {
    return new Glob(glob).compile();
  }

  private Pattern compile() {
    while (next < glob.length()) {
      translate(glob.charAt(next++));
    }
    if (inGroup) {
      throw failure("Missing '}'");
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private void translate(char letter) {
    switch (letter) {
      case '*' -> star();
      case '?' -> regex.append("[^/]");
      case '[' -> bracket();
      case '{' -> openGroup();
      case '\\' -> {
        if (next == glob.length()) {
          throw failure("No character to escape");
        }
        literal(glob.charAt(next++));
      }
      case '}' -> closeGroup();
      case ',' -> regex.append(inGroup ? ")|(?:" : ",");
      default -> literal(letter);
    }
  }

  private void literal(char letter) {
    if (SPECIAL.indexOf(letter) >= 0) {
      regex.append('\\');
    }
    regex.append(letter);
  }

  private void star() {
    if (next < glob.length() && glob.charAt(next) == '*') {
      next++;
      regex.append(".*");
    } else {
      regex.append("[^/]*");
    }
  }

  private void openGroup() {
    if (inGroup) {
      throw failure("Cannot nest groups");
    }
    inGroup = true;
    regex.append("(?:(?:");
  }

  private void closeGroup() {
    regex.append(inGroup ? "))" : "}");
    inGroup = false;
  }

  private void bracket() {
    regex.append("[[^/]&&[");
    if (take('!')) {
      regex.append('^');
    }
    if (take('-')) {
      regex.append("\\-");
    }
    boolean empty = true;
    char last = 0;
    while (next < glob.length() && glob.charAt(next) != ']') {
      char letter = glob.charAt(next++);
      if (letter == '/') {
        throw failure("Explicit 'name separator' in class");
      }
      if (letter == '-' && empty) {
        throw failure("Invalid range");
      }
      if (letter == '-' && next < glob.length() && glob.charAt(next) != ']') {
        char end = glob.charAt(next++);
        if (end < last || end == '/') {
          throw failure("Invalid range");
        }
        regex.append('-');
        literal(end);
        empty = true; // a range cannot go on
      } else {
        literal(letter);
        last = letter;
        empty = false;
      }
    }
    if (!take(']')) {
      throw failure("Missing ']'");
    }
    regex.append("]]");
  }

  private boolean take(char letter) {
    boolean there = next < glob.length() && glob.charAt(next) == letter;
    if (there) {
      next++;
    }
    return there;
  }

  private PatternSyntaxException failure(String problem) {
    return new PatternSyntaxException(problem, glob, next - 1);
  }
}
