// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeCatalog;
import dev.modparam.program.Failure;
import java.nio.file.Files;
import java.nio.file.Path;

/** Modules of a kernel, from a tree or from a catalogue file. */
public final class ModuleSource {

  private ModuleSource() {}

  /**
   * Reads modules.
   *
   * @param place a folder such as {@code /lib/modules/VERSION}, or a catalogue file
   * @return the modules
   */
  public static ModuleTree read(Path place) {
    return Failure.unlessRead(
        place, () -> Files.isRegularFile(place) ? TreeCatalog.read(place) : ModuleTree.read(place));
  }
}
