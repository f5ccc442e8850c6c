// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.input.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the header of an ELF file, and the table of sections that it leads to. */
final class ElfHeader {

  private static final int SIZE = 64;
  private static final int NARROW_SIZE = 52;
  private static final int RELOCATABLE = 1;
  private static final int INDEX_IS_ELSEWHERE = 0xffff;

  private final ByteSource source;
  private final String fileName;
  private final ByteBuffer header;
  private final boolean wide;

  private ElfHeader(ByteSource source, String fileName, ByteBuffer header, boolean wide) {
    this.source = source;
    this.fileName = fileName;
    this.header = header;
    this.wide = wide;
  }

  static ElfHeader read(ByteSource source, String fileName) throws IOException {
    if (source.size() < NARROW_SIZE) {
      throw ObjectNotes.refusal(
          fileName, "it has " + source.size() + " bytes, too few for an ELF file");
    }
    ByteBuffer header = source.read(0, (int) Math.min(SIZE, source.size()));
    if (header.getInt(0) != 0x7f454c46) {
      throw ObjectNotes.refusal(
          fileName, "it is not an ELF file: the first bytes are not \\x7fELF");
    }
    int width = header.get(4);
    int encoding = header.get(5);
    if (width < 1 || width > 2 || encoding < 1 || encoding > 2) {
      throw ObjectNotes.refusal(
          fileName, "ELF class " + width + " or byte order " + encoding + " is neither 1 nor 2");
    }
    ByteOrder order = encoding == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ElfHeader read = new ElfHeader(source, fileName, header.order(order), width == 2);
    read.checkType();
    return read;
  }

  private void checkType() {
    if (wide && source.size() < SIZE) {
      throw refused("it has " + source.size() + " bytes, too few for its header");
    }
    int type = unsigned(16);
    if (type != RELOCATABLE) {
      throw refused("it is not a kernel module: its ELF type is " + type + ", not 1 (relocatable)");
    }
    int entry = unsigned(wide ? 58 : 46);
    if (entry != headerSize()) {
      throw refused("its section headers have " + entry + " bytes, not " + headerSize());
    }
  }

  boolean isWide() {
    return wide;
  }

  ByteOrder order() {
    return header.order();
  }

  int machine() {
    return unsigned(18);
  }

  /** Returns which section holds the names of sections. */
  int namesIndex(ElfSection[] sections) {
    int names = unsigned(wide ? 62 : 50);
    return names == INDEX_IS_ELSEWHERE ? sections[0].link() : names;
  }

  /** Reads the table of sections. */
  ElfSection[] sections() throws IOException {
    long table = wide ? header.getLong(40) : header.getInt(32) & 0xffffffffL;
    ElfSection[] sections = new ElfSection[count(table)];
    ByteBuffer headers = source.read(table, sections.length * headerSize()).order(order());
    for (int i = 0; i < sections.length; i++) {
      sections[i] = section(headers, i);
    }
    return sections;
  }

  private int count(long table) throws IOException {
    long count = unsigned(wide ? 60 : 48);
    checkTable(table, 1);
    if (count == 0) {
      ByteBuffer first = source.read(table, headerSize()).order(header.order());
      count = wide ? first.getLong(32) : first.getInt(20) & 0xffffffffL;
    }
    checkTable(table, count);
    return (int) count;
  }

  private void checkTable(long table, long count) throws IOException {
    long size = source.size();
    boolean fits =
        table > 0 && table <= size && count > 0 && count <= (size - table) / headerSize();
    if (!fits || count * headerSize() > Integer.MAX_VALUE) {
      throw refused(
          "its table of "
              + Long.toUnsignedString(count)
              + " sections at byte "
              + Long.toUnsignedString(table)
              + " is not within its "
              + size
              + " bytes");
    }
  }

  private ElfSection section(ByteBuffer headers, int index) {
    int at = index * headerSize();
    if (wide) {
      return new ElfSection(
          index,
          headers.getInt(at),
          headers.getInt(at + 4),
          headers.getLong(at + 24),
          headers.getLong(at + 32),
          headers.getInt(at + 40),
          headers.getInt(at + 44),
          headers.getLong(at + 56));
    }
    return new ElfSection(
        index,
        headers.getInt(at),
        headers.getInt(at + 4),
        headers.getInt(at + 16) & 0xffffffffL,
        headers.getInt(at + 20) & 0xffffffffL,
        headers.getInt(at + 24),
        headers.getInt(at + 28),
        headers.getInt(at + 36) & 0xffffffffL);
  }

  private int headerSize() {
    return wide ? 64 : 40;
  }

  private int unsigned(int offset) {
    return header.getShort(offset) & 0xffff;
  }

  private InvalidInputException refused(String problem) {
    return ObjectNotes.refusal(fileName, problem);
  }
}
