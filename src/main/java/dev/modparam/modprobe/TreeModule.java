// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.binary.Modinfo;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.util.List;

/** A module of a {@link ModuleTree}. Immutable. */
public final class TreeModule {

  /** Gives what a module declares, when it is asked for. */
  @FunctionalInterface
  interface Declaration {
    ModuleDefinition get() throws IOException;

    /** What {@code modinfo} shows: without a file, what a compiled one would hold. */
    default Modinfo modinfo() throws IOException {
      return Modinfo.of(get());
    }
  }

  private final String name;
  private final String directory;
  private final String file;
  private final List<String> dependencyFiles;
  private final Declaration declaration;

  TreeModule(String directory, String file, List<String> dependencyFiles, Declaration declaration) {
    this.name = Names.ofPath(file);
    this.directory = directory;
    this.file = file;
    this.dependencyFiles = List.copyOf(dependencyFiles);
    this.declaration = declaration;
  }

  TreeModule in(String otherDirectory) {
    return new TreeModule(otherDirectory, file, dependencyFiles, declaration);
  }

  /**
   * Returns the name.
   *
   * @return the name, with underscores
   */
  public String name() {
    return name;
  }

  /**
   * Returns where the module's file is.
   *
   * @return the path that modprobe prints
   */
  public String path() {
    return file.startsWith("/") ? file : directory + "/" + file;
  }

  /**
   * Returns all modules that this one needs, also those that it needs only because others do.
   *
   * @return their names in the order of the line in {@code modules.dep}; modprobe loads them from
   *     last to first
   */
  public List<String> dependencies() {
    return dependencyFiles.stream().map(Names::ofPath).toList();
  }

  List<String> dependencyFiles() {
    return dependencyFiles;
  }

  String file() {
    return file;
  }

  /**
   * Returns what the module declares. For a tree that was made of index files alone that is its
   * name and dependencies, without parameters.
   *
   * @return the definition
   * @throws IOException if its file cannot be read or is no module
   * @throws IllegalArgumentException if its name is not one that a kernel knows
   */
  public ModuleDefinition definition() throws IOException {
    return declaration.get();
  }

  Modinfo modinfo() throws IOException {
    return declaration.modinfo();
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return path();
  }
}
