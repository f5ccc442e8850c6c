// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.input.InvalidInputException;
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
 * A relocatable ELF file: its header and its sections. Each of its claims is checked before it is
 * believed.
 */
final class ElfFile {

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

  private ElfFile(String fileName, ByteSource source, ElfHeader header) throws IOException {
    this.fileName = fileName;
    this.source = source;
    this.wide = header.isWide();
    this.order = header.order();
    this.machine = header.machine();
    this.sections = header.sections();
    this.contents = new ByteBuffer[sections.length];
    this.bytesToKeep = source.size();
    this.relocationBytes = source.size();
    this.sectionNames = strings(header.namesIndex(sections));
    for (ElfSection section : sections) {
      check(section);
    }
  }

  static ElfFile read(ByteSource source, String fileName) throws IOException {
    return new ElfFile(fileName, source, ElfHeader.read(source, fileName));
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

  private InvalidInputException broken(ElfSection section, String problem) {
    return ObjectNotes.refusal(fileName, "section " + section.index() + " " + problem);
  }

  /** Returns the table of strings that a section is. */
  ByteBuffer strings(int index) throws IOException {
    if (index < 0 || index >= sections.length) {
      throw ObjectNotes.refusal(
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

  /** Returns the string at an offset, up to its NUL; cut if it is too long or has no end. */
  static String string(ByteBuffer strings, int offset) {
    int most = Math.min(strings.limit() - offset, LONGEST_NAME);
    int end = offset;
    while (end - offset < most && strings.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - offset];
    strings.get(offset, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns all bytes of a section that has any in the file. */
  ByteBuffer content(ElfSection section) throws IOException {
    ByteBuffer known = contents[section.index()];
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
}
