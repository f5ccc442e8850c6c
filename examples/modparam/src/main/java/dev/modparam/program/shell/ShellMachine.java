// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.command.KmodCommands;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.KernelModules;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The machine behind the prompt: a kernel, its modules, its files, and what it said last. */
final class ShellMachine {

  private final SimulatedKernel kernel;
  private final PlainFiles plain = new PlainFiles();
  private final Optional<ModuleTree> folder;
  private final Map<String, ModuleDefinition> declared = new LinkedHashMap<>();
  private final Instant boot = Instant.now();
  private ModuleTree tree;

  /** Makes a machine with the modules of a folder. */
  ShellMachine(SimulatedKernel kernel, ModuleTree folder) {
    this.kernel = kernel;
    this.folder = Optional.of(folder);
    this.tree = folder;
    addTreeFiles();
  }

  /** Makes a machine with modules that are declared. */
  ShellMachine(SimulatedKernel kernel, List<ModuleDefinition> definitions) {
    this.kernel = kernel;
    this.folder = Optional.empty();
    definitions.forEach(each -> declared.put(each.name(), each));
    this.tree = ModuleTree.of(definitions.toArray(ModuleDefinition[]::new));
    addTreeFiles();
  }

  private void addTreeFiles() {
    tree.modules().forEach(module -> plain.write(module.path(), ""));
  }

  SimulatedKernel kernel() {
    return kernel;
  }

  PlainFiles plain() {
    return plain;
  }

  /** For how long the machine runs. */
  Duration uptime() {
    return Duration.between(boot, Instant.now());
  }

  String release() {
    return tree.release();
  }

  /** Adds a module, which {@code modprobe} finds; one of the folder's name stands before it. */
  void declare(ModuleDefinition definition) {
    declared.put(definition.name(), definition);
    if (folder.isEmpty()) {
      tree = declaredTree();
    }
    declaredTree().modules().forEach(module -> plain.write(module.path(), ""));
  }

  private ModuleTree declaredTree() {
    ModuleTree.Builder builder = ModuleTree.builder().directory(tree.directory());
    declared.values().forEach(builder::addModule);
    return builder.build();
  }

  /** The modules that a command with these words is about. */
  private ModuleTree treeFor(List<String> words) {
    boolean isDeclared =
        words.stream().map(word -> word.replace('-', '_')).anyMatch(declared::containsKey);
    return isDeclared ? declaredTree() : tree;
  }

  /** The file {@code modules.dep}: each module with those that it needs. */
  String dependencyIndex() {
    StringBuilder text = new StringBuilder();
    for (ModuleTree each : folder.isPresent() ? List.of(tree, declaredTree()) : List.of(tree)) {
      for (TreeModule module : each.modules()) {
        text.append(inTree(module)).append(':');
        for (String needed : module.dependencies()) {
          each.module(needed).ifPresent(other -> text.append(' ').append(inTree(other)));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private String inTree(TreeModule module) {
    return module.path().substring(tree.directory().length() + 1);
  }

  String indexFile() {
    return tree.directory() + "/modules.dep";
  }

  /** The definition of a module, loaded or not. */
  Optional<ModuleDefinition> definition(String name) {
    String module = name.replace('-', '_');
    if (declared.containsKey(module)) {
      return Optional.of(declared.get(module));
    }
    try {
      Optional<TreeModule> found = tree.module(module);
      return found.isPresent() ? Optional.of(found.get().definition()) : Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  Set<String> moduleNames() {
    Set<String> names = new TreeSet<>(declared.keySet());
    tree.modules().forEach(module -> names.add(module.name()));
    return names;
  }

  List<String> loadedNames() {
    return kernel.modules().stream().map(LoadedModule::name).toList();
  }

  /** The file of a module, as {@code insmod} wants it. */
  Optional<String> fileOf(String name) {
    String module = name.replace('-', '_');
    return treeFor(List.of(module)).module(module).map(TreeModule::path);
  }

  ModprobeConfig configuration() {
    return ModprobeConfig.builder()
        .root(plain.texts())
        .systemFolders()
        .kernelCommandLine(kernel.commandLine())
        .build();
  }

  /** What a command with these words would do. */
  Modprobe modprobe(List<String> words) {
    return Modprobe.of(kernel, treeFor(words), configuration());
  }

  KmodCommands commands(ShellUser user, LastAnswer last, List<String> words) {
    return KmodCommands.builder(new Calls(user, last))
        .addTree(treeFor(words))
        .config(configuration())
        .build();
  }

  /** The system calls of one user, of which the last refusal is kept. */
  private final class Calls implements KernelModules {

    private final KernelModules modules = KernelModules.of(kernel);
    private final ShellUser user;
    private final LastAnswer last;

    Calls(ShellUser user, LastAnswer last) {
      this.user = user;
      this.last = last;
    }

    @Override
    public Optional<Status> status(String name) {
      return modules.status(name);
    }

    @Override
    public List<String> holders(String name) {
      return modules.holders(name);
    }

    @Override
    public List<String> loaded() {
      return modules.loaded();
    }

    @Override
    public void load(ModuleDefinition module, byte[] arguments, Set<LoadFlag> flags) {
      checkUser("load");
      refused(() -> modules.load(module, arguments, flags));
      kernel
          .module(module.name())
          .filter(loaded -> loaded.state() != LoadedModule.State.BUILT_IN)
          .ifPresent(loaded -> last.add(loaded.arguments().explanations()));
    }

    @Override
    public void unload(String name, boolean force) {
      checkUser("unload");
      refused(() -> modules.unload(name, force));
    }

    private void checkUser(String what) {
      if (!user.isRoot()) {
        String text = "only root may " + what + " modules, and you are " + user.name();
        last.add(List.of(text));
        throw Errno.EPERM.exception(text);
      }
    }

    private void refused(Runnable call) {
      try {
        call.run();
      } catch (ErrnoException refusal) {
        List<String> lines = new ArrayList<>(List.of(refusal.getMessage().split("\n")));
        last.add(lines);
        throw refusal;
      }
    }
  }
}
