// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import dev.modparam.binary.ModuleCatalog;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What all modules of a kernel declare.
 *
 * @param modules those that have a file, by name
 * @param builtIn those that are part of the kernel, by name
 */
public record KernelDeclarations(
    Map<String, DeclaredModule> modules, Map<String, ModuleDefinition> builtIn) {

  /**
   * Reads a kernel.
   *
   * @param console shows how far a slow reading is
   * @param place a tree, or a catalogue file
   * @return its declarations
   */
  public static KernelDeclarations read(Console console, Path place) {
    return Files.isRegularFile(place)
        ? Failure.unlessRead(place, () -> of(ModuleSource.read(place), place))
        : of(Trees.read(console, place));
  }

  private static KernelDeclarations of(ModuleCatalog catalog) {
    Map<String, DeclaredModule> modules = new TreeMap<>();
    catalog
        .objects()
        .forEach(each -> modules.put(each.definition().name(), DeclaredModule.of(each)));
    Map<String, ModuleDefinition> builtIn = new TreeMap<>();
    for (String name : catalog.builtin().keySet()) {
      if (!modules.containsKey(name)) {
        catalog.definition(name).ifPresent(each -> builtIn.put(name, each));
      }
    }
    return new KernelDeclarations(modules, builtIn);
  }

  private static KernelDeclarations of(ModuleTree tree, Path file) throws IOException {
    Map<String, DeclaredModule> modules = new TreeMap<>();
    for (TreeModule module : tree.modules()) {
      modules.put(module.name(), declared(module, file));
    }
    Map<String, ModuleDefinition> builtIn = new TreeMap<>();
    for (String name : tree.builtIn()) {
      tree.builtInDefinition(name).ifPresent(each -> builtIn.put(name, each));
    }
    return new KernelDeclarations(modules, builtIn);
  }

  /** Describes a module of a catalogue file. */
  static DeclaredModule declared(TreeModule module, Path file) throws IOException {
    return DeclaredModule.of(
        module.definition(), file.toString(), "catalogue", java.util.List.of());
  }

  /**
   * Finds a module, with a file or built in.
   *
   * @param name its name
   * @return what it declares
   */
  public Optional<ModuleDefinition> definition(String name) {
    return Optional.ofNullable(modules.get(name))
        .map(DeclaredModule::definition)
        .or(() -> Optional.ofNullable(builtIn.get(name)));
  }
}
