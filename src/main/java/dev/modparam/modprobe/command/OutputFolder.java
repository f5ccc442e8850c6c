// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.files.FilePaths;
import dev.modparam.files.FileRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds the folder that {@code depmod} writes to. */
final class OutputFolder {

  private OutputFolder() {}

  /**
   * Finds a folder of the disk, and makes it and those above it if they are absent: {@code
   * mkdir_p}.
   *
   * @throws IOException if it is not on a disk or cannot be made
   */
  static Path of(FileRoot files, String folder) throws IOException {
    String path = FilePaths.normalize(folder);
    if (files.kind(path) == FileRoot.Kind.MISSING && path.length() > 1) {
      int slash = path.lastIndexOf('/');
      Path above = of(files, slash == 0 ? "/" : path.substring(0, slash));
      return Files.createDirectory(above.resolve(path.substring(slash + 1)));
    }
    Path onDisk = files.folderOnDisk(path);
    if (onDisk == null) {
      throw new NoSuchFileException(folder);
    }
    return onDisk;
  }
}
