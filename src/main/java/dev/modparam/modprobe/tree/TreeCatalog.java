// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import static java.util.Objects.requireNonNull;

import dev.modparam.files.FileRoot;
import dev.modparam.input.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes and reads catalogue files: all that the modules of a kernel declare, in one text file, so
 * that programs can ask about a kernel that is not there.
 *
 * <p>The file has one JSON object a line, the first with the version of the format and the release
 * of the kernel; {@code docs/catalog.md} describes it. A name that ends in {@code .gz} is packed.
 *
 * <pre>{@code
 * TreeCatalog.write(ModuleTree.read(Path.of("/lib/modules/6.12.0")), Path.of("6.12.jsonl.gz"));
 * ModuleTree tree = TreeCatalog.read(Path.of("6.12.jsonl.gz"));
 * }</pre>
 */
public final class TreeCatalog {

  /** The version of the format that is written. */
  static final int VERSION = 1;

  /** Far more than any kernel has, so that a packed file cannot fill the memory. */
  private static final int LARGEST = 256 << 20;

  private TreeCatalog() {}

  /**
   * Writes a tree to a file. The files of its modules are read.
   *
   * @param tree the modules
   * @param file the file, which is replaced; packed if its name ends in {@code .gz}
   * @throws IOException if it cannot be written
   */
  public static void write(ModuleTree tree, Path file) throws IOException {
    requireNonNull(file, "file");
    String text = format(tree);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (isPacked(file)) {
        try (OutputStream packed = new BestGzip(out)) {
          packed.write(bytes);
        }
      } else {
        out.write(bytes);
      }
    }
  }

  /**
   * Writes a tree as text. The files of its modules are read; of one that cannot be read only the
   * name is written.
   *
   * @param tree the modules
   * @return the lines
   */
  public static String format(ModuleTree tree) {
    return new CatalogFileWriter(requireNonNull(tree, "tree")).write();
  }

  /**
   * Reads a file.
   *
   * @param file the file; packed if its name ends in {@code .gz}
   * @return its modules
   * @throws IOException if it cannot be read
   * @throws InvalidInputException if it is not a catalogue of a version that is known
   */
  public static ModuleTree read(Path file) throws IOException {
    requireNonNull(file, "file");
    FileRoot.requireRegular(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      InputStream text = isPacked(file) ? new GZIPInputStream(in, 1 << 16) : in;
      byte[] bytes = text.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException(
            file + " has more than " + LARGEST + " bytes, so it is not a catalogue");
      }
      return new CatalogFileReader(file.toString(), bytes).read();
    }
  }

  /**
   * Reads a text.
   *
   * @param name the name of the file, for messages
   * @param text its lines
   * @return the modules
   * @throws InvalidInputException if it is not a catalogue of a version that is known
   */
  public static ModuleTree parse(String name, String text) {
    requireNonNull(name, "name");
    return new CatalogFileReader(
            name, requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8))
        .read();
  }

  private static boolean isPacked(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".gz");
  }

  private static final class BestGzip extends GZIPOutputStream {

    BestGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(java.util.zip.Deflater.BEST_COMPRESSION);
    }
  }
}
