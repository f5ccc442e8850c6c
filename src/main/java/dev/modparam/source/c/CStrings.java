// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The texts of C's string and character literals, and of macros that stand for them. */
final class CStrings {

  private static final String ESCAPED = "ntrabfve\\\"'?";
  private static final String MEANING = "\n\t\r\u0007\b\f\u000b\u001b\\\"'?";

  /** A macro that grows beyond this is not followed: macros can double each other. */
  private static final int LONGEST_MACRO = 4096;

  private static final int DEEPEST = 64;

  private final CMacros macros;
  private final Map<String, Optional<String>> known = new HashMap<>();
  private int depth;

  CStrings(CMacros macros) {
    this.macros = macros;
  }

  /** The text of adjacent literals and macros up to the first NUL; null if it is not known. */
  @Nullable String text(List<CToken> tokens) {
    String all = joined(tokens, Integer.MAX_VALUE);
    if (all == null) {
      return null;
    }
    int nul = all.indexOf('\0');
    return nul < 0 ? all : all.substring(0, nul);
  }

  private @Nullable String joined(List<CToken> tokens, int longest) {
    if (tokens.isEmpty()) {
      return null;
    }
    StringBuilder result = new StringBuilder();
    for (CToken token : tokens) {
      String piece =
          switch (token.kind()) {
            case STRING -> literal(token);
            case WORD -> macro(token.text());
            default -> null;
          };
      if (piece == null || result.length() + piece.length() > longest) {
        return null;
      }
      result.append(piece);
    }
    return result.toString();
  }

  private @Nullable String macro(String name) {
    Optional<String> before = known.get(name);
    if (before != null) {
      return before.orElse(null);
    }
    known.put(name, Optional.empty());
    List<CToken> body = macros.body(name);
    if (body == null || depth == DEEPEST) {
      return null;
    }
    depth++;
    String text = joined(body, LONGEST_MACRO);
    depth--;
    known.put(name, Optional.ofNullable(text));
    return text;
  }

  private static @Nullable String literal(CToken token) {
    String text = token.text();
    return text.startsWith("\"") || text.startsWith("u8\"")
        ? new String(bytes(text, text.indexOf('"') + 1), StandardCharsets.UTF_8)
        : null;
  }

  /** The value of a character literal with one character; null for others. */
  static @Nullable CValue character(CToken token) {
    byte[] bytes = token.text().startsWith("'") ? bytes(token.text(), 1) : new byte[0];
    return bytes.length == 1 ? CValue.ofInt(bytes[0]) : null;
  }

  private static byte[] bytes(String text, int from) {
    ByteArrayOutputStream result = new ByteArrayOutputStream(text.length());
    int end = text.length() - 1;
    int at = from;
    while (at < end) {
      int next = text.indexOf('\\', at);
      int stop = next < 0 || next >= end ? end : next;
      result.writeBytes(text.substring(at, stop).getBytes(StandardCharsets.UTF_8));
      at = stop == end ? end : escape(text, stop + 1, end, result);
    }
    return result.toByteArray();
  }

  /** Appends what an escape stands for, from the character after the backslash. */
  private static int escape(String text, int at, int end, ByteArrayOutputStream result) {
    char kind = text.charAt(at);
    int simple = ESCAPED.indexOf(kind);
    if (simple >= 0) {
      result.write(MEANING.charAt(simple));
      return at + 1;
    }
    if (kind == 'x') {
      return number(text, at + 1, end, 16, 8, result);
    }
    if (kind == 'u' || kind == 'U') {
      return unicode(text, at + 1, Math.min(end, at + (kind == 'u' ? 5 : 9)), result);
    }
    if (Character.digit(kind, 8) >= 0) {
      return number(text, at, Math.min(end, at + 3), 8, 3, result);
    }
    result.writeBytes(String.valueOf(kind).getBytes(StandardCharsets.UTF_8));
    return at + 1;
  }

  private static int number(
      String text, int from, int end, int radix, int most, ByteArrayOutputStream result) {
    int at = from;
    int value = 0;
    while (at < end && at < from + most && Character.digit(text.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(at++), radix);
    }
    result.write(value);
    return at;
  }

  private static int unicode(String text, int from, int end, ByteArrayOutputStream result) {
    int at = from;
    int value = 0;
    while (at < end && Character.digit(text.charAt(at), 16) >= 0) {
      value = value * 16 + Character.digit(text.charAt(at++), 16);
    }
    int good = Character.isValidCodePoint(value) ? value : '?';
    result.writeBytes(Character.toString(good).getBytes(StandardCharsets.UTF_8));
    return at;
  }
}
