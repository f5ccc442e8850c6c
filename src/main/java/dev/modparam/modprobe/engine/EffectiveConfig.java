// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import dev.modparam.input.Location;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KernelCommandLine;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.text.ByteText;
import dev.modparam.text.FnmatchIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A configuration together with the soft dependencies of a tree, ready for questions. */
public final class EffectiveConfig {

  /** Finds a part of a directive's value, by its first character and length, in its file. */
  @FunctionalInterface
  public interface ValuePlaces {
    Location locate(int offset, int length);
  }

  /** An {@code options} line and its place among all of them. */
  public record OptionsLine(int order, Directive.Options directive, ValuePlaces places) {}

  private final ModprobeConfig config;
  private final List<ConfigFile> files;
  private final List<Directive> directives = new ArrayList<>();

  private final FnmatchIndex<Directive.Alias> aliases = FnmatchIndex.ofPatterns();
  private final Map<String, Directive.Blacklist> blacklists = new HashMap<>();
  private final Map<String, List<OptionsLine>> options = new HashMap<>();
  private final FnmatchIndex<Directive.Install> installs = FnmatchIndex.ofPatterns();
  private final Map<String, Directive.Install> exactInstalls = new HashMap<>();
  private final FnmatchIndex<Directive.Remove> removes = FnmatchIndex.ofPatterns();
  private final Map<String, Directive.Remove> exactRemoves = new HashMap<>();
  private final FnmatchIndex<Directive.Softdep> softdeps = FnmatchIndex.ofPatterns();

  public EffectiveConfig(ModprobeConfig config, ModuleTree tree) {
    this.config = config;
    this.files = List.copyOf(filesInOrder(config, tree));
    for (ConfigFile file : files) {
      for (ConfigFile.Line line : file.lines()) {
        line.directive().ifPresent(directive -> add(directive, line::locateValue));
      }
    }
    for (KernelCommandLine.Word word : config.kernelCommandLine().words()) {
      word.directives().forEach(directive -> add(directive, word::locateValue));
    }
  }

  private static Collection<ConfigFile> filesInOrder(ModprobeConfig config, ModuleTree tree) {
    TreeMap<String, ConfigFile> files = new TreeMap<>(ByteText::compare);
    config.files().forEach(file -> files.put(file.name(), file));
    files.put("modules.softdep", treeFile(config, tree, "modules.softdep", tree.softdeps()));
    if (config.version().has(KmodVersion.Feature.WEAKDEP)) {
      files.put("modules.weakdep", treeFile(config, tree, "modules.weakdep", tree.weakdeps()));
    }
    return files.values();
  }

  private static ConfigFile treeFile(
      ModprobeConfig config, ModuleTree tree, String name, String text) {
    return ConfigFile.parse(tree.directory() + "/" + name, text, config.version());
  }

  private void add(Directive directive, ValuePlaces places) {
    if (directive instanceof Directive.Alias alias) {
      aliases.add(alias.pattern(), alias);
    } else if (directive instanceof Directive.Blacklist blacklist) {
      blacklists.putIfAbsent(blacklist.module(), blacklist);
    } else if (directive instanceof Directive.Options line) {
      options
          .computeIfAbsent(line.module(), module -> new ArrayList<>())
          .add(new OptionsLine(directives.size(), line, places));
    } else if (directive instanceof Directive.Install install) {
      installs.add(install.module(), install);
      exactInstalls.putIfAbsent(install.module(), install);
    } else if (directive instanceof Directive.Remove remove) {
      removes.add(remove.module(), remove);
      exactRemoves.putIfAbsent(remove.module(), remove);
    } else if (directive instanceof Directive.Softdep softdep) {
      softdeps.add(softdep.module(), softdep);
    }
    directives.add(directive);
  }

  public KmodVersion version() {
    return config.version();
  }

  public ModprobeConfig config() {
    return config;
  }

  /** Returns the files with those of the tree, in the order in which kmod reads them. */
  public List<ConfigFile> files() {
    return files;
  }

  public List<Directive> directives() {
    return directives;
  }

  public List<Directive.Alias> aliasesFor(String word) {
    return aliases.all(word);
  }

  public Optional<Directive.Blacklist> blacklist(String module) {
    return Optional.ofNullable(blacklists.get(module));
  }

  /** {@code kmod_module_get_options}: the lines for a module or the alias that led to it. */
  List<OptionsLine> optionsOf(Candidate module) {
    List<OptionsLine> lines = new ArrayList<>(options.getOrDefault(module.name(), List.of()));
    String alias = module.alias().orElse(null);
    if (alias != null && !alias.equals(module.name())) {
      lines.addAll(options.getOrDefault(alias, List.of()));
      lines.sort(Comparator.comparingInt(OptionsLine::order));
    }
    return lines;
  }

  /** The lines for aliases of a module by which it was not reached, which it therefore ignores. */
  public List<Directive.Options> unusedOptions(Candidate module) {
    return directives.stream()
        .filter(Directive.Alias.class::isInstance)
        .map(Directive.Alias.class::cast)
        .filter(alias -> alias.module().equals(module.name()))
        .map(Directive.Alias::pattern)
        .filter(alias -> !alias.equals(module.name()) && !module.alias().equals(Optional.of(alias)))
        .distinct()
        .flatMap(alias -> options.getOrDefault(alias, List.of()).stream())
        .map(OptionsLine::directive)
        .toList();
  }

  public Optional<Directive.Install> install(String module) {
    return installs.first(module);
  }

  /** Returns all {@code install} lines that match a module; only the first counts. */
  public List<Directive.Install> installs(String module) {
    return installs.all(module);
  }

  /** Returns all {@code remove} lines that match a module; only the first counts. */
  public List<Directive.Remove> removes(String module) {
    return removes.all(module);
  }

  /** Returns all {@code softdep} lines that match a module; only the first counts. */
  public List<Directive.Softdep> softdeps(String module) {
    return softdeps.all(module);
  }

  public Optional<Directive.Install> exactInstall(String module) {
    return Optional.ofNullable(exactInstalls.get(module));
  }

  public Optional<Directive.Remove> remove(String module) {
    return removes.first(module);
  }

  public Optional<Directive.Remove> exactRemove(String module) {
    return Optional.ofNullable(exactRemoves.get(module));
  }

  public Optional<Directive.Softdep> softdep(String module) {
    return softdeps.first(module);
  }
}
