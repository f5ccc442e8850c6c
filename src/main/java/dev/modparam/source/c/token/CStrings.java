// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import dev.modparam.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of C's string and character literals, and of macros that stand for them. */
public final class CStrings {

  private static final String ESCAPED = "ntrabfve\\\"'?";
  private static final String MEANING = "\n\t\r\u0007\b\f\u000b\u001b\\\"'?";

  private CStrings() {}

  /** The text of adjacent literals up to the first NUL; null if it is not known. */
  public static @Nullable String text(List<CToken> tokens) {
    String all = whole(tokens);
    int nul = all == null ? -1 : all.indexOf('\0');
    return all == null || nul < 0 ? all : all.substring(0, nul);
  }

  /** The number of bytes of adjacent literals with the NUL at their end; 0 if it is not known. */
  public static int size(List<CToken> tokens) {
    String all = whole(tokens);
    return all == null ? 0 : ByteText.encode(all).length + 1;
  }

  private static @Nullable String whole(List<CToken> tokens) {
    StringBuilder all = new StringBuilder();
    for (CToken token : bare(tokens)) {
      String piece = token.kind() == CToken.Kind.STRING ? literal(token) : null;
      if (piece == null) {
        return null;
      }
      all.append(piece);
    }
    return tokens.isEmpty() ? null : all.toString();
  }

  /** Leaves out brackets around all of it. */
  private static List<CToken> bare(List<CToken> tokens) {
    int from = 0;
    int to = tokens.size();
    while (to - from > 2 && tokens.get(from).is("(") && tokens.get(to - 1).is(")")) {
      from++;
      to--;
    }
    return tokens.subList(from, to);
  }

  private static @Nullable String literal(CToken token) {
    String text = token.text();
    return text.startsWith("\"") || text.startsWith("u8\"")
        ? ByteText.decode(bytes(text, text.indexOf('"') + 1))
        : null;
  }

  /** The value of a character literal with one character; null for others. */
  public static @Nullable CValue character(CToken token) {
    byte[] bytes = token.text().startsWith("'") ? bytes(token.text(), 1) : new byte[0];
    return bytes.length == 1 ? CValue.ofInt(bytes[0] & 0xff) : null;
  }

  private static byte[] bytes(String text, int from) {
    ByteArrayOutputStream result = new ByteArrayOutputStream(text.length());
    int end = text.length() - 1;
    int at = from;
    while (at < end) {
      int next = text.indexOf('\\', at);
      int stop = next < 0 ? end : next; // the last letter is a quote
      result.writeBytes(ByteText.encode(text.substring(at, stop)));
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
      return number(text, at + 1, end, 16, result);
    }
    if (kind == 'u' || kind == 'U') {
      return unicode(text, at + 1, at + (kind == 'u' ? 5 : 9), result);
    }
    if (Character.digit(kind, 8) >= 0) {
      return number(text, at, at + 3, 8, result);
    }
    result.writeBytes(ByteText.encode(String.valueOf(kind)));
    return at + 1;
  }

  private static int number(
      String text, int from, int end, int radix, ByteArrayOutputStream result) {
    int at = from;
    int value = 0;
    while (at < end && Character.digit(text.charAt(at), radix) >= 0) {
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
