// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.binary.KernelObject;
import dev.modparam.binary.Modinfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds module files that {@code modinfo} is given by their path. */
@FunctionalInterface
interface ModinfoReader {

  /** A file that is there. */
  @FunctionalInterface
  interface Content {
    Modinfo read() throws IOException;
  }

  /**
   * Looks for a file.
   *
   * @param path what the user wrote
   * @return its content; nothing if there is no such file
   */
  Optional<Content> find(String path);

  static Optional<Content> onDisk(String path) {
    try {
      Path file = Path.of(path);
      return Files.isRegularFile(file)
          ? Optional.of(() -> KernelObject.read(file).modinfoWithSignature())
          : Optional.empty();
    } catch (InvalidPathException noFile) {
      return Optional.empty();
    }
  }
}
