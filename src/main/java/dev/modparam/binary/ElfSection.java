// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

/**
 * One section header.
 *
 * @param index its place in the table
 * @param nameOffset where its name starts in the names of sections
 * @param type {@code sh_type}
 * @param offset where its bytes are in the file
 * @param size how many bytes it has; for {@code SHT_NOBITS}, claims to have
 * @param link {@code sh_link}
 * @param info {@code sh_info}
 * @param entrySize {@code sh_entsize}
 */
record ElfSection(
    int index,
    int nameOffset,
    int type,
    long offset,
    long size,
    int link,
    int info,
    long entrySize) {

  static final int NULL = 0;
  static final int SYMTAB = 2;
  static final int STRTAB = 3;
  static final int RELA = 4;
  static final int NOBITS = 8;
  static final int REL = 9;
  static final int SYMTAB_SHNDX = 18;

  /** Memory of that many zeros that belongs to no section: a common symbol. */
  static ElfSection common(long size) {
    return new ElfSection(-1, 0, NOBITS, 0, size, 0, 0, 0);
  }

  boolean isEmpty() {
    return type == NOBITS || type == NULL;
  }

  boolean isRelocation() {
    return type == REL || type == RELA;
  }

  /** Tells whether some bytes lie within the section; the offset may be any number. */
  boolean holds(long start, long length) {
    return start >= 0
        && Long.compareUnsigned(start, size) <= 0
        && Long.compareUnsigned(length, size - start) <= 0;
  }
}
