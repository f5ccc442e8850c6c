// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A 64-bit module whose bytes a test spoils. */
final class ElfImage {

  static final int TYPE = 4;
  static final int OFFSET = 24;
  static final int SIZE = 32;
  static final int LINK = 40;
  static final int INFO = 44;
  static final int ENTRY_SIZE = 56;

  private static final int HEADER = 64;
  private static final int SYMBOL = 24;
  private static final int RELOCATION = 24;

  private final ByteBuffer bytes;

  private ElfImage(byte[] bytes) {
    ByteOrder order = bytes[5] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    this.bytes = ByteBuffer.wrap(bytes).order(order);
  }

  static ElfImage fixture() {
    return new ElfImage(TestFiles.fixture("fixture-x86_64.ko"));
  }

  static ElfImage of(byte[] bytes) {
    return new ElfImage(bytes.clone());
  }

  byte[] bytes() {
    return bytes.array();
  }

  KernelObject read() {
    return KernelObject.read(bytes.array(), "spoilt.ko");
  }

  ElfImage put(int offset, byte value) {
    bytes.put(offset, value);
    return this;
  }

  ElfImage putShort(int offset, int value) {
    bytes.putShort(offset, (short) value);
    return this;
  }

  ElfImage putInt(int offset, int value) {
    bytes.putInt(offset, value);
    return this;
  }

  ElfImage putLong(int offset, long value) {
    bytes.putLong(offset, value);
    return this;
  }

  int headerOf(String section) {
    int table = (int) bytes.getLong(40);
    int names = (int) bytes.getLong(table + HEADER * bytes.getShort(62) + OFFSET);
    for (int i = 0; i < bytes.getShort(60); i++) {
      int header = table + HEADER * i;
      if (text(names + bytes.getInt(header)).equals(section)) {
        return header;
      }
    }
    throw new IllegalArgumentException("no section " + section);
  }

  private String text(int offset) {
    int end = offset;
    while (bytes.get(end) != 0) {
      end++;
    }
    return new String(bytes.array(), offset, end - offset, StandardCharsets.UTF_8);
  }

  int contentOf(String section) {
    return (int) bytes.getLong(headerOf(section) + OFFSET);
  }

  /** Changes a 4-byte field of a section's header. */
  ElfImage section(String section, int field, int value) {
    bytes.putInt(headerOf(section) + field, value);
    return this;
  }

  /** Changes an 8-byte field of a section's header. */
  ElfImage section(String section, int field, long value) {
    bytes.putLong(headerOf(section) + field, value);
    return this;
  }

  /** Returns where the relocation of a place is. */
  int relocation(String section, long offset) {
    int start = contentOf(".rela" + section);
    int size = (int) bytes.getLong(headerOf(".rela" + section) + SIZE);
    for (int at = start; at < start + size; at += RELOCATION) {
      if (bytes.getLong(at) == offset) {
        return at;
      }
    }
    throw new IllegalArgumentException("no relocation at " + section + "+" + offset);
  }

  /** Changes what a relocation stores. */
  ElfImage relocate(String section, long offset, long symbol, long type, long addend) {
    int at = relocation(section, offset);
    bytes.putLong(at + 8, symbol << 32 | type);
    bytes.putLong(at + 16, addend);
    return this;
  }

  long symbolOf(String section, long offset) {
    return bytes.getLong(relocation(section, offset) + 8) >>> 32;
  }

  long addendOf(String section, long offset) {
    return bytes.getLong(relocation(section, offset) + 16);
  }

  int symbol(long index) {
    return contentOf(".symtab") + SYMBOL * (int) index;
  }

  long getLong(int offset) {
    return bytes.getLong(offset);
  }

  int getInt(int offset) {
    return bytes.getInt(offset);
  }

  int getShort(int offset) {
    return bytes.getShort(offset);
  }
}
