// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.binary.Modinfo;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.ByteText;
import dev.modparam.text.FnmatchPattern;
import dev.modparam.text.KernelName;
import dev.modparam.text.NearestName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What a tree says of its modules, found once and used for any number of machines. Thread-safe:
 * what is remembered is the same whoever found it.
 */
public final class Declarations {

  private final ModuleTree tree;
  private final Map<KmodVersion, ConfigFile> softdeps = new ConcurrentHashMap<>();
  private final List<String> names;
  private final Map<String, List<String>> dependents = new ConcurrentHashMap<>();
  private final Map<String, Optional<ModuleDefinition>> definitions = new ConcurrentHashMap<>();
  private final Map<String, Optional<String>> nearest = new ConcurrentHashMap<>();

  public Declarations(ModuleTree tree) {
    this.tree = tree;
    Set<String> all = new LinkedHashSet<>();
    for (TreeModule module : tree.modules()) {
      all.add(module.name());
    }
    all.addAll(tree.builtIn());
    this.names = List.copyOf(all);
  }

  /** The declarations of nothing, where no modules were given. */
  static Declarations none() {
    return new Declarations(ModuleTree.of());
  }

  public ModuleTree tree() {
    return tree;
  }

  /** The soft dependencies that the modules declare, as a configuration file. */
  ConfigFile softdeps(KmodVersion version) {
    return softdeps.computeIfAbsent(
        version,
        reader -> ConfigFile.parse(tree.directory() + "/modules.softdep", tree.softdeps(), reader));
  }

  public int size() {
    return names.size();
  }

  /** Whether a module has a file. */
  public boolean isLoadable(String module) {
    return tree.module(module).isPresent();
  }

  public boolean isBuiltIn(String module) {
    return !isLoadable(module) && tree.builtIn().contains(module);
  }

  public boolean isModule(String module) {
    return isLoadable(module) || tree.builtIn().contains(module);
  }

  /** The modules that an alias of the tree stands for. */
  public List<String> aliasTargets(String alias) {
    List<String> found = new ArrayList<>(tree.modulesFor(alias));
    found.addAll(tree.builtInFor(alias));
    return found.stream().distinct().toList();
  }

  /** What a module declares; nothing if the tree does not know its parameters. */
  public Optional<ModuleDefinition> definition(String module) {
    return definitions.computeIfAbsent(module, this::read);
  }

  private Optional<ModuleDefinition> read(String module) {
    try {
      Optional<TreeModule> found = tree.module(module);
      if (found.isEmpty()) {
        return builtIn(module);
      }
      return found.get().isDeclared() ? Optional.of(found.get().definition()) : Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<ModuleDefinition> builtIn(String module) throws IOException {
    Optional<ModuleDefinition> declared = tree.builtInDefinition(module);
    Optional<Modinfo> strings = tree.builtInModinfo(module);
    return declared.isPresent() || strings.isEmpty()
        ? declared
        : Optional.of(strings.get().definition(module));
  }

  /** Whether all parameters of a module are known; the strings of built-in code leave some out. */
  public boolean isComplete(String module) {
    return isLoadable(module) || tree.builtInDefinition(module).isPresent();
  }

  /** Whether code of that name is part of the kernel, even if it could not be a module. */
  public boolean isPartOfKernel(String name) {
    return tree.builtIn().contains(name) || tree.builtInModinfo(name).isPresent();
  }

  /** The modules that need one, directly or not. */
  public List<String> dependents(String module) {
    return dependents.computeIfAbsent(module, tree::dependents);
  }

  private List<String> dependencies(String module) {
    return tree.module(module).map(TreeModule::dependencies).orElse(List.of());
  }

  /** Adds the nearest name of a module to a sentence, if there is one. */
  public String orNearest(String sentence, String name) {
    return orMeant(sentence, nearest.computeIfAbsent(name, this::nearestTo));
  }

  private Optional<String> nearestTo(String name) {
    return NearestName.of(name, names);
  }

  /** Adds what somebody may have meant. */
  public static String orMeant(String sentence, Optional<String> nearest) {
    return nearest.map(name -> sentence + "; did you mean " + name + "?").orElse(sentence);
  }

  public static boolean isPattern(String name) {
    return name.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
  }

  /** The modules that a pattern stands for; none for a plain name. */
  public Stream<String> matching(String pattern) {
    if (!isPattern(pattern)) {
      return Stream.empty();
    }
    FnmatchPattern compiled = FnmatchPattern.compile(ByteText.toByteString(pattern));
    return names.stream().filter(name -> compiled.matches(ByteText.toByteString(name)));
  }

  /** The modules that a name or a pattern stands for, if all of them are built in. */
  public List<String> onlyBuiltIn(String pattern) {
    List<String> modules = isModule(pattern) ? List.of(pattern) : matching(pattern).toList();
    return modules.stream().allMatch(this::isBuiltIn) ? modules : List.of();
  }

  /** A module near another one, by dependency, that has a parameter. */
  public Optional<String> relativeWith(String parameter, String module) {
    List<String> relatives = new ArrayList<>(dependencies(module));
    relatives.addAll(dependents(module));
    return relatives.stream()
        .filter(other -> definition(other).flatMap(d -> d.parameter(parameter)).isPresent())
        .findFirst();
  }

  public static String normalize(String name) {
    return KernelName.ofAlias(name).orElse(name);
  }
}
