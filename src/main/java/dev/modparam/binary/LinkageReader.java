// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how a module is linked to others, as libkmod does. */
final class LinkageReader {

  private static final byte[] CRC = "__crc_".getBytes(StandardCharsets.US_ASCII);

  /** An entry of {@code __versions}: a checksum as wide as a pointer, and a name. */
  private static final int VERSION_SIZE = 64;

  private final ElfFile file;
  private final @Nullable Symbols symbols;

  /** Names may share their bytes in the file; what they take in memory stays in proportion. */
  private long budget;

  LinkageReader(ElfFile file, long size) throws IOException {
    this.file = file;
    this.symbols = Symbols.of(file);
    this.budget = size;
  }

  /**
   * {@code kmod_elf_get_symbols}: the symbols that have a checksum; where none has one, all that
   * are exported.
   */
  List<String> exports() throws IOException {
    List<String> names = new ArrayList<>();
    if (symbols != null) {
      for (int symbol = 1; symbol < symbols.count(); symbol++) {
        if (symbols.startsWith(symbol, CRC)) {
          add(names, symbols.text(symbol).substring(CRC.length));
        }
      }
    }
    return names.isEmpty() ? exportedStrings() : names;
  }

  private List<String> exportedStrings() throws IOException {
    ElfSection section = file.section("__ksymtab_strings");
    if (section == null || section.isEmpty() || section.size() == 0) {
      return List.of();
    }
    ByteBuffer strings = file.content(section);
    if (strings.get(strings.limit() - 1) != 0) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < strings.limit()) {
      add(names, ElfFile.string(strings, at));
      while (strings.get(at) != 0) {
        at++;
      }
      at++;
    }
    return names;
  }

  /**
   * {@code kmod_elf_get_dependency_symbols}: the symbols that the module does not define, then
   * those that only have a checksum.
   *
   * @return for each whether the module can do without it
   */
  Map<String, Boolean> imports() throws IOException {
    if (symbols == null) {
      return Map.of();
    }
    Map<String, Boolean> imports = new LinkedHashMap<>();
    for (int symbol = 1; symbol < symbols.count(); symbol++) {
      if (symbols.section(symbol) == Symbols.UNDEFINED) {
        put(imports, symbols.text(symbol), symbols.isWeak(symbol));
      }
    }
    ElfSection versions = file.section("__versions");
    if (versions == null || versions.isEmpty() || versions.size() % VERSION_SIZE != 0) {
      return imports;
    }
    ByteBuffer entries = file.content(versions);
    for (int at = 0; at < entries.limit(); at += VERSION_SIZE) {
      if (entries.get(at + VERSION_SIZE - 1) == 0) {
        put(imports, ElfFile.string(entries, at + file.pointerSize()), false);
      }
    }
    return imports;
  }

  private void put(Map<String, Boolean> imports, String name, boolean weak) {
    if (take(name)) {
      imports.putIfAbsent(name, weak);
    }
  }

  private void add(List<String> names, String name) {
    if (take(name)) {
      names.add(name);
    }
  }

  private boolean take(String name) {
    budget -= name.length();
    return !name.isEmpty() && budget >= 0;
  }
}
