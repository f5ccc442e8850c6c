// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.binary.Modinfo;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.KernelName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A module of a {@link ModuleTree}. Immutable; its file is read once, when it is asked for. */
public final class TreeModule {

  private final String name;
  private final String directory;
  private final String file;
  private final Supplier<List<String>> dependencyFiles;
  private final ModuleContent declaration;

  TreeModule(
      String directory,
      String file,
      Supplier<List<String>> dependencyFiles,
      ModuleContent declaration) {
    this.name = KernelName.ofPath(file);
    this.directory = directory;
    this.file = file;
    this.dependencyFiles = dependencyFiles;
    this.declaration = declaration;
  }

  TreeModule at(String otherDirectory) {
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
   * Returns the file as {@code modules.dep} names it.
   *
   * @return a path relative to the tree's folder, or an absolute one
   */
  public String file() {
    return file;
  }

  /**
   * Returns all modules that this one needs, also those that it needs only because others do.
   *
   * @return their names in the order of the line in {@code modules.dep}; modprobe loads them from
   *     last to first
   */
  public List<String> dependencies() {
    List<String> names = new ArrayList<>();
    for (String path : dependencyFiles()) {
      names.add(KernelName.ofPath(path));
    }
    return Collections.unmodifiableList(names);
  }

  /**
   * Returns the files of all modules that this one needs.
   *
   * @return their paths as {@code modules.dep} writes them, in its order
   */
  public List<String> dependencyFiles() {
    return dependencyFiles.get();
  }

  /**
   * Returns what the module declares. For a tree that was made of index files alone that is its
   * name and dependencies, without parameters.
   *
   * @return the definition, the same at each call, so that its parameters are keys for the module
   *     that is loaded from here
   * @throws IOException if its file cannot be read
   * @throws IllegalArgumentException if its file is not a module, or its name is not one that a
   *     kernel knows
   */
  public ModuleDefinition definition() throws IOException {
    return declaration.definition();
  }

  /**
   * Tells whether the tree knows the parameters of the module.
   *
   * @return false for a tree that was made of index files alone
   */
  public boolean isDeclared() {
    return declaration.isComplete();
  }

  /**
   * Returns the strings that {@code modinfo} shows, with those of a signature.
   *
   * @return those of its file in their order; without a file what a compiled one would hold
   * @throws IOException if its file cannot be read
   * @throws IllegalArgumentException if its file is not a module
   */
  public Modinfo modinfo() throws IOException {
    return declaration.modinfo();
  }

  /**
   * Returns the number that the linker gave the build of the module.
   *
   * @return hexadecimal bytes such as {@code 0A:FF}; empty without a file, and if it has none
   * @throws IOException if its file cannot be read
   * @throws IllegalArgumentException if its file is not a module
   */
  public String buildId() throws IOException {
    return declaration.buildId();
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return path();
  }
}
