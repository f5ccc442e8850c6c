// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A module file that a test writes: strings, symbols for others and of others, and no code. */
public final class WrittenModule {

  private static final int WEAK = 0x20;
  private static final int UNDEFINED = 0;

  private final ModuleImage image = new ModuleImage();
  private ModuleImage.@Nullable Section exported;
  private ModuleImage.@Nullable Section versions;

  /** Writes an empty module. */
  public WrittenModule() {}

  /** Adds a string such as {@code alias=pci:*}. */
  public WrittenModule modinfo(String string) {
    image.info(string);
    return this;
  }

  /** Adds a symbol for others that has a checksum, as {@code CONFIG_MODVERSIONS} makes them. */
  public WrittenModule exports(String symbol) {
    image.symbol("__crc_" + symbol, ModuleImage.GLOBAL, ModuleImage.ABSOLUTE, 0);
    return this;
  }

  /** Adds a symbol for others without a checksum. */
  public WrittenModule exportsWithoutChecksum(String symbol) {
    if (exported == null) {
      exported = image.section("__ksymtab_strings");
    }
    exported.put((symbol + "\0").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds a symbol that others have. */
  public WrittenModule needs(String symbol) {
    image.symbol(symbol, ModuleImage.GLOBAL, UNDEFINED, 0);
    return this;
  }

  /** Adds a symbol that others may have. */
  public WrittenModule canUse(String symbol) {
    image.symbol(symbol, WEAK, UNDEFINED, 0);
    return this;
  }

  /** Adds the checksum of a symbol that is not in the table of symbols. */
  public WrittenModule needsVersion(String symbol) {
    if (versions == null) {
      versions = image.section("__versions");
    }
    ByteBuffer entry = ByteBuffer.allocate(64);
    entry.position(8);
    entry.put(symbol.getBytes(StandardCharsets.UTF_8));
    versions.put(entry.array());
    return this;
  }

  /** Adds the number of the build. */
  public WrittenModule buildId(int... number) {
    ByteBuffer note = ByteBuffer.allocate(16 + number.length);
    note.order(ByteOrder.LITTLE_ENDIAN).putInt(4).putInt(number.length).putInt(3);
    note.put("GNU\0".getBytes(StandardCharsets.US_ASCII));
    for (int b : number) {
      note.put((byte) b);
    }
    image.section(".note.gnu.build-id").put(note.array());
    return this;
  }

  /** Returns the file. */
  public byte[] bytes() {
    return image.bytes();
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
}
