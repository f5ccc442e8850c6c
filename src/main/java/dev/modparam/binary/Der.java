// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads values of the distinguished encoding rules (ASN.1 DER), one after the other. What is not
 * there as expected is an {@link IllegalArgumentException}.
 */
final class Der {

  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** The first of the tags that have a meaning only where they stand. */
  static final int CONTEXT = 0xa0;

  private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
  private static final String NIST_HASH = "6086480165030402";

  private final ByteBuffer content;

  private Der(ByteBuffer content) {
    this.content = content;
  }

  static Der of(ByteBuffer content) {
    return new Der(content.duplicate().rewind());
  }

  static boolean isCommonName(byte[] identifier) {
    return Arrays.equals(identifier, COMMON_NAME);
  }

  /** Names a hash as modinfo does. */
  static String hashName(byte[] identifier) {
    String hex = HexFormat.of().formatHex(identifier);
    if (!hex.startsWith(NIST_HASH)) {
      return hex.equals("2b0e03021a") ? "sha1" : "unknown";
    }
    return switch (hex.substring(NIST_HASH.length())) {
      case "01" -> "sha256";
      case "02" -> "sha384";
      case "03" -> "sha512";
      case "04" -> "sha224";
      case "08" -> "sha3-256";
      case "09" -> "sha3-384";
      case "0a" -> "sha3-512";
      default -> "unknown";
    };
  }

  boolean hasNext() {
    return content.hasRemaining();
  }

  private int tag() {
    return hasNext() ? content.get(content.position()) & 0xff : -1;
  }

  /** Reads the next value, which must have a tag. */
  Der next(int tag) {
    if (tag() != tag) {
      throw new IllegalArgumentException("tag " + tag() + " is not " + tag);
    }
    return next();
  }

  /** Reads the next value. */
  Der next() {
    if (content.remaining() < 2) {
      throw new IllegalArgumentException("the data ends early");
    }
    content.get();
    int length = content.get() & 0xff;
    if (length >= 0x80) {
      length = longLength(length & 0x7f);
    }
    if (length > content.remaining()) {
      throw new IllegalArgumentException("a value of " + length + " bytes goes beyond the data");
    }
    Der value = new Der(content.slice(content.position(), length));
    content.position(content.position() + length);
    return value;
  }

  private int longLength(int bytes) {
    if (bytes == 0 || bytes > 3 || bytes > content.remaining()) {
      throw new IllegalArgumentException("a length of " + bytes + " bytes");
    }
    int length = 0;
    for (int i = 0; i < bytes; i++) {
      length = (length << Byte.SIZE) | (content.get() & 0xff);
    }
    return length;
  }

  /** Leaves the next value out. */
  Der skip() {
    next();
    return this;
  }

  /** Leaves out all values whose tags have a meaning only where they stand. */
  Der skipContext() {
    while ((tag() & 0xe0) == CONTEXT) {
      next();
    }
    return this;
  }

  byte[] bytes() {
    byte[] bytes = new byte[content.remaining()];
    content.get(content.position(), bytes);
    return bytes;
  }
}
