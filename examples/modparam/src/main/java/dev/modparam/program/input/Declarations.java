// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import dev.modparam.binary.KernelObject;
import dev.modparam.binary.ModuleCatalog;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.source.CSource;
import dev.modparam.source.RustSource;
import dev.modparam.source.SourceModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what modules declare: of compiled files, of C and Rust sources, of folders, by name. */
public final class Declarations {

  private final Console console;
  private final Optional<Path> tree;
  private final List<String> damaged = new ArrayList<>();

  /**
   * Makes a reader.
   *
   * @param console shows how far a slow reading is
   * @param tree where modules are looked up by name, if there is such a place
   */
  public Declarations(Console console, Optional<Path> tree) {
    this.console = console;
    this.tree = tree;
  }

  /**
   * Returns what could not be read so far, while the rest was.
   *
   * @return one line each
   */
  public List<String> damaged() {
    return List.copyOf(damaged);
  }

  /**
   * Reads what a word means: a file, all modules below a folder, or a module of the tree.
   *
   * @param word a path or a module's name
   * @return the modules
   */
  public List<DeclaredModule> read(String word) {
    Path path = NamedPath.of(word);
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    if (Files.exists(path) || word.contains("/") || word.contains(".")) {
      return List.of(Failure.unlessRead(path, () -> file(path)));
    }
    return List.of(module(word));
  }

  private List<DeclaredModule> folder(Path folder) {
    ModuleCatalog catalog = Trees.read(console, folder);
    catalog.damaged().forEach(file -> damaged.add(file.file() + ": " + file.problem()));
    Stream<DeclaredModule> files = catalog.objects().stream().map(DeclaredModule::of);
    Stream<DeclaredModule> builtIn =
        catalog.builtin().keySet().stream()
            .filter(name -> catalog.object(name).isEmpty())
            .flatMap(name -> catalog.definition(name).stream())
            .map(
                each ->
                    DeclaredModule.of(each, "(built in)", "modules.builtin.modinfo", List.of()));
    return Stream.concat(files, builtIn).toList();
  }

  private static DeclaredModule file(Path path) throws IOException {
    String name = path.getFileName().toString();
    String module = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    if (name.endsWith(".rs")) {
      return DeclaredModule.of(
          RustSource.parse(Files.readString(path), module),
          path.toString(),
          "source text",
          List.of());
    }
    if (name.endsWith(".c")) {
      SourceModule source = CSource.parse(Files.readString(path), module);
      List<String> notes = source.notes().stream().map(Object::toString).toList();
      return DeclaredModule.of(source.definition(), path.toString(), "source text", notes);
    }
    return DeclaredModule.of(KernelObject.read(path));
  }

  /** Finds one module without reading all others. */
  private DeclaredModule module(String name) {
    Path folder =
        tree.orElseThrow(
            () ->
                new Failure(
                    name + ": there is no such file, and no tree of modules to look it up in"));
    if (Files.isRegularFile(folder)) {
      return ofCatalog(folder, name);
    }
    Path file =
        Failure.unlessRead(folder, () -> find(folder, name.replace('-', '_')))
            .orElseThrow(() -> new Failure(name + ": there is no such module below " + folder));
    return Failure.unlessRead(file, () -> file(file));
  }

  private static DeclaredModule ofCatalog(Path catalog, String name) {
    TreeModule module =
        ModuleSource.read(catalog)
            .module(name.replace('-', '_'))
            .orElseThrow(() -> new Failure(name + ": there is no such module in " + catalog));
    return Failure.unlessRead(catalog, () -> KernelDeclarations.declared(module, catalog));
  }

  private static Optional<Path> find(Path folder, String module) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> isModule(file.getFileName().toString(), module)).findFirst();
    }
  }

  private static boolean isModule(String file, String module) {
    int end = file.indexOf(".ko");
    return end > 0 && file.substring(0, end).replace('-', '_').equals(module);
  }
}
