// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import dev.modparam.kernel.files.KernelFiles;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A directory; what is in it may change. */
public final class Directory extends KernelFile {

  private final BooleanSupplier alive;
  private final Function<String, @Nullable KernelFile> find;
  private final Supplier<Collection<String>> names;

  /** Makes a directory of which somebody knows the names. */
  public Directory(
      SuperBlock fileSystem,
      int mode,
      BooleanSupplier alive,
      Function<String, @Nullable KernelFile> find,
      Supplier<Collection<String>> names) {
    super(fileSystem, mode);
    this.alive = alive;
    this.find = find;
    this.names = names;
  }

  /** Makes a directory of which every name is known. */
  public static Directory of(
      SuperBlock fileSystem, int mode, BooleanSupplier alive, Map<String, KernelFile> children) {
    Map<String, KernelFile> sorted = new TreeMap<>(children);
    return new Directory(fileSystem, mode, alive, sorted::get, sorted::keySet);
  }

  @Override
  KernelFiles.Status.Kind kind() {
    return KernelFiles.Status.Kind.DIRECTORY;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public boolean isAlive() {
    return alive.getAsBoolean();
  }

  /** Two, and one for each directory in it. */
  @Override
  int links() {
    return isAlive()
        ? 2 + (int) names().stream().filter(name -> child(name) instanceof Directory).count()
        : 2;
  }

  @Nullable KernelFile child(String name) {
    return find.apply(name);
  }

  Collection<String> names() {
    return names.get();
  }
}
