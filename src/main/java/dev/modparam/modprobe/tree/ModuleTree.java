// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import static java.util.Objects.requireNonNull;

import dev.modparam.binary.Modinfo;
import dev.modparam.files.FilePaths;
import dev.modparam.files.FileRoot;
import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.KernelName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The modules that modprobe can find: what {@code /lib/modules/VERSION} holds. Immutable.
 *
 * <pre>{@code
 * ModuleTree tree = ModuleTree.of(MY_DRIVER, MY_BUS);
 * ModuleTree real = ModuleTree.read(Path.of("/lib/modules/6.12.0"));
 * }</pre>
 */
public final class ModuleTree {

  /** What the tree is made of, which nobody changes any more. */
  final TreeContent content;

  private final AliasIndex aliases;
  private final AliasIndex symbols;
  private final AliasIndex builtInAliases;
  private final Dependents dependents;

  /**
   * A line of an index.
   *
   * @param pattern a pattern as of {@code fnmatch(3)}
   * @param module the module that it leads to
   */
  public record Alias(String pattern, String module) {

    /**
     * Makes a line.
     *
     * @param pattern a pattern as of {@code fnmatch(3)}
     * @param module the module that it leads to
     */
    public Alias {
      requireNonNull(pattern, "pattern");
      requireNonNull(module, "module");
    }
  }

  ModuleTree(TreeContent content) {
    this.content = content;
    this.aliases = new AliasIndex(content.aliases);
    this.symbols = new AliasIndex(content.symbols);
    this.builtInAliases = new AliasIndex(content.builtInAliases);
    this.dependents = new Dependents(content);
  }

  /**
   * Returns a tree of modules, each with the aliases, soft dependencies and dependencies that it
   * declares, below {@code /lib/modules/6.12.0}.
   *
   * @param definitions the modules
   * @return the tree
   * @throws IllegalArgumentException as {@link Builder#build()}
   */
  public static ModuleTree of(ModuleDefinition... definitions) {
    Builder builder = builder();
    for (ModuleDefinition definition : requireNonNull(definitions, "definitions")) {
      builder.addModule(definition);
    }
    return builder.build();
  }

  /**
   * Starts a tree of modules that are defined in code.
   *
   * @return a builder without modules
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a folder: its text indexes ({@code modules.dep}, {@code .alias}, {@code .symbols}, {@code
   * .softdep}, {@code .weakdep}, {@code .builtin}, {@code .builtin.modinfo}) at once, and the files
   * of modules, as {@link dev.modparam.binary.KernelObject} does, when they are asked for. Without
   * {@code modules.dep} all module files are read at once, to find dependencies and aliases as
   * {@code depmod} does.
   *
   * <p>Links are followed inside the folder only. A file that is not a module does not matter
   * before it is loaded; then the kernel answers with ENOEXEC.
   *
   * @param folder such as {@code /lib/modules/6.12.0}
   * @return the tree; {@link #notes()} says what could not be read
   * @throws IOException if there is neither {@code modules.dep} nor a module file, or an index
   *     cannot be read
   */
  public static ModuleTree read(Path folder) throws IOException {
    return folder(folder).read();
  }

  private static TreeFolder folder(Path folder) {
    return new TreeFolder(FileRoot.of(requireNonNull(folder, "folder")), "/", folder.toString());
  }

  /**
   * Makes the text indexes of a folder of module files, as {@code depmod} does: {@code
   * modules.dep}, {@code .alias}, {@code .softdep}, {@code .weakdep}, {@code .symbols} and {@code
   * .devname}. Indexes that the folder has do not matter, but for {@code modules.order}.
   *
   * @param folder such as {@code /lib/modules/6.12.0}
   * @return content by name, in the order in which depmod writes them
   * @throws IOException if there is no module file, or the folder cannot be read
   */
  public static Map<String, String> indexFiles(Path folder) throws IOException {
    return Collections.unmodifiableMap(folder(folder).indexTexts());
  }

  /**
   * Makes a tree of the texts of index files.
   *
   * @param directory the folder that they stand for
   * @param files content by name, such as {@code modules.dep}
   * @return the tree
   */
  public static ModuleTree ofIndexFiles(String directory, Map<String, String> files) {
    requireNonNull(directory, "directory");
    requireNonNull(files, "files");
    return new ModuleTree(TreeIndexes.parse(directory, files, TreeIndexes::nameOnly));
  }

  /**
   * Returns the same modules in another folder.
   *
   * @param otherDirectory such as {@code /image/lib/modules/6.12.0}
   * @return a copy
   */
  public ModuleTree at(String otherDirectory) {
    return new ModuleTree(content.at(requireNonNull(otherDirectory, "otherDirectory")));
  }

  /**
   * Returns the folder.
   *
   * @return such as {@code /lib/modules/6.12.0}
   */
  public String directory() {
    return content.directory;
  }

  /**
   * Returns the release of the kernel that the modules are for.
   *
   * @return the last part of the folder, which {@code uname -r} prints
   */
  public String release() {
    return FilePaths.baseName(content.directory);
  }

  /**
   * Returns the modules that have a file.
   *
   * @return them in the order of the tree, immutable
   */
  public Collection<TreeModule> modules() {
    return Collections.unmodifiableCollection(content.modules.values());
  }

  /**
   * Finds a module that has a file.
   *
   * @param name its exact name, with underscores
   * @return the module, if there is one
   */
  public Optional<TreeModule> module(String name) {
    return Optional.ofNullable(content.modules.get(requireNonNull(name, "name")));
  }

  /**
   * Returns the names of modules that are part of the kernel.
   *
   * @return an immutable set
   */
  public Set<String> builtIn() {
    return Collections.unmodifiableSet(content.builtIn);
  }

  /**
   * Finds the modules that need another one, also those that need it only because others do.
   *
   * @param name the name of a module, with underscores
   * @return their names in the order of the tree; empty for a module that is not there
   */
  public List<String> dependents(String name) {
    return dependents.of(requireNonNull(name, "name"));
  }

  /**
   * Finds what an alias leads to.
   *
   * @param alias such as {@code pci:v00008086d000010D3sv…}
   * @return the names of modules in the order of the tree, each once for each alias that matches
   */
  public List<String> modulesFor(String alias) {
    return aliases.modulesFor(requireNonNull(alias, "alias"));
  }

  /**
   * Finds the modules that export a symbol.
   *
   * @param alias {@code symbol:NAME}
   * @return the names of modules, in the order of the tree
   */
  public List<String> modulesForSymbol(String alias) {
    return symbols.modulesFor(requireNonNull(alias, "alias"));
  }

  /**
   * Finds what an alias of built-in code leads to.
   *
   * @param alias such as {@code pci:v00008086d000010D3sv…}
   * @return the names of built-in modules, in the order of the tree
   */
  public List<String> builtInFor(String alias) {
    return builtInAliases.modulesFor(requireNonNull(alias, "alias"));
  }

  /**
   * Returns the strings of a built-in module.
   *
   * @param name its exact name, with underscores
   * @return its strings, if the tree knows them
   */
  public Optional<Modinfo> builtInModinfo(String name) {
    return content.builtInModinfo(requireNonNull(name, "name"));
  }

  /**
   * Returns what a built-in module declares. A folder tells only its strings, which is less; see
   * {@link #builtInModinfo}.
   *
   * @param name its exact name, with underscores
   * @return the definition; empty if the tree has only strings
   */
  public Optional<ModuleDefinition> builtInDefinition(String name) {
    return content.builtInDefinition(requireNonNull(name, "name"));
  }

  /**
   * Finds the module of a file.
   *
   * @param path an absolute path, perhaps with several slashes for one
   * @return the module, if its file has that path
   */
  public Optional<TreeModule> moduleAt(String path) {
    String wanted = FilePaths.collapse(requireNonNull(path, "path"));
    return module(KernelName.ofPath(wanted))
        .filter(module -> FilePaths.collapse(module.path()).equals(wanted));
  }

  /**
   * Returns the aliases that the modules declare.
   *
   * @return an immutable list in the order of the tree
   */
  public List<Alias> aliases() {
    return aliases.lines();
  }

  /**
   * Returns the aliases for symbols.
   *
   * @return an immutable list in the order of the tree; their patterns begin with {@code symbol:}
   */
  public List<Alias> symbols() {
    return symbols.lines();
  }

  /** {@return the text of {@code modules.softdep}, which modprobe reads as configuration} */
  public String softdeps() {
    return content.softdeps.toString();
  }

  /** {@return the text of {@code modules.weakdep}, which modprobe reads as configuration} */
  public String weakdeps() {
    return content.weakdeps.toString();
  }

  /** {@return what could not be read, an immutable list} */
  public List<Note> notes() {
    return Collections.unmodifiableList(content.notes);
  }

  @Override
  public String toString() {
    return content.directory + " with " + content.modules.size() + " modules";
  }

  /** Collects modules. Not thread-safe. */
  public static final class Builder {

    private String directory = "/lib/modules/6.12.0";
    private final DefinedModules modules = new DefinedModules();

    private Builder() {}

    /**
     * Sets the release of the kernel, such as {@code 6.12.0}, which is the default.
     *
     * @param version what {@code uname -r} prints
     * @return this
     */
    public Builder release(String version) {
      return directory("/lib/modules/" + requireNonNull(version, "version"));
    }

    /**
     * Sets the folder, of which the last part is the release.
     *
     * @param path such as {@code /lib/modules/6.12.0}
     * @return this
     */
    public Builder directory(String path) {
      this.directory = requireNonNull(path, "path");
      return this;
    }

    /**
     * Adds a module in the file {@code kernel/NAME.ko}.
     *
     * @param definition the module
     * @return this
     * @throws IllegalArgumentException if there is one of that name
     */
    public Builder addModule(ModuleDefinition definition) {
      requireNonNull(definition, "definition");
      return addModule(definition, "kernel/" + definition.name() + ".ko");
    }

    /**
     * Adds a module.
     *
     * @param definition the module
     * @param file its file below the folder, or an absolute path
     * @return this
     * @throws IllegalArgumentException if there is one of that name, or the file's name is not that
     *     of the module
     */
    public Builder addModule(ModuleDefinition definition, String file) {
      modules.add(requireNonNull(definition, "definition"), requireNonNull(file, "file"));
      return this;
    }

    /**
     * Adds modules that are part of the kernel.
     *
     * @param definitions the modules
     * @return this
     * @throws IllegalArgumentException if there is one of that name
     */
    public Builder addBuiltIn(ModuleDefinition... definitions) {
      for (ModuleDefinition definition : requireNonNull(definitions, "definitions")) {
        modules.addBuiltIn(requireNonNull(definition, "definitions"));
      }
      return this;
    }

    /**
     * Says that a module exports a symbol, so that {@code symbol:NAME} is an alias for it.
     *
     * @param symbol the symbol
     * @param module the module's name
     * @return this
     */
    public Builder addSymbol(String symbol, String module) {
      modules.addSymbol(requireNonNull(symbol, "symbol"), requireNonNull(module, "module"));
      return this;
    }

    /**
     * Makes the tree, with the indexes that {@code depmod} makes.
     *
     * @return the tree
     * @throws IllegalArgumentException if a module needs one that is not in the tree, or modules
     *     need each other
     */
    public ModuleTree build() {
      return modules.tree(directory);
    }
  }
}
