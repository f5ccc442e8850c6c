// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.module.LogLevel;
import dev.modparam.param.Errno;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whether bytes are the image of a module for x86-64: what {@code elf_validity_cache_copy} asks
 * before it looks for sections by their names.
 */
final class ImageCheck {

  private static final int HEADER_SIZE = 64;
  private static final int SECTION_HEADER_SIZE = 64;
  private static final byte[] MAGIC = {0x7F, 'E', 'L', 'F'};
  private static final int RELOCATABLE = 1;
  private static final int X86_64 = 62;
  private static final int NO_SECTION = 0;
  private static final int STRINGS = 3;
  private static final int NO_BITS = 8;

  private static final int TYPE = 16;
  private static final int MACHINE = 18;
  private static final int SECTION_OFFSET = 40;
  private static final int ENTRY_SIZE = 58;
  private static final int SECTION_COUNT = 60;
  private static final int NAMES_INDEX = 62;

  private static final int SECTION_TYPE = 4;
  private static final int SECTION_ADDRESS = 16;
  private static final int SECTION_BEGIN = 24;
  private static final int SECTION_SIZE = 32;

  private final byte[] image;
  private final ByteBuffer fields;
  private final KernelLog log;

  ImageCheck(byte[] image, KernelLog log) {
    this.image = image;
    this.fields = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    this.log = log;
  }

  /**
   * Refuses what is too short, of which the log says nothing ({@code copy_module_from_user}).
   *
   * @throws LoadException ENOEXEC
   */
  void requireHeader() {
    if (image.length < HEADER_SIZE) {
      throw failure("it is shorter than an ELF header");
    }
  }

  /**
   * Refuses what is not an image.
   *
   * @throws LoadException ENOEXEC
   */
  void require() {
    if (!Arrays.equals(image, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw reported("Invalid ELF header magic: != \u007fELF");
    }
    if (unsigned(TYPE) != RELOCATABLE) {
      throw reported("Invalid ELF header type: " + unsigned(TYPE) + " != " + RELOCATABLE);
    }
    if (unsigned(MACHINE) != X86_64) {
      throw reported("Invalid architecture in ELF header: " + unsigned(MACHINE));
    }
    if (unsigned(ENTRY_SIZE) != SECTION_HEADER_SIZE) {
      throw reported("Invalid ELF section header size");
    }
    requireSections();
  }

  private void requireSections() {
    long offset = fields.getLong(SECTION_OFFSET);
    int count = unsigned(SECTION_COUNT);
    boolean beyond = Long.compareUnsigned(offset, image.length) >= 0;
    if (beyond || (long) count * SECTION_HEADER_SIZE > image.length - offset) {
      throw reported("Invalid ELF section header overflow");
    }
    if (count > 0) {
      requireContents((int) offset, count);
    }
    int names = unsigned(NAMES_INDEX);
    if (names == 0 || names >= count) {
      throw reported(
          "Invalid ELF section name index: "
              + names
              + " || e_shstrndx ("
              + names
              + ") >= e_shnum ("
              + count
              + ")");
    }
    requireNames((int) offset, count, (int) offset + names * SECTION_HEADER_SIZE);
  }

  /** {@code elf_validity_cache_sechdrs}: what sections hold lies in the image. */
  private void requireContents(int table, int count) {
    int first = fields.getInt(table + SECTION_TYPE);
    boolean empty =
        fields.getLong(table + SECTION_SIZE) == 0 && fields.getLong(table + SECTION_ADDRESS) == 0;
    if (first != NO_SECTION || !empty) {
      throw reported(
          "ELF Spec violation: section 0 type(" + first + ")!=SH_NULL or non-zero len or addr");
    }
    for (int i = 1; i < count; i++) {
      int header = table + i * SECTION_HEADER_SIZE;
      int type = fields.getInt(header + SECTION_TYPE);
      if (type != NO_SECTION && type != NO_BITS && !isInside(header)) {
        throw reported("Invalid ELF section in module " + named(i, type));
      }
    }
  }

  private boolean isInside(int header) {
    long begin = fields.getLong(header + SECTION_BEGIN);
    long end = begin + fields.getLong(header + SECTION_SIZE);
    return Long.compareUnsigned(end, begin) >= 0 && Long.compareUnsigned(end, image.length) <= 0;
  }

  /** {@code elf_validity_cache_secstrings}. */
  private void requireNames(int table, int count, int names) {
    int type = fields.getInt(names + SECTION_TYPE);
    if (type != STRINGS) {
      throw reported("Invalid ELF section name table type: " + Integer.toUnsignedString(type));
    }
    long size = fields.getLong(names + SECTION_SIZE);
    if (size == 0) {
      throw reported("empty section name table");
    }
    if (image[(int) (fields.getLong(names + SECTION_BEGIN) + size - 1)] != 0) {
      throw reported("ELF Spec violation: section name table isn't null terminated");
    }
    for (int i = 0; i < count; i++) {
      int header = table + i * SECTION_HEADER_SIZE;
      int kind = fields.getInt(header + SECTION_TYPE);
      if (kind != NO_SECTION && Integer.toUnsignedLong(fields.getInt(header)) >= size) {
        throw reported("Invalid ELF section name in module " + named(i, kind));
      }
    }
  }

  private static String named(int section, int type) {
    return "(section " + section + " type " + Integer.toUnsignedString(type) + ")";
  }

  private int unsigned(int at) {
    return fields.getShort(at) & 0xFFFF;
  }

  private LoadException reported(String record) {
    log.print(LogLevel.ERR, "", record.getBytes(StandardCharsets.UTF_8));
    return failure(record);
  }

  private static LoadException failure(String reason) {
    return new LoadException("(image)", Errno.ENOEXEC, reason);
  }
}
