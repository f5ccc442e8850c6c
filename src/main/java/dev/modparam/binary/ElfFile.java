// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A relocatable ELF file: its header and its sections. Whatever it claims is checked before it is
 * believed.
 */
final class ElfFile {

  private static final int HEADER = 64;
  private static final int NARROW_HEADER = 52;
  private static final int RELOCATABLE = 1;
  private static final int INDEX_IS_ELSEWHERE = 0xffff;

  /** The kernel's symbols have at most 511 bytes. */
  private static final int LONGEST_NAME = 1024;

  /** Sections up to this size are read once as a whole. */
  private static final int SMALL = 1 << 14;

  private final String fileName;
  private final ByteSource source;
  private final boolean wide;
  private final ByteOrder order;
  private final int machine;
  private final ElfSection[] sections;
  private final @Nullable ByteBuffer[] contents;
  private final ByteBuffer sectionNames;
  private @Nullable Map<Integer, List<ElfSection>> relocationsByTarget;

  /** Sections that overlap could make a small file a large one in memory. */
  private long bytesToKeep;

  private long relocationBytes;

  private ElfFile(
      String fileName,
      ByteSource source,
      boolean wide,
      ByteOrder order,
      int machine,
      ElfSection[] sections,
      int namesIndex)
      throws IOException {
    this.fileName = fileName;
    this.source = source;
    this.wide = wide;
    this.order = order;
    this.machine = machine;
    this.sections = sections;
    this.contents = new ByteBuffer[sections.length];
    this.bytesToKeep = source.size();
    this.relocationBytes = source.size();
    this.sectionNames = strings(namesIndex);
    for (ElfSection section : sections) {
      check(section);
    }
  }

  static ElfFile read(ByteSource source, String fileName) throws IOException {
    if (source.size() < NARROW_HEADER) {
      throw new ObjectFormatException(
          fileName, "it has " + source.size() + " bytes, too few for an ELF file");
    }
    ByteBuffer header = source.read(0, (int) Math.min(HEADER, source.size()));
    if (header.getInt(0) != 0x7f454c46) {
      throw new ObjectFormatException(
          fileName, "it is no ELF file: the first bytes are not \\x7fELF");
    }
    int width = header.get(4);
    int encoding = header.get(5);
    if (width < 1 || width > 2 || encoding < 1 || encoding > 2) {
      throw new ObjectFormatException(
          fileName, "ELF class " + width + " or byte order " + encoding + " is neither 1 nor 2");
    }
    ByteOrder order = encoding == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    return new HeaderReader(source, fileName, header.order(order), width == 2).read();
  }

  /** Reads the header and the section table. */
  private record HeaderReader(ByteSource source, String fileName, ByteBuffer header, boolean wide) {

    ElfFile read() throws IOException {
      if (wide && source.size() < HEADER) {
        throw refused("it has " + source.size() + " bytes, too few for its header");
      }
      int type = unsigned(16);
      if (type != RELOCATABLE) {
        throw refused("it is no kernel module: its ELF type is " + type + ", not 1 (relocatable)");
      }
      int entry = unsigned(wide ? 58 : 46);
      if (entry != headerSize()) {
        throw refused("its section headers have " + entry + " bytes, not " + headerSize());
      }
      long table = wide ? header.getLong(40) : header.getInt(32) & 0xffffffffL;
      int count = count(table);
      ElfSection[] sections = new ElfSection[count];
      ByteBuffer headers = source.read(table, count * headerSize()).order(header.order());
      for (int i = 0; i < count; i++) {
        sections[i] = section(headers, i);
      }
      int names = unsigned(wide ? 62 : 50);
      return new ElfFile(
          fileName,
          source,
          wide,
          header.order(),
          unsigned(18),
          sections,
          names == INDEX_IS_ELSEWHERE ? sections[0].link() : names);
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

    private ObjectFormatException refused(String problem) {
      return new ObjectFormatException(fileName, problem);
    }
  }

  private void check(ElfSection section) throws IOException {
    if (section.nameOffset() < 0 || section.nameOffset() >= sectionNames.limit()) {
      throw broken(section, "has its name outside the table of names");
    }
    if (!section.isEmpty() && !within(section)) {
      throw broken(
          section,
          "claims "
              + Long.toUnsignedString(section.size())
              + " bytes at byte "
              + Long.toUnsignedString(section.offset())
              + " of "
              + source.size());
    }
    if (section.type() == ElfSection.SYMTAB) {
      checkEntries(section, wide ? 24 : 16);
      checkIndex(section, section.link());
    } else if (section.isRelocation()) {
      checkEntries(
          section, (wide ? 16 : 8) + (section.type() == ElfSection.RELA ? pointerSize() : 0));
      checkIndex(section, section.link());
      checkIndex(section, section.info());
    }
  }

  private boolean within(ElfSection section) {
    return section.offset() >= 0
        && section.offset() <= source.size()
        && section.size() >= 0
        && section.size() <= source.size() - section.offset();
  }

  private void checkEntries(ElfSection section, int size) throws IOException {
    if (section.entrySize() != size) {
      throw broken(
          section,
          "has entries of " + Long.toUnsignedString(section.entrySize()) + " bytes, not " + size);
    }
  }

  private void checkIndex(ElfSection section, int index) throws IOException {
    if (index < 0 || index >= sections.length) {
      throw broken(
          section,
          "refers to section " + Integer.toUnsignedString(index) + " of " + sections.length);
    }
  }

  private ObjectFormatException broken(ElfSection section, String problem) {
    return new ObjectFormatException(fileName, "section " + section.index() + " " + problem);
  }

  /** Returns the table of strings that a section is. */
  ByteBuffer strings(int index) throws IOException {
    if (index < 0 || index >= sections.length) {
      throw new ObjectFormatException(
          fileName, "its strings are in section " + index + " of " + sections.length);
    }
    ElfSection section = sections[index];
    if (section.type() != ElfSection.STRTAB || !within(section) || section.size() == 0) {
      throw broken(section, "is used for strings but holds none");
    }
    ByteBuffer strings = content(section);
    if (strings.get(strings.limit() - 1) != 0) {
      throw broken(section, "holds strings of which the last has no end");
    }
    return strings;
  }

  /** Returns the string at an offset that is within a table of strings, cut if it is too long. */
  static String string(ByteBuffer strings, int offset) {
    int end = offset;
    while (strings.get(end) != 0 && end - offset < LONGEST_NAME) {
      end++;
    }
    byte[] bytes = new byte[end - offset];
    strings.get(offset, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns all bytes of a section that has any in the file. */
  ByteBuffer content(ElfSection section) throws IOException {
    ByteBuffer known = section.index() < 0 ? null : contents[section.index()];
    if (known != null) {
      return known;
    }
    if (section.size() > Integer.MAX_VALUE - 8) {
      throw broken(section, "is larger than 2 GiB");
    }
    ByteBuffer content = source.read(section.offset(), (int) section.size()).order(order);
    contents[section.index()] = content;
    return content;
  }

  /** Returns some bytes of a section, which the caller has found to hold them. */
  ByteBuffer bytes(ElfSection section, long offset, int length) throws IOException {
    if (section.isEmpty()) {
      return ByteBuffer.allocate(length).order(order);
    }
    if (section.size() <= SMALL && (contents[section.index()] != null || keeps(section.size()))) {
      return content(section).slice((int) offset, length).order(order);
    }
    return source.read(section.offset() + offset, length).order(order);
  }

  private boolean keeps(long size) {
    bytesToKeep -= size;
    return bytesToKeep >= 0;
  }

  /** Returns the tables of the relocations in a section. */
  List<ElfSection> relocationsOf(ElfSection target) throws IOException {
    Map<Integer, List<ElfSection>> byTarget = relocationsByTarget;
    if (byTarget == null) {
      byTarget =
          Arrays.stream(sections)
              .filter(ElfSection::isRelocation)
              .collect(Collectors.groupingBy(ElfSection::info));
      relocationsByTarget = byTarget;
    }
    List<ElfSection> tables = byTarget.getOrDefault(target.index(), List.of());
    for (ElfSection table : tables) {
      relocationBytes -= table.size();
      if (relocationBytes < 0) {
        throw broken(table, "overlaps other tables of relocations");
      }
    }
    return tables;
  }

  /** Finds a section by name. */
  @Nullable ElfSection section(String name) {
    for (ElfSection section : sections) {
      if (isNamed(section, name)) {
        return section;
      }
    }
    return null;
  }

  private boolean isNamed(ElfSection section, String name) {
    int start = section.nameOffset();
    int length = name.length();
    if (start + length >= sectionNames.limit() || sectionNames.get(start + length) != 0) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (sectionNames.get(start + i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Finds the first section of a type. */
  @Nullable ElfSection sectionOfType(int type) {
    for (ElfSection section : sections) {
      if (section.type() == type) {
        return section;
      }
    }
    return null;
  }

  ElfSection[] sections() {
    return sections;
  }

  String name(ElfSection section) {
    return section.index() < 0 ? "COMMON" : string(sectionNames, section.nameOffset());
  }

  boolean isWide() {
    return wide;
  }

  int pointerSize() {
    return wide ? 8 : 4;
  }

  /** Returns the machine, or null if its relocations are not known. */
  @Nullable Machine machine() {
    return Machine.of(machine, wide);
  }

  String machineName() {
    Machine known = machine();
    return known == null ? "machine " + machine : known.name(wide, order == ByteOrder.BIG_ENDIAN);
  }

  boolean isLittleEndian() {
    return order == ByteOrder.LITTLE_ENDIAN;
  }

  String fileName() {
    return fileName;
  }
}
