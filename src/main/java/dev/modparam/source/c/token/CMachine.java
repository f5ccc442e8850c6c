// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The macros by which the compiler and the kernel's headers tell machines apart. */
public final class CMachine {

  /** For each machine the option of its kernels, and its macros. */
  private static final List<String> TABLE =
      List.of(
          "CONFIG_X86_64 __x86_64__ __x86_64 __amd64__",
          "CONFIG_X86_32 __i386__ __i386",
          "CONFIG_ARM64 __aarch64__",
          "CONFIG_ARM __arm__",
          "CONFIG_RISCV __riscv",
          "CONFIG_PPC __powerpc__ __PPC__",
          "CONFIG_PPC64 __powerpc64__ __PPC64__",
          "CONFIG_S390 __s390__ __s390x__",
          "CONFIG_MIPS __mips__ __mips",
          "CONFIG_SPARC __sparc__ __sparc",
          "CONFIG_SPARC64 __sparc_v9__",
          "CONFIG_LOONGARCH __loongarch__",
          "CONFIG_ALPHA __alpha__ __alpha",
          "CONFIG_PARISC __hppa__",
          "CONFIG_M68K __m68k__ __mc68000__",
          "CONFIG_SUPERH __sh__",
          "CONFIG_XTENSA __XTENSA__",
          "CONFIG_IA64 __ia64__ __ia64");

  private static final List<String> BIG =
      List.of(
          "CONFIG_CPU_BIG_ENDIAN", "CONFIG_S390", "CONFIG_SPARC", "CONFIG_PARISC", "CONFIG_M68K");

  private final Map<String, String> present = new HashMap<>();
  private final Set<String> absent = new HashSet<>();

  /**
   * Finds the machine that a kernel is configured for.
   *
   * @param options the options of a configuration that are on; nothing is known without a machine
   */
  public CMachine(Set<String> options) {
    for (String line : TABLE) {
      String[] words = line.split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        if (options.contains(words[0])) {
          present.put(words[i], "1");
        } else {
          absent.add(words[i]);
        }
      }
    }
    if (present.isEmpty()) {
      absent.clear();
      return;
    }
    boolean big = BIG.stream().anyMatch(options::contains);
    present.put(big ? "__BIG_ENDIAN" : "__LITTLE_ENDIAN", big ? "4321" : "1234");
    present.put(big ? "__BIG_ENDIAN_BITFIELD" : "__LITTLE_ENDIAN_BITFIELD", "");
    absent.add(big ? "__LITTLE_ENDIAN" : "__BIG_ENDIAN");
    absent.add(big ? "__LITTLE_ENDIAN_BITFIELD" : "__BIG_ENDIAN_BITFIELD");
  }

  public Map<String, String> present() {
    return present;
  }

  public boolean isAbsent(String macro) {
    return absent.contains(macro);
  }
}
