// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A module file for x86_64 that a test writes: strings, exported symbols and needed symbols, and no
 * code.
 */
public final class WrittenModule {

  private static final int STRTAB = 3;
  private static final int SYMTAB = 2;
  private static final int PROGBITS = 1;
  private static final int UNDEFINED = 0;
  private static final int ABSOLUTE = 0xfff1;
  private static final int GLOBAL = 0x10;
  private static final int WEAK = 0x20;

  private record Section(String name, int type, int link, int entrySize, byte[] content) {}

  private final ByteArrayOutputStream modinfo = new ByteArrayOutputStream();
  private final ByteArrayOutputStream exported = new ByteArrayOutputStream();
  private final ByteArrayOutputStream versions = new ByteArrayOutputStream();
  private final ByteArrayOutputStream names = new ByteArrayOutputStream();
  private final ByteArrayOutputStream symbols = new ByteArrayOutputStream();

  /** Starts a module that says nothing. */
  public WrittenModule() {
    names.write(0);
    symbols.writeBytes(new byte[24]);
  }

  /** Adds a string such as {@code alias=pci:*}. */
  public WrittenModule modinfo(String string) {
    modinfo.writeBytes((string + "\0").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds a symbol for others that has a checksum, as {@code CONFIG_MODVERSIONS} makes them. */
  public WrittenModule exports(String symbol) {
    return symbol("__crc_" + symbol, GLOBAL, ABSOLUTE);
  }

  /** Adds a symbol for others without a checksum. */
  public WrittenModule exportsWithoutChecksum(String symbol) {
    exported.writeBytes((symbol + "\0").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds a symbol that others have. */
  public WrittenModule needs(String symbol) {
    return symbol(symbol, GLOBAL, UNDEFINED);
  }

  /** Adds a symbol that others may have. */
  public WrittenModule canUse(String symbol) {
    return symbol(symbol, WEAK, UNDEFINED);
  }

  /** Adds the checksum of a symbol that is not in the table of symbols. */
  public WrittenModule needsVersion(String symbol) {
    ByteBuffer entry = ByteBuffer.allocate(64);
    entry.position(8);
    entry.put(symbol.getBytes(StandardCharsets.UTF_8));
    versions.writeBytes(entry.array());
    return this;
  }

  private WrittenModule symbol(String name, int info, int section) {
    ByteBuffer entry = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    entry.putInt(names.size()).put((byte) info).put((byte) 0).putShort((short) section);
    symbols.writeBytes(entry.array());
    names.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Writes the file, packed if its name says so, and the folders that it is in. */
  public void write(Path file) throws IOException {
    String name = file.toString();
    Packing packing =
        name.endsWith(".xz")
            ? Packing.XZIP
            : name.endsWith(".zst")
                ? Packing.ZSTANDARD
                : name.endsWith(".gz") ? Packing.GNU_ZIP : Packing.NONE;
    Files.createDirectories(file.getParent());
    Files.write(file, packing.pack(bytes()));
  }

  /** Returns the file. */
  public byte[] bytes() {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("", 0, 0, 0, new byte[0]));
    sections.add(new Section(".strtab", STRTAB, 0, 0, names.toByteArray()));
    sections.add(new Section(".symtab", SYMTAB, 1, 24, symbols.toByteArray()));
    addIfAny(sections, ".modinfo", modinfo);
    addIfAny(sections, "__ksymtab_strings", exported);
    addIfAny(sections, "__versions", versions);
    ByteArrayOutputStream sectionNames = new ByteArrayOutputStream();
    int[] offsets = new int[sections.size() + 1];
    for (int i = 0; i < sections.size(); i++) {
      offsets[i] = sectionNames.size();
      sectionNames.writeBytes((sections.get(i).name() + "\0").getBytes(StandardCharsets.UTF_8));
    }
    offsets[sections.size()] = sectionNames.size();
    sectionNames.writeBytes(".shstrtab\0".getBytes(StandardCharsets.UTF_8));
    sections.add(new Section(".shstrtab", STRTAB, 0, 0, sectionNames.toByteArray()));
    return file(sections, offsets);
  }

  private static void addIfAny(List<Section> to, String name, ByteArrayOutputStream content) {
    if (content.size() > 0) {
      to.add(new Section(name, PROGBITS, 0, 0, content.toByteArray()));
    }
  }

  private static byte[] file(List<Section> sections, int[] offsets) {
    int size = 64 + 64 * sections.size();
    for (Section section : sections) {
      size += section.content().length;
    }
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).position(16);
    file.putShort((short) 1).putShort((short) 62).putInt(1); // relocatable, x86_64, version
    file.putLong(40, 64).putShort(52, (short) 64).putShort(58, (short) 64);
    file.putShort(60, (short) sections.size()).putShort(62, (short) (sections.size() - 1));
    int at = 64 + 64 * sections.size();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      int header = 64 + 64 * i;
      file.putInt(header, offsets[i]).putInt(header + 4, section.type());
      file.putLong(header + 24, at).putLong(header + 32, section.content().length);
      file.putInt(header + 40, section.link()).putLong(header + 48, 1);
      file.putLong(header + 56, section.entrySize());
      file.put(at, section.content());
      at += section.content().length;
    }
    return file.array();
  }
}
