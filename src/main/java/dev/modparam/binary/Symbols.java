// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The symbol table of a file. */
final class Symbols {

  static final int UNDEFINED = 0;
  static final int ABSOLUTE = 0xfff1;
  static final int COMMON = 0xfff2;
  private static final int INDEX_IS_ELSEWHERE = 0xffff;
  private static final int LOWEST_RESERVED = 0xff00;

  private static final int TYPE_OBJECT = 1;
  private static final int TYPE_FUNCTION = 2;
  private static final int TYPE_SECTION = 3;
  private static final int TYPE_FILE = 4;
  private static final int BIND_WEAK = 2;

  private final ElfFile file;
  private final ByteBuffer table;
  private final ByteBuffer strings;
  private final @Nullable ByteBuffer extendedIndexes;
  private final int entrySize;

  /** Numbers of symbols, each at the hash of its place or behind; 0 is free. */
  private int @Nullable [] byPlace;

  /** Not to be guessed, so that no file can be made whose symbols all hash alike. */
  private final long spread = ThreadLocalRandom.current().nextLong() | 1;

  private Symbols(
      ElfFile file, ByteBuffer table, ByteBuffer strings, @Nullable ByteBuffer extendedIndexes) {
    this.file = file;
    this.table = table;
    this.strings = strings;
    this.extendedIndexes = extendedIndexes;
    this.entrySize = file.isWide() ? 24 : 16;
  }

  /** Reads the table, or returns null if the file was stripped of it. */
  static @Nullable Symbols of(ElfFile file) throws IOException {
    ElfSection table = file.sectionOfType(ElfSection.SYMTAB);
    if (table == null) {
      return null;
    }
    ElfSection extended = file.sectionOfType(ElfSection.SYMTAB_SHNDX);
    return new Symbols(
        file,
        file.content(table),
        file.strings(table.link()),
        extended == null ? null : file.content(extended));
  }

  int count() {
    return table.limit() / entrySize;
  }

  /** Returns the section of a symbol or a reserved number; -1 if it is not in the file. */
  int section(int symbol) {
    int index = table.getShort(symbol * entrySize + (file.isWide() ? 6 : 14)) & 0xffff;
    if (index != INDEX_IS_ELSEWHERE) {
      return index;
    }
    if (extendedIndexes == null || symbol >= extendedIndexes.limit() / 4) {
      return -1;
    }
    return extendedIndexes.getInt(symbol * 4);
  }

  /** Tells whether the number of a symbol's section has a meaning of its own. */
  boolean isReserved(int symbol) {
    int index = table.getShort(symbol * entrySize + (file.isWide() ? 6 : 14)) & 0xffff;
    return index >= LOWEST_RESERVED && index != INDEX_IS_ELSEWHERE;
  }

  long value(int symbol) {
    int at = symbol * entrySize;
    return file.isWide() ? table.getLong(at + 8) : table.getInt(at + 4) & 0xffffffffL;
  }

  long size(int symbol) {
    int at = symbol * entrySize;
    return file.isWide() ? table.getLong(at + 16) : table.getInt(at + 8) & 0xffffffffL;
  }

  private int type(int symbol) {
    return table.get(symbol * entrySize + (file.isWide() ? 4 : 12)) & 15;
  }

  String name(int symbol) throws UnknownValueException {
    int offset = table.getInt(symbol * entrySize);
    if (offset < 0 || offset >= strings.limit()) {
      throw new UnknownValueException("the name of symbol " + symbol + " is not in the file");
    }
    return ElfFile.string(strings, offset);
  }

  /** Names what lies at a place, for display; null if no symbol does. */
  @Nullable String nameOf(Pointer.Place place) throws UnknownValueException {
    int[] index = byPlace;
    if (index == null) {
      index = index();
      byPlace = index;
    }
    int symbol = index[find(index, place.section().index(), place.offset())];
    return symbol == 0 ? null : name(symbol);
  }

  private int[] index() {
    int[] index = new int[Integer.highestOneBit(count()) * 4];
    for (int symbol = 1; symbol < count(); symbol++) {
      if (isNamed(symbol)) {
        int at = find(index, section(symbol), value(symbol));
        if (index[at] == 0 || (isTyped(symbol) && !isTyped(index[at]))) {
          index[at] = symbol;
        }
      }
    }
    return index;
  }

  /** Returns where the symbol of a place is, or the free entry where it would be. */
  private int find(int[] index, int section, long value) {
    long mixed = (value ^ ((long) section << 40)) * spread;
    int at = (int) (mixed >>> 32) & (index.length - 1);
    while (index[at] != 0 && (section(index[at]) != section || value(index[at]) != value)) {
      at = (at + 1) & (index.length - 1);
    }
    return at;
  }

  private boolean isNamed(int symbol) {
    int type = type(symbol);
    return type != TYPE_SECTION
        && type != TYPE_FILE
        && !isReserved(symbol)
        && table.getInt(symbol * entrySize) != 0;
  }

  private boolean isTyped(int symbol) {
    int type = type(symbol);
    return type == TYPE_OBJECT || type == TYPE_FUNCTION;
  }

  /** Finds the variables that a file defines for others. */
  Map<String, Pointer.Place> definitions(Set<String> wanted) {
    Map<String, Pointer.Place> found = new HashMap<>();
    for (int symbol = 1; symbol < count(); symbol++) {
      int index = section(symbol);
      int name = table.getInt(symbol * entrySize);
      if (isGlobal(symbol)
          && isNamed(symbol)
          && index > UNDEFINED
          && index < file.sections().length
          && name > 0
          && name < strings.limit()) {
        String text = ElfFile.string(strings, name);
        if (wanted.contains(text)) {
          found.put(text, new Pointer.Place(file.sections()[index], value(symbol)));
        }
      }
    }
    return found;
  }

  /** Tells whether the name of a symbol begins with some letters. */
  boolean startsWith(int symbol, byte[] wanted) {
    int name = table.getInt(symbol * entrySize);
    if (name <= 0 || name > strings.limit() - wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (strings.get(name + i) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the name of a symbol, or an empty one if it is not in the file. */
  String text(int symbol) {
    int name = table.getInt(symbol * entrySize);
    return name <= 0 || name >= strings.limit() ? "" : ElfFile.string(strings, name);
  }

  /** Tells whether a file can do without a symbol. */
  boolean isWeak(int symbol) {
    return bind(symbol) == BIND_WEAK;
  }

  private int bind(int symbol) {
    return (table.get(symbol * entrySize + (file.isWide() ? 4 : 12)) & 0xf0) >> 4;
  }

  private boolean isGlobal(int symbol) {
    return bind(symbol) != 0;
  }

  /** Returns the place of a symbol that is in a section of the file. */
  Pointer.Place place(int symbol, long addend) throws UnknownValueException {
    int index = section(symbol);
    if (index < 0 || index >= file.sections().length) {
      throw new UnknownValueException("symbol " + symbol + " is in a section that does not exist");
    }
    return new Pointer.Place(file.sections()[index], value(symbol) + addend);
  }
}
