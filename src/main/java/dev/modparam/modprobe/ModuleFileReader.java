// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.nio.file.Path;

/** Reads what a module file ({@code .ko}) declares. */
@FunctionalInterface
public interface ModuleFileReader {

  /**
   * Reads a file.
   *
   * @param file the file, perhaps compressed
   * @return what it declares
   * @throws IOException if it cannot be read or is not a module, which a kernel would answer with
   *     ENOEXEC
   */
  ModuleDefinition read(Path file) throws IOException;
}
