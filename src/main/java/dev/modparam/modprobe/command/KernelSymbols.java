// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.files.FileRoot;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The symbols of a kernel, as {@code depmod} reads them for {@code -E} and {@code -F}. */
final class KernelSymbols {

  private static final int LARGEST = 64 << 20;
  private static final String EXPORTED = "__ksymtab_";
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");

  private final FileRoot files;
  private final ToolOutput out;

  /** The names that every loader makes up. */
  private final Set<String> symbols =
      new HashSet<>(Set.of("__this_module", "_GLOBAL_OFFSET_TABLE_", "TOC."));

  KernelSymbols(FileRoot files, ToolOutput out) {
    this.files = files;
    this.out = out;
  }

  /** {@code depmod_load_symvers}: lines of a {@code Module.symvers}. */
  Set<String> ofVersions(String file) {
    text(file)
        .lines()
        .map(line -> BLANKS.split(line.strip(), 4))
        .filter(words -> words.length > 2 && words[2].equals("vmlinux"))
        .forEach(words -> symbols.add(words[1]));
    return symbols;
  }

  /** {@code depmod_load_system_map}: lines of a {@code System.map}. */
  Set<String> ofMap(String file) {
    int number = 0;
    for (String line : text(file).lines().toList()) {
      number++;
      String[] words = line.split(" ", 3);
      if (words.length < 3) {
        out.log(LogPriority.ERROR, file + ":" + number + ": invalid line: " + line + "\n");
      } else if (words[2].startsWith(EXPORTED)) {
        symbols.add(words[2].substring(EXPORTED.length()));
      }
    }
    return symbols;
  }

  private String text(String file) {
    try {
      return ByteText.decode(files.read(file, LARGEST));
    } catch (IOException failure) {
      out.log(LogPriority.FATAL, "could not load " + file + ": No such file or directory");
      return "";
    }
  }
}
