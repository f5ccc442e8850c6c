// SPDX-License-Identifier: Apache-2.0
package dev.modparam.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text that was bytes and becomes bytes again. A byte that is not UTF-8 is a lone surrogate from
 * U+DC80 to U+DCFF, so that nothing is lost on the way.
 *
 * <p>Where kmod looks at single bytes, a <em>byte string</em> is used: a String whose characters
 * are bytes.
 */
public final class ByteText {

  private static final char ESCAPE = '\uDC00';

  private ByteText() {}

  public static String decode(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return decodeWithEscapes(bytes);
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String decodeWithEscapes(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPE + (in.get() & 0xff)));
      }
      decoder.reset();
    }
  }

  public static byte[] encode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    int next = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isEscape(text, i)) {
        out.writeBytes(text.substring(next, i).getBytes(StandardCharsets.UTF_8));
        out.write(text.charAt(i) - ESCAPE);
        next = i + 1;
      }
    }
    out.writeBytes(text.substring(next).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Whether a character is a byte, and not the second half of a letter. */
  private static boolean isEscape(String text, int at) {
    char c = text.charAt(at);
    return c >= ESCAPE + 0x80
        && c <= ESCAPE + 0xff
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  public static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  public static String toByteString(String text) {
    return isAscii(text) ? text : new String(encode(text), StandardCharsets.ISO_8859_1);
  }

  public static String fromByteString(String bytes) {
    return isAscii(bytes) ? bytes : decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** {@code strcmp}: the order of bytes, which is not that of UTF-16. */
  public static int compare(String a, String b) {
    return Arrays.compareUnsigned(encode(a), encode(b));
  }

  /** {@code isspace} of the C locale. */
  public static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
