// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.module.LogLevel;
import dev.modparam.param.Errno;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whether bytes are the image of a module for x86-64: the first part of {@code
 * elf_validity_cache_copy}.
 */
final class ImageCheck {

  private static final int HEADER_SIZE = 64;
  private static final int SECTION_HEADER_SIZE = 64;
  private static final byte[] MAGIC = {0x7F, 'E', 'L', 'F'};
  private static final int RELOCATABLE = 1;
  private static final int X86_64 = 62;
  private static final int RESERVED_INDEX = 0xFF00;

  private static final int TYPE = 16;
  private static final int MACHINE = 18;
  private static final int SECTION_OFFSET = 40;
  private static final int ENTRY_SIZE = 58;
  private static final int SECTION_COUNT = 60;
  private static final int NAMES_INDEX = 62;

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
    int names = unsigned(NAMES_INDEX);
    if (names == 0 || names >= RESERVED_INDEX || names >= count) {
      throw reported(
          "Invalid ELF section name index: "
              + names
              + " || e_shstrndx ("
              + names
              + ") >= e_shnum ("
              + count
              + ")");
    }
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
