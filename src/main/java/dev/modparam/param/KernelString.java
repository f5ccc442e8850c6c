// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The content of a C string: bytes, which need not be UTF-8, and the Java text that they make.
 *
 * <p>Bytes that are no UTF-8 read as U+FFFD in the text, and are kept as they are in the bytes.
 */
final class KernelString {

  private final byte[] bytes;
  private final String text;

  private KernelString(byte[] bytes, String text) {
    this.bytes = bytes;
    this.text = text;
  }

  static KernelString of(byte[] source, int from, int to) {
    return new KernelString(
        Arrays.copyOfRange(source, from, to),
        new String(source, from, to - from, StandardCharsets.UTF_8));
  }

  static KernelString of(String text) {
    return new KernelString(text.getBytes(StandardCharsets.UTF_8), text);
  }

  byte[] bytes() {
    return bytes;
  }

  String text() {
    return text;
  }
}
