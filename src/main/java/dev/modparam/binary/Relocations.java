// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The relocations of one section, found by offset. */
final class Relocations {

  /**
   * One of them.
   *
   * @param symbol index of its symbol
   * @param type what is stored
   * @param addend what is added to the symbol; null if it is in the section itself
   */
  record Entry(int symbol, int type, @Nullable Long addend) {}

  private record Table(ByteBuffer content, int entrySize, boolean explicitAddend, int first) {}

  private static final int OFFSET_SHIFT = 32;

  private final ElfFile file;
  private final List<Table> tables = new ArrayList<>();

  /** Offset in the high half, number of the entry in the low half; sorted. */
  private long[] keys = {};

  Relocations(ElfFile file, ElfSection target) throws IOException {
    this.file = file;
    int total = 0;
    for (ElfSection section : file.relocationsOf(target)) {
      int entrySize = (int) section.entrySize();
      ByteBuffer content = file.content(section);
      tables.add(new Table(content, entrySize, section.type() == ElfSection.RELA, total));
      total += content.limit() / entrySize;
    }
    index(total);
  }

  private void index(int total) {
    keys = new long[total];
    int used = 0;
    for (Table table : tables) {
      int count = table.content.limit() / table.entrySize;
      for (int i = 0; i < count; i++) {
        long offset = offset(table, i);
        if (offset >= 0 && offset < Integer.MAX_VALUE) {
          keys[used++] = offset << OFFSET_SHIFT | table.first + i;
        }
      }
    }
    keys = Arrays.copyOf(keys, used);
    Arrays.sort(keys);
  }

  private long offset(Table table, int entry) {
    int at = entry * table.entrySize;
    return file.isWide() ? table.content.getLong(at) : table.content.getInt(at) & 0xffffffffL;
  }

  /** Tells whether there is a relocation within some bytes. */
  boolean touches(long offset, long length) {
    int found = lowest(offset);
    return found < keys.length && keys[found] >> OFFSET_SHIFT < offset + length;
  }

  /** Returns the relocation at an offset, the last if there are several; null if there is none. */
  @Nullable Entry at(long offset) {
    int after = lowest(offset + 1) - 1;
    if (after < 0 || keys[after] >> OFFSET_SHIFT != offset) {
      return null;
    }
    int number = (int) keys[after];
    Table table = tables.get(0);
    for (Table candidate : tables) {
      table = candidate.first <= number ? candidate : table;
    }
    return entry(table, number - table.first);
  }

  private int lowest(long offset) {
    if (offset < 0 || offset >= Integer.MAX_VALUE) {
      return keys.length;
    }
    int found = Arrays.binarySearch(keys, offset << OFFSET_SHIFT);
    return found < 0 ? -found - 1 : found;
  }

  private Entry entry(Table table, int index) {
    int at = index * table.entrySize;
    ByteBuffer content = table.content;
    if (!file.isWide()) {
      int info = content.getInt(at + 4);
      Long addend = table.explicitAddend ? (long) content.getInt(at + 8) : null;
      return new Entry(info >>> 8, info & 0xff, addend);
    }
    Long addend = table.explicitAddend ? content.getLong(at + 16) : null;
    if (file.machine() == Machine.MIPS && file.isLittleEndian()) {
      // symbol, then one byte each of special symbol and three types, of which the last comes first
      int types = Integer.reverseBytes(content.getInt(at + 12));
      return new Entry(content.getInt(at + 8), types, addend);
    }
    long info = content.getLong(at + 8);
    return new Entry((int) (info >>> 32), (int) info, addend);
  }
}
