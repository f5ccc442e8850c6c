// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what means something to a shell or a word processor, and nothing to the kernel. */
final class Quotes {

  private static final Pattern SHELL =
      Pattern.compile("\\$\\{[^}]*}?|\\$\\([^)]*\\)?|\\$[A-Za-z_][A-Za-z0-9_]*|`[^`]*`?");

  private static final String OPENING = "\u201c\u201e\u2018\u201a";
  private static final String CLOSING = "\u201d\u201c\u2019\u2018";
  private static final String TYPOGRAPHIC_DOUBLE = "\u201c\u201d\u201e";

  private Quotes() {}

  /** Returns the first part of a value that a shell would expand, or null. */
  static @Nullable String shellText(@Nullable String value) {
    Matcher found = value == null ? null : SHELL.matcher(value);
    return found != null && found.find() ? found.group() : null;
  }

  /** Says what is odd about the quotes of a word, or returns null. */
  static @Nullable String odd(OptionsJudge.Token token) {
    if (token.text().chars().filter(c -> c == '"').count() % 2 == 1) {
      return "the double quote is never closed, so the kernel takes all that follows as part of the"
          + " value";
    }
    String value = token.value();
    if (value != null && isTypographic(value)) {
      return "typographic quotes are letters to the kernel and stay in the value; write \"";
    }
    if (value != null && value.startsWith("'")) {
      return "single quotes are letters to the kernel and stay in the value; write \"";
    }
    return null;
  }

  static boolean isTypographic(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    return TYPOGRAPHIC_DOUBLE.indexOf(first) >= 0
        || TYPOGRAPHIC_DOUBLE.indexOf(last) >= 0
        || (OPENING.indexOf(first) >= 0 && CLOSING.indexOf(last) >= 0);
  }

  /** Whether a word begins with a quote that means nothing to the kernel. */
  static boolean isQuoted(String word) {
    return word.startsWith("'") || (!word.isEmpty() && OPENING.indexOf(word.charAt(0)) >= 0);
  }

  /** Returns the quote that closes what a text opens, unless the text closes it itself. */
  static Optional<String> openedBy(String text) {
    if (text.startsWith("'")) {
      return text.length() > 1 && text.endsWith("'") ? Optional.empty() : Optional.of("'");
    }
    int command = text.lastIndexOf("$(");
    if (command >= 0 && text.indexOf(')', command) < 0) {
      return Optional.of(")");
    }
    if (text.chars().filter(c -> c == '`').count() % 2 == 1) {
      return Optional.of("`");
    }
    for (String pair : new String[] {"\u201c\u201d", "\u201e\u201c", "\u2018\u2019"}) {
      if (text.startsWith(pair.substring(0, 1)) && !text.endsWith(pair.substring(1))) {
        return Optional.of(pair.substring(1));
      }
    }
    return Optional.empty();
  }
}
