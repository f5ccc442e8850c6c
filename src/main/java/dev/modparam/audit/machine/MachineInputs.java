// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.snapshot.KernelSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a machine.
 *
 * @param name which machine it is
 * @param config modprobe.d and the kernel command line
 * @param skipped the files of modprobe.d that were not read, each once
 * @param bootLines kernel command lines; the first goes together with the files
 * @param modulesLoad the lists of modules to load at boot
 * @param skippedLists lists of modules that are not read
 * @param declarations the modules of its kernel, or null if they are not known
 * @param upgrade the modules of the kernel to come, or null
 * @param live what is loaded, or null
 * @param texts the content of a file by its name, for showing lines of it
 */
public record MachineInputs(
    String name,
    ModprobeConfig config,
    List<ConfigFile.Skipped> skipped,
    List<BootLine> bootLines,
    List<ModulesLoadFile> modulesLoad,
    List<ConfigFile.Skipped> skippedLists,
    @Nullable Declarations declarations,
    @Nullable Declarations upgrade,
    @Nullable KernelSnapshot live,
    Function<String, Optional<String>> texts) {

  /** The content of a file, or nothing if it cannot be read any more. */
  public String textOf(String file) {
    return texts.apply(file).orElse("");
  }
}
