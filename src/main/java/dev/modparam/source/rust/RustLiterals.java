// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.input.InvalidInputException;
import dev.modparam.source.text.SourceFile;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What Rust's literals mean. */
final class RustLiterals {

  /** Longer literals cannot fit a type, and would take long to convert. */
  private static final int MOST_DIGITS = 200;

  /**
   * An integer literal.
   *
   * @param value without a sign
   * @param suffix the type named at its end, or null
   */
  record IntegerLiteral(BigInteger value, @Nullable String suffix) {}

  private final SourceFile file;

  RustLiterals(SourceFile file) {
    this.file = file;
  }

  /**
   * Reads an integer.
   *
   * @param octalZero whether a leading zero means octal, as it does in C and not in Rust
   */
  IntegerLiteral integer(RustToken token, boolean octalZero) {
    String text = token.text();
    int radix = radix(text, octalZero);
    int from = radix == 10 || Character.isDigit(text.charAt(1)) || text.charAt(1) == '_' ? 0 : 2;
    int end = suffixStart(text, from, radix);
    String digits = text.substring(from, end).replace("_", "");
    if (digits.isEmpty() || digits.length() > MOST_DIGITS || !areDigits(digits, radix)) {
      throw file.error(token.offset(), token.found(), "an integer with digits of base " + radix);
    }
    String suffix = end == text.length() ? null : text.substring(end);
    return new IntegerLiteral(new BigInteger(digits, radix), suffix);
  }

  private static int radix(String text, boolean octalZero) {
    if (text.length() < 2 || text.charAt(0) != '0') {
      return 10;
    }
    return switch (text.charAt(1)) {
      case 'x' -> 16;
      case 'o' -> 8;
      case 'b' -> 2;
      default -> octalZero && (Character.isDigit(text.charAt(1)) || text.charAt(1) == '_') ? 8 : 10;
    };
  }

  private static int suffixStart(String text, int from, int radix) {
    int at = from;
    while (at < text.length()
        && (text.charAt(at) == '_'
            || Character.isDigit(text.charAt(at))
            || (radix == 16 && Character.digit(text.charAt(at), 16) >= 0))) {
      at++;
    }
    return at;
  }

  private static boolean areDigits(String text, int radix) {
    return text.chars().allMatch(digit -> digit < 128 && Character.digit(digit, radix) >= 0);
  }

  /** Reads the number of {@code b'a'}. */
  int byteCharacter(RustToken token) {
    String text = token.text();
    byte[] bytes = content(token, 2, text.length() - 1, true);
    if (!text.startsWith("b") || bytes.length != 1) {
      throw file.error(token.offset(), token.found(), "a byte character such as b'a'");
    }
    return bytes[0] & 0xff;
  }

  /** Reads the code point of {@code 'a'}. */
  int character(RustToken token) {
    byte[] bytes = content(token, 1, token.text().length() - 1, false);
    String text = decoded(token, bytes);
    if (text.isEmpty() || text.codePointCount(0, text.length()) != 1) {
      throw file.error(token.offset(), token.found(), "a character such as 'a'");
    }
    return text.codePointAt(0);
  }

  /** Reads the text of any string literal. */
  String string(RustToken token) {
    String text = token.text();
    int quote = text.indexOf('"');
    String prefix = text.substring(0, quote);
    boolean raw = prefix.startsWith("r") || prefix.startsWith("br") || prefix.startsWith("cr");
    if (raw) {
      int hashes = prefix.length() - prefix.replace("#", "").length();
      return text.substring(quote + 1, text.length() - 1 - hashes).replace("\r\n", "\n");
    }
    boolean bytes = prefix.equals("b") || prefix.equals("c");
    return decoded(token, content(token, quote + 1, text.length() - 1, bytes));
  }

  private String decoded(RustToken token, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      InvalidInputException problem =
          file.error(token.offset(), token.found(), "bytes that are UTF-8 text");
      problem.initCause(notText);
      throw problem;
    }
  }

  /** The bytes between the quotes; the letter at the end is the quote. */
  private byte[] content(RustToken token, int from, int to, boolean bytes) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    String text = token.text();
    int at = from;
    while (at < to) {
      int letter = text.codePointAt(at);
      if (letter == '\\') {
        at = escape(token, at, to, bytes, result);
      } else {
        int width = Character.charCount(letter);
        if (letter != '\r' || text.charAt(at + 1) != '\n') {
          result.writeBytes(text.substring(at, at + width).getBytes(StandardCharsets.UTF_8));
        }
        at += width;
      }
    }
    return result.toByteArray();
  }

  /** Appends what an escape stands for, and returns the index after it. */
  private int escape(RustToken token, int at, int to, boolean bytes, ByteArrayOutputStream result) {
    String text = token.text();
    char kind = text.charAt(at + 1);
    int simple = "nrt\\0'\"".indexOf(kind);
    if (simple >= 0) {
      result.write("\n\r\t\\\0'\"".charAt(simple));
      return at + 2;
    }
    return switch (kind) {
      case 'x' -> hexadecimal(token, at, to, bytes, result);
      case 'u' -> unicode(token, at, result);
      case '\n', '\r' -> afterBlanks(text, at + 1);
      default -> throw badEscape(token, at, 2);
    };
  }

  private InvalidInputException badEscape(RustToken token, int at, int length) {
    String text = token.text().substring(at, Math.min(token.text().length(), at + length));
    return file.error(
        token.offset() + at,
        "the escape " + SourceFile.quote(text),
        "\\n, \\r, \\t, \\\\, \\0, \\', \\\", \\x41, \\u{41} or a line that ends in \\");
  }

  private static int afterBlanks(String text, int from) {
    int at = from;
    while (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private int hexadecimal(
      RustToken token, int at, int to, boolean bytes, ByteArrayOutputStream result) {
    int value = at + 4 <= to ? number(token.text().substring(at + 2, at + 4)) : -1;
    if (value < 0 || (value > 0x7f && !bytes)) {
      throw badEscape(token, at, 4);
    }
    result.write(value);
    return at + 4;
  }

  private int unicode(RustToken token, int at, ByteArrayOutputStream result) {
    String text = token.text();
    int close = text.indexOf('}', at);
    if (close < 0 || text.charAt(at + 2) != '{') {
      throw badEscape(token, at, 3);
    }
    int value = number(text.substring(at + 3, close).replace("_", ""));
    if (!Character.isValidCodePoint(value) || (value >= 0xD800 && value <= 0xDFFF)) {
      throw badEscape(token, at, close + 1 - at);
    }
    result.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
    return close + 1;
  }

  private static int number(String digits) {
    boolean good = !digits.isEmpty() && digits.length() <= 6 && areDigits(digits, 16);
    return good ? Integer.parseInt(digits, 16) : -1;
  }
}
