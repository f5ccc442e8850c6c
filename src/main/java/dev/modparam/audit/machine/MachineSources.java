// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.snapshot.KernelSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where what is known of a machine comes from.
 *
 * @param root its root folder or an archive of one, or null
 * @param texts its files by path in the place of a root, or null
 * @param paths more files and folders of modprobe.d
 * @param files more files of modprobe.d as texts
 * @param bootFiles files of boot loaders as texts
 * @param kernelCommandLine the kernel command line, or null for that of the root
 * @param declarations the modules of its kernel, or null if they are not known
 * @param upgrade the modules of the kernel to come, or null
 * @param live what is loaded, or null
 * @param kmod the release of kmod that reads the files
 */
public record MachineSources(
    @Nullable Path root,
    @Nullable Map<String, String> texts,
    List<Path> paths,
    List<NamedText> files,
    List<NamedText> bootFiles,
    @Nullable String kernelCommandLine,
    @Nullable Declarations declarations,
    @Nullable Declarations upgrade,
    @Nullable KernelSnapshot live,
    KmodVersion kmod) {

  /**
   * A file that is given as a text.
   *
   * @param name what findings call it
   * @param text its content
   */
  public record NamedText(String name, String text) {}

  /** The same kernels, for another machine, of which nothing but its root is known. */
  MachineSources of(Path otherRoot) {
    return new MachineSources(
        otherRoot, null, List.of(), List.of(), List.of(), null, declarations, upgrade, null, kmod);
  }
}
