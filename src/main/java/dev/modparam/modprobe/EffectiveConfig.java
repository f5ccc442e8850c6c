// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.text.ByteText;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A configuration together with the soft dependencies of a tree, ready for questions. */
final class EffectiveConfig {

  /** An {@code options} line and its place among all of them. */
  record OptionsLine(int order, ConfigEntry entry) {

    String arguments() {
      return entry.directive().value();
    }
  }

  private final ModprobeConfig config;
  private final List<ConfigWarning> warnings = new ArrayList<>();
  private final List<Directive> directives = new ArrayList<>();

  private final GlobIndex<Directive.Alias> aliases = GlobIndex.ofPatterns();
  private final Map<String, Directive.Blacklist> blacklists = new HashMap<>();
  private final Map<String, List<OptionsLine>> options = new HashMap<>();
  private final GlobIndex<Directive.Install> installs = GlobIndex.ofPatterns();
  private final Map<String, Directive.Install> exactInstalls = new HashMap<>();
  private final GlobIndex<Directive.Remove> removes = GlobIndex.ofPatterns();
  private final Map<String, Directive.Remove> exactRemoves = new HashMap<>();
  private final GlobIndex<Directive.Softdep> softdeps = GlobIndex.ofPatterns();

  EffectiveConfig(ModprobeConfig config, ModuleTree tree) {
    this.config = config;
    warnings.addAll(config.listingWarnings());
    filesInOrder(tree).forEach(this::add);
    add(config.commandLineFile());
  }

  private Collection<ConfigFile> filesInOrder(ModuleTree tree) {
    TreeMap<String, ConfigFile> files = new TreeMap<>(ByteText::compare);
    config.files().forEach(file -> files.put(file.name(), file));
    files.put("modules.softdep", treeFile(tree, "modules.softdep", tree.softdeps()));
    if (version().isNewer()) {
      files.put("modules.weakdep", treeFile(tree, "modules.weakdep", tree.weakdeps()));
    }
    return files.values();
  }

  private ConfigFile treeFile(ModuleTree tree, String name, String text) {
    return ConfigFile.read(
        name,
        tree.directory() + "/" + name,
        () -> new ByteArrayInputStream(ByteText.encode(text)),
        version());
  }

  private void add(ConfigFile file) {
    warnings.addAll(file.warnings());
    file.entries().forEach(this::add);
  }

  private void add(ConfigEntry entry) {
    Directive directive = entry.directive();
    if (directive instanceof Directive.Alias alias) {
      aliases.add(alias.pattern(), alias);
    } else if (directive instanceof Directive.Blacklist blacklist) {
      blacklists.putIfAbsent(blacklist.module(), blacklist);
    } else if (directive instanceof Directive.Options line) {
      options
          .computeIfAbsent(line.module(), module -> new ArrayList<>())
          .add(new OptionsLine(directives.size(), entry));
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

  KmodVersion version() {
    return config.version();
  }

  List<ConfigWarning> warnings() {
    return warnings;
  }

  List<Directive> directives() {
    return directives;
  }

  List<Directive.Alias> aliasesFor(String word) {
    return aliases.all(word);
  }

  Optional<Directive.Blacklist> blacklist(String module) {
    return Optional.ofNullable(blacklists.get(module));
  }

  /** {@code kmod_module_get_options}: the lines for a module or the alias that led to it. */
  List<OptionsLine> optionsOf(Candidate module) {
    List<OptionsLine> lines = new ArrayList<>(options.getOrDefault(module.name(), List.of()));
    String alias = module.alias();
    if (alias != null && !alias.equals(module.name())) {
      lines.addAll(options.getOrDefault(alias, List.of()));
      lines.sort(Comparator.comparingInt(OptionsLine::order));
    }
    return lines;
  }

  Optional<Directive.Install> install(String module) {
    return installs.first(module);
  }

  Optional<Directive.Install> exactInstall(String module) {
    return Optional.ofNullable(exactInstalls.get(module));
  }

  Optional<Directive.Remove> remove(String module) {
    return removes.first(module);
  }

  Optional<Directive.Remove> exactRemove(String module) {
    return Optional.ofNullable(exactRemoves.get(module));
  }

  Optional<Directive.Softdep> softdep(String module) {
    return softdeps.first(module);
  }
}
