// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.binary.Modinfo;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The modules that modprobe can find: what {@code /lib/modules/VERSION} holds.
 *
 * <p>Immutable.
 *
 * <pre>{@code
 * ModuleTree tree = ModuleTree.of(MY_DRIVER, MY_BUS);
 * ModuleTree real = ModuleTree.read(Path.of("/lib/modules/6.12.0"));
 * }</pre>
 */
public final class ModuleTree {

  private final String directory;
  private final Map<String, TreeModule> modules;
  private final List<AliasLine> aliases;
  private final List<AliasLine> symbols;
  private final Set<String> builtIn;
  private final List<AliasLine> builtInAliases;
  private final Map<String, List<String>> builtInModinfo;
  private final String softdeps;
  private final String weakdeps;
  private final boolean indexed;

  private final GlobIndex<AliasLine> aliasIndex = GlobIndex.ofAliases();
  private final GlobIndex<AliasLine> symbolIndex = GlobIndex.ofAliases();
  private final GlobIndex<AliasLine> builtInAliasIndex = GlobIndex.ofAliases();

  /** A line of an index: a pattern and the module that it leads to. */
  record AliasLine(String pattern, String module) {}

  ModuleTree(TreeContent content) {
    this.directory = content.directory;
    this.modules = Collections.unmodifiableMap(new LinkedHashMap<>(content.modules));
    this.aliases = List.copyOf(content.aliases);
    this.symbols = List.copyOf(content.symbols);
    this.builtIn = Set.copyOf(content.builtIn);
    this.builtInAliases = List.copyOf(content.builtInAliases);
    this.builtInModinfo = Map.copyOf(content.builtInModinfo);
    this.softdeps = content.softdeps.toString();
    this.weakdeps = content.weakdeps.toString();
    this.indexed = content.indexed;
    aliases.forEach(line -> aliasIndex.add(line.pattern(), line));
    symbols.forEach(line -> symbolIndex.add(line.pattern(), line));
    builtInAliases.forEach(line -> builtInAliasIndex.add(line.pattern(), line));
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
    for (ModuleDefinition definition : definitions) {
      builder.module(definition);
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
   * of modules, as {@link dev.modparam.binary.KernelObject} does, when they are loaded. Without
   * {@code modules.dep} all module files are read at once, to find dependencies and aliases as
   * {@code depmod} does.
   *
   * <p>With {@code modules.dep}, a file that is no module does not matter before it is loaded; then
   * the kernel answers with ENOEXEC. One that is not there is answered with ENOENT.
   *
   * @param folder such as {@code /lib/modules/6.12.0}
   * @return the tree
   * @throws IOException if there is neither {@code modules.dep} nor a module file, or a file cannot
   *     be read
   * @throws IllegalArgumentException as {@link Builder#build()}
   */
  public static ModuleTree read(Path folder) throws IOException {
    return new TreeFolder(folder, null).read();
  }

  /**
   * Reads a folder as {@link #read(Path)} does, but the files of modules with a reader.
   *
   * @param folder such as {@code /lib/modules/6.12.0}
   * @param reader reads a module file
   * @return the tree
   * @throws IOException if there is neither {@code modules.dep} nor a module file, or a file cannot
   *     be read
   * @throws IllegalArgumentException as {@link Builder#build()}
   */
  public static ModuleTree read(Path folder, ModuleFileReader reader) throws IOException {
    return new TreeFolder(folder, reader).read();
  }

  /**
   * Makes a tree of the texts of index files.
   *
   * @param directory the folder that they stand for
   * @param files content by name, such as {@code modules.dep}
   * @return the tree
   */
  public static ModuleTree ofIndexFiles(String directory, Map<String, String> files) {
    return new ModuleTree(TreeIndexes.parse(directory, files, TreeIndexes::nameOnly));
  }

  /** A folder without anything. */
  static ModuleTree absent(String directory) {
    TreeContent content = new TreeContent(directory);
    content.indexed = false;
    return new ModuleTree(content);
  }

  /** The same modules below another folder. */
  ModuleTree in(String otherDirectory) {
    TreeContent content = new TreeContent(otherDirectory);
    modules.values().forEach(module -> content.add(module.in(otherDirectory)));
    content.aliases.addAll(aliases);
    content.symbols.addAll(symbols);
    content.builtIn.addAll(builtIn);
    content.builtInAliases.addAll(builtInAliases);
    content.builtInModinfo.putAll(builtInModinfo);
    content.softdeps.append(softdeps);
    content.weakdeps.append(weakdeps);
    content.indexed = indexed;
    return new ModuleTree(content);
  }

  /**
   * Returns the folder.
   *
   * @return such as {@code /lib/modules/6.12.0}
   */
  public String directory() {
    return directory;
  }

  /**
   * Returns the release of the kernel that the modules are for.
   *
   * @return the last part of the folder, which {@code uname -r} prints
   */
  public String release() {
    return directory.substring(directory.lastIndexOf('/') + 1);
  }

  /**
   * Returns the modules that have a file.
   *
   * @return an immutable collection in the order of the tree
   */
  public Collection<TreeModule> modules() {
    return modules.values();
  }

  /**
   * Finds a module that has a file.
   *
   * @param name its exact name, with underscores
   * @return the module, if there is one
   */
  public Optional<TreeModule> module(String name) {
    return Optional.ofNullable(modules.get(name));
  }

  /**
   * Returns the names of modules that are part of the kernel.
   *
   * @return an immutable set
   */
  public Set<String> builtIn() {
    return builtIn;
  }

  /**
   * Finds what an alias leads to.
   *
   * @param alias such as {@code pci:v00008086d000010D3sv…}
   * @return the names of modules, in the order of the tree; a module is named once for each of its
   *     aliases that match
   */
  public List<String> modulesFor(String alias) {
    return targets(aliasIndex, alias);
  }

  List<String> modulesForSymbol(String alias) {
    return targets(symbolIndex, alias);
  }

  List<String> builtInFor(String alias) {
    return targets(builtInAliasIndex, alias);
  }

  /** The strings of a built-in module, if the tree knows them. */
  Optional<Modinfo> builtInModinfo(String name) {
    return Optional.ofNullable(builtInModinfo.get(name)).map(Modinfo::of);
  }

  private static List<String> targets(GlobIndex<AliasLine> index, String alias) {
    return index.all(alias).stream().map(AliasLine::module).toList();
  }

  Optional<TreeModule> moduleAt(String path) {
    String wanted = Names.collapse(path);
    return module(Names.ofPath(wanted))
        .filter(module -> Names.collapse(module.path()).equals(wanted));
  }

  /** The module that a line of modules.dep names, even if it has no line of its own. */
  TreeModule fileOf(String name, String path) {
    return module(name)
        .orElseGet(
            () ->
                new TreeModule(
                    directory, path, List.of(), TreeIndexes.nameOnly(directory, path, List.of())));
  }

  List<AliasLine> aliasLines() {
    return aliases;
  }

  List<AliasLine> symbolLines() {
    return symbols;
  }

  String softdeps() {
    return softdeps;
  }

  String weakdeps() {
    return weakdeps;
  }

  /** Whether there are indexes at all. */
  boolean isIndexed() {
    return indexed;
  }

  /** Returns the folder and the number of modules. */
  @Override
  public String toString() {
    return directory + " with " + modules.size() + " modules";
  }

  /** Collects modules. Not thread-safe. */
  public static final class Builder {

    private String directory = "/lib/modules/6.12.0";
    private final Map<String, ModuleDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, TreeModule.Declaration> declarations = new LinkedHashMap<>();
    private final List<AliasLine> symbols = new ArrayList<>();
    private final Map<String, ModuleDefinition> builtIn = new LinkedHashMap<>();

    Builder() {}

    /**
     * Sets the release of the kernel; by default {@code 6.12.0}.
     *
     * @param version what {@code uname -r} prints
     * @return this
     */
    public Builder release(String version) {
      return directory("/lib/modules/" + version);
    }

    /**
     * Sets the folder, of which the last part is the release.
     *
     * @param path such as {@code /lib/modules/6.12.0}
     * @return this
     */
    public Builder directory(String path) {
      this.directory = path;
      return this;
    }

    /**
     * Adds a module in the file {@code kernel/NAME.ko}.
     *
     * @param definition the module
     * @return this
     * @throws IllegalArgumentException if there is one of that name
     */
    public Builder module(ModuleDefinition definition) {
      return module(definition, "kernel/" + definition.name() + ".ko");
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
    public Builder module(ModuleDefinition definition, String file) {
      return module(definition, file, () -> definition);
    }

    Builder module(ModuleDefinition definition, String file, TreeModule.Declaration declaration) {
      String name = definition.name();
      if (!Names.ofPath(file).equals(name)) {
        throw new IllegalArgumentException(
            "module " + name + " cannot be in the file " + file + ": kmod takes its name from it");
      }
      if (builtIn.containsKey(name) || definitions.putIfAbsent(name, definition) != null) {
        throw new IllegalArgumentException("module " + name + " is in the tree already");
      }
      files.put(name, file);
      declarations.put(name, declaration);
      return this;
    }

    /**
     * Adds modules that are part of the kernel.
     *
     * @param modules the modules
     * @return this
     * @throws IllegalArgumentException if there is one of that name
     */
    public Builder builtIn(ModuleDefinition... modules) {
      for (ModuleDefinition definition : modules) {
        String name = definition.name();
        if (definitions.containsKey(name) || builtIn.putIfAbsent(name, definition) != null) {
          throw new IllegalArgumentException("module " + name + " is in the tree already");
        }
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
    public Builder symbol(String symbol, String module) {
      symbols.add(new AliasLine("symbol:" + symbol, module.replace('-', '_')));
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
      TreeContent content = new TreeContent(directory);
      DependencyOrder order = new DependencyOrder(direct());
      definitions.forEach(
          (name, definition) ->
              content.add(
                  new TreeModule(
                      directory,
                      files.getOrDefault(name, name),
                      order.line(name).stream().map(files::get).toList(),
                      declarations.getOrDefault(name, () -> definition))));
      definitions.values().forEach(content::addDeclared);
      content.symbols.addAll(symbols);
      builtIn.values().forEach(content::addBuiltIn);
      return new ModuleTree(content);
    }

    private Map<String, List<String>> direct() {
      Map<String, List<String>> direct = new LinkedHashMap<>();
      for (ModuleDefinition definition : definitions.values()) {
        List<String> needed = new ArrayList<>(definition.dependencies());
        needed.removeIf(builtIn::containsKey);
        for (String name : needed) {
          if (!definitions.containsKey(name)) {
            throw new IllegalArgumentException(
                "module "
                    + definition.name()
                    + " depends on "
                    + name
                    + ", which is neither in the tree nor built in: add it");
          }
        }
        direct.put(definition.name(), needed);
      }
      return direct;
    }
  }
}
