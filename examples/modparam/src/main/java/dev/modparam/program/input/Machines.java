// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import dev.modparam.program.Failure;
import dev.modparam.snapshot.KernelSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;

/** Machines as they run: a folder such as {@code /sys/module}, or a snapshot. */
public final class Machines {

  private Machines() {}

  /**
   * Reads a machine.
   *
   * @param machine a file with a snapshot; a folder such as {@code /sys/module} or {@code /sys}
   * @return its state
   */
  public static KernelSnapshot read(Path machine) {
    if (Files.isRegularFile(machine)) {
      return Failure.unlessRead(machine, () -> KernelSnapshot.parse(Files.readString(machine)));
    }
    Path inner = machine.resolve("module");
    boolean isSys = Files.isDirectory(inner) && !Files.isDirectory(inner.resolve("parameters"));
    return Failure.unlessRead(machine, () -> KernelSnapshot.record(isSys ? inner : machine));
  }
}
