// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import org.jspecify.annotations.Nullable;

/**
 * The machines whose relocations are known: {@code e_machine} and the relocation types that store a
 * whole pointer.
 */
enum Machine {
  I386(3, "i386", 1, 0),
  MIPS(8, "mips", 2, 18),
  PPC64(21, "ppc64", 0, 38),
  S390X(22, "s390x", 0, 22),
  ARM(40, "arm", 2, 0),
  X86_64(62, "x86_64", 0, 1),
  ARM64(183, "arm64", 0, 257),
  RISCV(243, "riscv", 1, 2),
  LOONGARCH(258, "loongarch", 1, 2);

  private static final int NONE = 0;

  private final int number;
  private final String word;
  private final int pointer32;
  private final int pointer64;

  Machine(int number, String word, int pointer32, int pointer64) {
    this.number = number;
    this.word = word;
    this.pointer32 = pointer32;
    this.pointer64 = pointer64;
  }

  /** Finds the machine of a file, or returns null if its relocations are not known. */
  static @Nullable Machine of(int number, boolean wide) {
    for (Machine machine : values()) {
      if (machine.number == number && machine.pointerType(wide) != NONE) {
        return machine;
      }
    }
    return null;
  }

  /** Returns the relocation type that stores a pointer. */
  int pointerType(boolean wide) {
    return wide ? pointer64 : pointer32;
  }

  /** Names the machine as kernels do: with its width and order where there are several. */
  String name(boolean wide, boolean bigEndian) {
    return switch (this) {
      case MIPS -> "mips" + (wide ? "64" : "") + (bigEndian ? "" : "el");
      case PPC64 -> bigEndian ? word : "ppc64le";
      case RISCV, LOONGARCH -> word + (wide ? "64" : "32");
      default -> word;
    };
  }
}
