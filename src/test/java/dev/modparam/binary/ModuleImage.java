// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a relocatable x86-64 object together, piece by piece, as a compiler and linker would. */
final class ModuleImage {

  static final int OBJECT = 1;
  static final int FUNCTION = 2;
  static final int GLOBAL = 0x10;
  static final int ABSOLUTE = 0xfff1;
  static final int ELSEWHERE = 0xffff;

  private static final int HEADER = 64;
  private static final int POINTER = 1;
  private static final int PROGBITS = 1;
  private static final int SYMTAB = 2;
  private static final int STRTAB = 3;
  private static final int RELA = 4;
  private static final int SYMTAB_SHNDX = 18;

  /** What relocations refer to. */
  record Target(int symbol, long addend) {
    Target plus(long bytes) {
      return new Target(symbol, addend + bytes);
    }
  }

  private record Relocation(int offset, Target target) {}

  /** A section whose content grows. */
  static final class Section {
    private final String name;
    private final int index;
    private final List<Relocation> relocations = new ArrayList<>();
    private ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);

    private Section(String name, int index) {
      this.name = name;
      this.index = index;
    }

    private int reserve(int size) {
      int at = (bytes.position() + 7) & ~7;
      if (at + size > bytes.capacity()) {
        ByteBuffer more = ByteBuffer.allocate(2 * (at + size)).order(ByteOrder.LITTLE_ENDIAN);
        more.put(0, bytes.array(), 0, bytes.position());
        bytes = more;
      }
      bytes.position(at + size);
      return at;
    }

    int put(byte[] content) {
      int at = reserve(content.length);
      bytes.put(at, content);
      return at;
    }

    /** Writes a number of some bytes behind what is there. */
    int number(long value, int size) {
      int at = reserve(size);
      for (int i = 0; i < size; i++) {
        bytes.put(at + i, (byte) (value >> (8 * i)));
      }
      return at;
    }

    /** Writes a pointer; null leads nowhere. */
    int pointer(@Nullable Target target) {
      int at = number(0, Long.BYTES);
      if (target != null) {
        relocations.add(new Relocation(at, target));
      }
      return at;
    }

    private byte[] content() {
      byte[] content = new byte[bytes.position()];
      bytes.get(0, content);
      return content;
    }
  }

  private final List<Section> sections = new ArrayList<>();
  private final Section symbols = new Section(".symtab", 0);
  private final Section names = new Section(".strtab", 0);
  private final List<Integer> elsewhere = new ArrayList<>();
  final Section info = section(".modinfo");
  final Section params = section("__param");
  final Section data = section(".data");
  final Section tables = section(".rodata");
  final Section strings = section(".rodata.str1.1");
  private int count;

  ModuleImage() {
    names.number(0, 1);
    symbols.put(new byte[24]);
    elsewhere.add(0);
    for (Section section : sections) {
      symbol("", 3, section.index, 0);
    }
  }

  Section section(String name) {
    Section section = new Section(name, sections.size() + 1);
    sections.add(section);
    return section;
  }

  /** Where a section has a place. */
  Target in(Section section, int offset) {
    return new Target(section.index, offset);
  }

  /** Adds a symbol; its number. */
  Target symbol(String name, int info, int section, long value) {
    ByteBuffer entry = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    entry.putInt(name.isEmpty() ? 0 : text(names, name)).put((byte) info).put((byte) 0);
    entry.putShort((short) section).putLong(value).putLong(0);
    symbols.put(entry.array());
    elsewhere.add(data.index);
    return new Target(++count, 0);
  }

  Target external(String name) {
    return symbol(name, GLOBAL, 0, 0);
  }

  static int text(Section section, String text) {
    return section.put((text + '\0').getBytes(StandardCharsets.UTF_8));
  }

  ModuleImage info(String string) {
    text(info, string);
    return this;
  }

  /** Adds an entry of the table of parameters. */
  ModuleImage param(
      String name, @Nullable Target operations, @Nullable Target argument, int mode, int flags) {
    params.pointer(in(strings, text(strings, name)));
    params.pointer(null);
    params.pointer(operations);
    params.number(mode | 0xffL << 16 | (long) flags << 24, Long.BYTES);
    params.pointer(argument);
    return this;
  }

  /** Writes a {@code struct kparam_array}. */
  Target array(int max, int size, @Nullable Target counter, Target operations, Target first) {
    int at = tables.number(max | (long) size << 32, Long.BYTES);
    tables.pointer(counter);
    tables.pointer(operations);
    tables.pointer(first);
    return in(tables, at);
  }

  /** Writes a {@code struct kernel_param_ops}. */
  Target operations(int flags, @Nullable Target set, @Nullable Target get) {
    int at = tables.number(flags, Long.BYTES);
    tables.pointer(set);
    tables.pointer(get);
    tables.pointer(null);
    return in(tables, at);
  }

  byte[] bytes() {
    return bytes(false);
  }

  /** The file, perhaps with a table of the sections of symbols that say they are elsewhere. */
  byte[] bytes(boolean extended) {
    List<byte[]> contents = new ArrayList<>(List.of(new byte[0]));
    List<int[]> headers = new ArrayList<>(List.of(new int[] {0, 0, 0, 0, 0}));
    Section shown = new Section(".shstrtab", 0);
    shown.number(0, 1);
    int symtab = sections.size() + 1;
    for (Section section : sections) {
      contents.add(section.content());
      headers.add(new int[] {text(shown, section.name), PROGBITS, 0, 0, 0});
    }
    contents.add(symbols.content());
    headers.add(new int[] {text(shown, ".symtab"), SYMTAB, symtab + 1, 1, 24});
    contents.add(names.content());
    headers.add(new int[] {text(shown, ".strtab"), STRTAB, 0, 0, 0});
    for (Section section : sections) {
      contents.add(relocations(section));
      headers.add(new int[] {text(shown, ".rela" + section.name), RELA, symtab, section.index, 24});
    }
    if (extended) {
      ByteBuffer indexes = ByteBuffer.allocate(4 * elsewhere.size()).order(ByteOrder.LITTLE_ENDIAN);
      elsewhere.forEach(indexes::putInt);
      contents.add(indexes.array());
      headers.add(new int[] {text(shown, ".symtab_shndx"), SYMTAB_SHNDX, symtab, 0, 4});
    }
    int named = text(shown, ".shstrtab");
    contents.add(shown.content());
    headers.add(new int[] {named, STRTAB, 0, 0, 0});
    return file(contents, headers);
  }

  private static byte[] relocations(Section section) {
    ByteBuffer table = ByteBuffer.allocate(24 * section.relocations.size());
    table.order(ByteOrder.LITTLE_ENDIAN);
    for (Relocation each : section.relocations) {
      table.putLong(each.offset).putLong((long) each.target.symbol << 32 | POINTER);
      table.putLong(each.target.addend);
    }
    return table.array();
  }

  private static byte[] file(List<byte[]> contents, List<int[]> headers) {
    int size = HEADER;
    for (byte[] content : contents) {
      size += (content.length + 7) & ~7;
    }
    int table = size;
    ByteBuffer file = ByteBuffer.allocate(size + HEADER * headers.size());
    file.order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).putShort(16, (short) 1);
    file.putShort(18, (short) 62).putInt(20, 1).putLong(40, table).putShort(52, (short) HEADER);
    file.putShort(58, (short) HEADER).putShort(60, (short) headers.size());
    file.putShort(62, (short) (headers.size() - 1));
    int at = HEADER;
    for (int i = 0; i < headers.size(); i++) {
      int[] header = headers.get(i);
      int here = table + HEADER * i;
      file.putInt(here, header[0]).putInt(here + 4, header[1]).putLong(here + 24, at);
      file.putLong(here + 32, contents.get(i).length).putInt(here + 40, header[2]);
      file.putInt(here + 44, header[3]).putLong(here + 48, 8).putLong(here + 56, header[4]);
      file.put(at, contents.get(i));
      at += (contents.get(i).length + 7) & ~7;
    }
    return file.array();
  }
}
