// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.input.Location;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.ConfigLine;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KernelCommandLine;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.snapshot.KernelSnapshot;
import dev.modparam.text.ByteText;
import dev.modparam.text.FnmatchIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that an audit knows of one machine: what the rules look at. Immutable. */
public final class AuditedMachine {

  /**
   * A line that says something.
   *
   * @param order its place among all lines
   * @param line the line
   * @param directive what it says
   */
  record Entry(int order, ConfigLine line, Directive directive) {

    /** The place of a word: 0 is the directive, 1 the name. */
    Location word(int index) {
      List<ConfigLine.Word> words = line.words();
      return index < words.size() ? words.get(index).location() : line.location();
    }

    /** The line as it is compared with others. */
    String whole() {
      String rest =
          directive instanceof Directive.Softdep || directive instanceof Directive.Weakdep
              ? String.join(" ", line.words().stream().skip(2).map(Object::toString).toList())
              : directive.value().strip();
      return directive.keyword() + " " + directive.key() + " " + rest;
    }

    String place() {
      return shortPlace(directive.location());
    }
  }

  private final String name;
  private final MachineInputs inputs;
  private final List<ConfigFile> files;
  private final List<Entry> entries;
  private final Softdeps softdeps = new Softdeps();
  private final FnmatchIndex<Directive.Alias> aliases = FnmatchIndex.ofPatterns();
  private final Set<String> aliasPatterns = new HashSet<>();
  private final FnmatchIndex<Entry> installs = FnmatchIndex.ofPatterns();
  private final Set<String> installNames = new HashSet<>();
  private final Map<String, Directive.Blacklist> blacklists = new HashMap<>();
  private final List<Assignment> assignments;

  AuditedMachine(MachineInputs inputs) {
    this.name = inputs.name();
    this.inputs = inputs;
    this.files = inputs.config().files().stream().map(this::withoutCarriageReturns).toList();
    this.entries = new ArrayList<>();
    for (ConfigFile file : files) {
      for (ConfigLine line : file.lines()) {
        line.directive().ifPresent(each -> entries.add(new Entry(entries.size(), line, each)));
      }
    }
    index();
    this.assignments = new MachineWords(this).assignments();
  }

  private ConfigFile withoutCarriageReturns(ConfigFile file) {
    return file.lines().stream().anyMatch(ConfigLine::endsInCarriageReturn)
        ? file.withoutCarriageReturns(inputs.config().version())
        : file;
  }

  private void index() {
    TreeMap<String, List<Softdeps.Line>> byFile = new TreeMap<>(ByteText::compare);
    Declarations declarations = inputs.declarations();
    if (declarations != null) {
      addSoftdeps(byFile, declarations.softdeps(), false);
    }
    files.forEach(file -> addSoftdeps(byFile, file, true));
    byFile
        .values()
        .forEach(lines -> lines.forEach(each -> softdeps.add(each.directive(), each.configured())));
    for (Entry entry : entries) {
      if (entry.directive() instanceof Directive.Alias alias) {
        aliases.add(alias.pattern(), alias);
        aliasPatterns.add(alias.pattern());
      } else if (entry.directive() instanceof Directive.Install install) {
        installs.add(install.module(), entry);
        installNames.add(install.module());
      } else if (entry.directive() instanceof Directive.Blacklist blacklist) {
        blacklists.putIfAbsent(blacklist.module(), blacklist);
      }
    }
    primaryBootLine()
        .ifPresent(
            boot ->
                boot.line().directives().stream()
                    .filter(Directive.Blacklist.class::isInstance)
                    .map(Directive.Blacklist.class::cast)
                    .forEach(each -> blacklists.putIfAbsent(each.module(), each)));
  }

  private static void addSoftdeps(
      Map<String, List<Softdeps.Line>> byFile, ConfigFile file, boolean configured) {
    List<Softdeps.Line> lines = byFile.computeIfAbsent(file.name(), each -> new ArrayList<>());
    for (Directive directive : file.directives()) {
      if (directive instanceof Directive.Softdep softdep) {
        lines.add(new Softdeps.Line(softdep, configured));
      }
    }
  }

  /**
   * Returns which machine this is.
   *
   * @return its root folder as it was given, or a name for a machine made of texts
   */
  public String name() {
    return name;
  }

  /**
   * Returns the configuration of modprobe.
   *
   * @return what was read, with the kernel command line
   */
  public ModprobeConfig config() {
    return inputs.config();
  }

  /**
   * Returns the modules of the kernel.
   *
   * @return the tree, or empty if none was given
   */
  public Optional<ModuleTree> tree() {
    return Optional.ofNullable(inputs.declarations()).map(Declarations::tree);
  }

  /**
   * Returns the modules of the kernel that is to be installed.
   *
   * @return the tree, or empty if none was given
   */
  public Optional<ModuleTree> upgrade() {
    return Optional.ofNullable(inputs.upgrade()).map(Declarations::tree);
  }

  /**
   * Returns what is loaded.
   *
   * @return the state of {@code /sys/module}, or empty if none was given
   */
  public Optional<KernelSnapshot> live() {
    return Optional.ofNullable(inputs.live());
  }

  MachineInputs inputs() {
    return inputs;
  }

  /** The files that were read, without carriage returns at the ends of lines. */
  List<ConfigFile> files() {
    return files;
  }

  List<Entry> entries() {
    return entries;
  }

  <D extends Directive> List<Entry> entries(Class<D> kind) {
    return entries.stream().filter(entry -> kind.isInstance(entry.directive())).toList();
  }

  @Nullable Declarations declarations() {
    return inputs.declarations();
  }

  Softdeps softdeps() {
    return softdeps;
  }

  List<Assignment> assignments() {
    return assignments;
  }

  List<BootLine> bootLines() {
    return inputs.bootLines();
  }

  /** The command line that goes together with the files. */
  Optional<BootLine> primaryBootLine() {
    return inputs.bootLines().stream().findFirst();
  }

  Optional<Directive.Blacklist> blacklist(String module) {
    return Optional.ofNullable(blacklists.get(module));
  }

  /** The install line that counts for a module. */
  Optional<Entry> install(String module) {
    return installs.first(module);
  }

  boolean hasInstallLine(String word) {
    return installNames.contains(word);
  }

  /** The modules that an alias of the configuration, which is written so, stands for. */
  List<String> configuredTargets(String pattern) {
    return aliasPatterns.contains(pattern)
        ? entries(Directive.Alias.class).stream()
            .filter(entry -> entry.directive().key().equals(pattern))
            .map(entry -> entry.directive().value())
            .toList()
        : List.of();
  }

  /** The modules that modprobe finds for a word, as far as the tree is known. */
  List<String> lookUp(String word) {
    Declarations known = inputs.declarations();
    String normal = Declarations.normalize(word);
    List<Directive.Alias> configured = aliases.all(normal);
    if (!configured.isEmpty()) {
      return configured.stream().map(Directive.Alias::module).toList();
    }
    if (known == null || known.isModule(normal) || hasInstallLine(normal)) {
      return List.of(normal);
    }
    return known.aliasTargets(normal);
  }

  /** A place in a few letters: the last part of the file's path, and the line. */
  static String shortPlace(Location location) {
    String file = location.file();
    String base = file.substring(file.lastIndexOf('/') + 1);
    return base.equals(KernelCommandLine.FILE)
        ? "the kernel command line"
        : base + ":" + location.line();
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
