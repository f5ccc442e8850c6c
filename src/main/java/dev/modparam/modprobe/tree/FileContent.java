// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.binary.KernelObject;
import dev.modparam.binary.Modinfo;
import dev.modparam.files.FileRoot;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the module file of a folder declares. */
final class FileContent implements ModuleContent {

  /** Real module files have a few MiB. */
  private static final int LARGEST = 128 << 20;

  private final FileRoot root;
  private final String inside;
  private final Supplier<List<String>> dependencies;
  private @Nullable ModuleDefinition definition;

  /**
   * Makes a declaration.
   *
   * @param inside the file's path in the root
   * @param dependencies the names of the modules that it needs according to the indexes
   */
  FileContent(FileRoot root, String inside, Supplier<List<String>> dependencies) {
    this.root = root;
    this.inside = inside;
    this.dependencies = dependencies;
  }

  @Override
  public synchronized ModuleDefinition definition() throws IOException {
    ModuleDefinition known = definition;
    if (known == null) {
      ModuleDefinition declared = read().definition();
      Stream<String> needed =
          Stream.concat(declared.dependencies().stream(), dependencies.get().stream());
      known = declared.dependsOn(needed.toArray(String[]::new));
      definition = known;
    }
    return known;
  }

  @Override
  public Modinfo modinfo() throws IOException {
    return read().modinfoWithSignature();
  }

  @Override
  public String buildId() throws IOException {
    return read().buildId();
  }

  private KernelObject read() throws IOException {
    Path file = root.onDisk(inside);
    return file == null
        ? KernelObject.read(root.read(inside, LARGEST), inside)
        : KernelObject.read(file);
  }
}
