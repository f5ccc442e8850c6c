// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The content of a C string: bytes, which need not be UTF-8, and the Java text that they make.
 *
 * <p>Bytes that are not UTF-8 read as U+FFFD in the text, and are kept as they are in the bytes.
 */
public final class CString {

  private final byte[] bytes;
  private final String text;

  private CString(byte[] bytes, String text) {
    this.bytes = bytes;
    this.text = text;
  }

  public static CString of(byte[] source, int from, int to) {
    return new CString(
        Arrays.copyOfRange(source, from, to),
        new String(source, from, to - from, StandardCharsets.UTF_8));
  }

  public static CString of(String text) {
    return new CString(text.getBytes(StandardCharsets.UTF_8), text);
  }

  public byte[] bytes() {
    return bytes;
  }

  public String text() {
    return text;
  }
}
