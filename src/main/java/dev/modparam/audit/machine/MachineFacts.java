// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.audit.words.Assignment;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KernelCommandLine;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that an audit knows of one machine, found once for all rules. Immutable. */
public final class MachineFacts {

  /**
   * A line that says something.
   *
   * @param order its place among all lines
   * @param line the line
   * @param directive what it says
   */
  public record Entry(int order, ConfigFile.Line line, Directive directive) {

    /** The place of a word: 0 is the directive, 1 the name. */
    public Location word(int index) {
      List<ConfigFile.Word> words = line.words();
      return index < words.size() ? words.get(index).location() : line.location();
    }

    /** The line as it is compared with others. */
    public String whole() {
      String rest =
          directive instanceof Directive.Softdep || directive instanceof Directive.Weakdep
              ? String.join(" ", line.words().stream().skip(2).map(Object::toString).toList())
              : directive.value().strip();
      return directive.keyword() + " " + directive.key() + " " + rest;
    }

    /** The word that was meant to begin a comment, in a line whose words are names. */
    public Optional<ConfigFile.Word> comment() {
      return line.words().stream().skip(2).filter(Entry::beginsComment).findFirst();
    }

    /** The words after the name, without a comment and what follows it. */
    public List<ConfigFile.Word> wordsBeforeComment() {
      return line.words().stream().skip(2).takeWhile(word -> !beginsComment(word)).toList();
    }

    private static boolean beginsComment(ConfigFile.Word word) {
      return word.text().startsWith("#");
    }

    public String place() {
      return shortPlace(directive.location());
    }
  }

  private static final Pattern CARRIAGE_RETURN =
      Pattern.compile("\\r$", Pattern.MULTILINE | Pattern.UNIX_LINES);

  private final MachineInputs inputs;
  private final Declarations known;
  private final List<ConfigFile> files;
  private final List<Entry> entries;
  private final Softdeps softdeps = new Softdeps();
  private final FnmatchIndex<Directive.Alias> aliases = FnmatchIndex.ofPatterns();
  private final Map<String, List<String>> targets = new HashMap<>();
  private final FnmatchIndex<Entry> installs = FnmatchIndex.ofPatterns();
  private final Set<String> installNames = new HashSet<>();
  private final Map<String, Directive.Blacklist> blacklists = new HashMap<>();
  private final List<Assignment> assignments;

  public MachineFacts(MachineInputs inputs) {
    Declarations given = inputs.declarations();
    this.inputs = inputs;
    this.known = given == null ? Declarations.none() : given;
    this.files = inputs.config().files().stream().map(this::withoutCarriageReturns).toList();
    this.entries = new ArrayList<>();
    for (ConfigFile file : files) {
      for (ConfigFile.Line line : file.lines()) {
        line.directive().ifPresent(each -> entries.add(new Entry(entries.size(), line, each)));
      }
    }
    index();
    this.assignments = new MachineWords(this).assignments();
  }

  /** Words stand in the same places, and a {@code \\} before a carriage return joins two lines. */
  private ConfigFile withoutCarriageReturns(ConfigFile file) {
    if (file.lines().stream().noneMatch(ConfigFile.Line::endsInCarriageReturn)) {
      return file;
    }
    String text = CARRIAGE_RETURN.matcher(inputs.textOf(file.path())).replaceAll("");
    return ConfigFile.parse(file.path(), text, inputs.config().version());
  }

  private void index() {
    TreeMap<String, List<Softdeps.Line>> byFile = new TreeMap<>(ByteText::compare);
    addSoftdeps(byFile, known.softdeps(inputs.config().version()), false);
    files.forEach(file -> addSoftdeps(byFile, file, true));
    byFile
        .values()
        .forEach(lines -> lines.forEach(each -> softdeps.add(each.directive(), each.configured())));
    for (Entry entry : entries) {
      if (entry.directive() instanceof Directive.Alias alias) {
        aliases.add(alias.pattern(), alias);
        targets.computeIfAbsent(alias.pattern(), each -> new ArrayList<>()).add(alias.module());
      } else if (entry.directive() instanceof Directive.Install install) {
        if (installNames.add(install.module())) { // a second line for the same never counts
          installs.add(install.module(), entry);
        }
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

  public MachineInputs inputs() {
    return inputs;
  }

  /** The files that were read, without carriage returns at the ends of lines. */
  public List<ConfigFile> files() {
    return files;
  }

  /** The files that are not read, of modprobe.d and of modules-load.d. */
  public List<ConfigFile.Skipped> skipped() {
    return Stream.concat(inputs.skipped().stream(), inputs.skippedLists().stream()).toList();
  }

  public List<Entry> entries() {
    return entries;
  }

  public <D extends Directive> List<Entry> entries(Class<D> kind) {
    return entries.stream().filter(entry -> kind.isInstance(entry.directive())).toList();
  }

  /** The modules of the kernel; none if they were not given. */
  public Declarations known() {
    return known;
  }

  /** Whether the modules of the kernel were given. */
  public boolean knowsModules() {
    return inputs.declarations() != null;
  }

  public Softdeps softdeps() {
    return softdeps;
  }

  public List<Assignment> assignments() {
    return assignments;
  }

  public List<BootLine> bootLines() {
    return inputs.bootLines();
  }

  /** The command line that goes together with the files. */
  public Optional<BootLine> primaryBootLine() {
    return inputs.bootLines().stream().findFirst();
  }

  public Optional<Directive.Blacklist> blacklist(String module) {
    return Optional.ofNullable(blacklists.get(module));
  }

  /** The install line that counts for a module. */
  public Optional<Entry> install(String module) {
    return installs.first(module);
  }

  /** Whether an install line that counts keeps a module from loading. */
  public boolean isForbidden(String module) {
    return install(module)
        .filter(entry -> !hasSoftdep(module))
        .filter(entry -> InstallCommands.forbids(entry.directive().value(), module))
        .isPresent();
  }

  /** Whether a module has a soft dependency that leads to something. */
  public boolean hasSoftdep(String module) {
    return softdeps
        .of(module)
        .filter(line -> line.words().stream().anyMatch(word -> !lookUp(word).isEmpty()))
        .isPresent();
  }

  /** Whether an install line makes a name one that can be loaded; a pattern does not. */
  public boolean hasInstallLine(String word) {
    return installNames.contains(word) && !Declarations.isPattern(word);
  }

  /** The modules that an alias stands for: of the configuration, written so, or of the tree. */
  public List<String> aliasTargets(String alias) {
    List<String> configured = targets.getOrDefault(alias, List.of());
    return configured.isEmpty() ? known.aliasTargets(alias) : configured;
  }

  /** The modules that options for a name or an alias are for, if all of them are built in. */
  public List<String> onlyBuiltIn(String name) {
    if (known.isModule(name)) {
      return known.isBuiltIn(name) ? List.of(name) : List.of();
    }
    List<String> modules = aliasTargets(name);
    return modules.stream().allMatch(known::isBuiltIn) ? modules : List.of();
  }

  /** Whether loading a name, which is not looked up as an alias, does something. */
  public boolean exists(String name) {
    return hasInstallLine(name) || known.isModule(name);
  }

  /** The modules that modprobe finds for a word, as far as the tree is known. */
  public List<String> lookUp(String word) {
    String normal = Declarations.normalize(word);
    List<Directive.Alias> configured = aliases.all(normal);
    if (!configured.isEmpty()) {
      return configured.stream().map(Directive.Alias::module).toList();
    }
    if (!knowsModules() || exists(normal)) {
      return List.of(normal);
    }
    return known.aliasTargets(normal);
  }

  /** A place in a few letters: the last part of the file's path, and the line. */
  public static String shortPlace(Location location) {
    String file = location.file();
    String base = file.substring(file.lastIndexOf('/') + 1);
    return base.equals(KernelCommandLine.FILE)
        ? "the kernel command line"
        : base + ":" + location.line();
  }
}
