// SPDX-License-Identifier: Apache-2.0
package dev.modparam.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Files of any file system of Java's. */
final class DiskTable implements FileTable {

  private final Path root;

  DiskTable(Path root) {
    this.root = root;
  }

  @Override
  public Path onDisk(String path) {
    return root.resolve(path.substring(1));
  }

  @Override
  public Kind kind(String path) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(onDisk(path), BasicFileAttributes.class, linkOptions(path));
    } catch (NoSuchFileException | InvalidPathException missing) {
      return Kind.MISSING;
    }
    if (attributes.isSymbolicLink()) {
      return Kind.LINK;
    }
    if (attributes.isDirectory()) {
      return Kind.FOLDER;
    }
    return attributes.isRegularFile() ? Kind.FILE : Kind.SPECIAL;
  }

  /** A link in the path of the root itself is the caller's. */
  private static LinkOption[] linkOptions(String path) {
    return path.equals("/") ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
  }

  @Override
  public String linkTarget(String path) throws IOException {
    return Files.readSymbolicLink(onDisk(path)).toString();
  }

  @Override
  public List<String> list(String folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(onDisk(folder))) {
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    return names;
  }

  @Override
  public byte[] read(String path, int most) throws IOException {
    if (path.equals("/dev/null")) {
      return new byte[0];
    }
    try (InputStream in = Files.newInputStream(onDisk(path))) {
      return in.readNBytes(most);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
