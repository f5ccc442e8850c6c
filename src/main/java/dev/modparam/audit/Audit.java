// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static java.util.Objects.requireNonNull;

import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineInputs;
import dev.modparam.audit.machine.MachineReader;
import dev.modparam.audit.machine.MachineSources;
import dev.modparam.audit.machine.MachineSources.NamedText;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.snapshot.KernelSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the module configuration of machines without loading anything.
 *
 * <pre>{@code
 * AuditReport report = Audit.builder()
 *     .root(Path.of("/"))
 *     .tree(ModuleTree.read(Path.of("/lib/modules/6.12.0")))
 *     .build()
 *     .run();
 * report.findings().forEach(System.out::println);
 * }</pre>
 *
 * <p>Only the configuration is needed. Without a tree the rules that need to know modules do not
 * run, and the report says so. Immutable and thread-safe: what is known of a tree is kept, so one
 * audit serves any number of machines.
 */
public final class Audit {

  private final MachineReader reader;
  private final FindingFilter filter;
  private final List<Rule> rules;
  private final Builder settings;

  private Audit(Builder builder) {
    this.settings = new Builder(builder);
    this.reader = new MachineReader(settings.sources());
    this.filter =
        new FindingFilter(builder.select, builder.ignore, builder.floor, builder.baseline);
    this.rules = Stream.concat(Rule.all().stream(), builder.rules.stream()).toList();
  }

  /**
   * Starts an audit.
   *
   * @return a builder without any input, as kmod 34
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts an audit with the same inputs and settings.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    return new Builder(settings);
  }

  /**
   * Judges the machine that the builder was given.
   *
   * @return what was found
   * @throws IOException if the root is not a folder or an archive that can be read
   */
  public AuditReport run() throws IOException {
    return judge(reader.read());
  }

  /**
   * Judges another machine with the same trees and settings.
   *
   * @param root the folder that is its {@code /}, or an archive of one ({@code .tar}, {@code
   *     .tar.gz}, {@code .tgz}, {@code .zip}); in the place of all configuration that the builder
   *     was given
   * @return what was found
   * @throws IOException if it is not a folder or an archive that can be read
   */
  public AuditReport run(Path root) throws IOException {
    return judge(reader.read(requireNonNull(root, "root")));
  }

  /**
   * Judges many machines, each when the stream comes to it; a parallel stream of roots uses all
   * processors. Nothing of a machine is kept but its report.
   *
   * @param roots folders or archives
   * @return a report for each, in the same order
   * @throws UncheckedIOException while the stream is read, if a root cannot be read
   */
  public Stream<AuditReport> runAll(Stream<Path> roots) {
    return requireNonNull(roots, "roots").map(this::runUnchecked);
  }

  private AuditReport runUnchecked(Path root) {
    try {
      return run(root);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private AuditReport judge(MachineInputs inputs) {
    Rule.Machine machine = new Rule.Machine(inputs);
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : rules) {
      if (filter.wants(rule)) {
        rule.check(machine, new Rule.Findings(rule, findings));
      }
    }
    return AuditReport.of(machine.facts(), filter.keep(machine.facts(), findings));
  }

  /** Collects inputs and settings. Not thread-safe. */
  public static final class Builder {

    private @Nullable Path root;
    private @Nullable Map<String, String> texts;
    private final List<Path> paths = new ArrayList<>();
    private final List<NamedText> files = new ArrayList<>();
    private final List<NamedText> bootFiles = new ArrayList<>();
    private @Nullable String kernelCommandLine;
    private @Nullable Declarations declarations;
    private @Nullable Declarations upgrade;
    private @Nullable KernelSnapshot live;
    private KmodVersion kmod = KmodVersion.KMOD_34;
    private final List<Rule> rules = new ArrayList<>();
    private List<String> select = List.of();
    private List<String> ignore = List.of();
    private Severity floor = Severity.INFORMATION;
    private String baseline = "";

    private Builder() {}

    private Builder(Builder other) {
      this.root = other.root;
      this.texts = other.texts;
      this.paths.addAll(other.paths);
      this.files.addAll(other.files);
      this.bootFiles.addAll(other.bootFiles);
      this.kernelCommandLine = other.kernelCommandLine;
      this.declarations = other.declarations;
      this.upgrade = other.upgrade;
      this.live = other.live;
      this.kmod = other.kmod;
      this.rules.addAll(other.rules);
      this.select = other.select;
      this.ignore = other.ignore;
      this.floor = other.floor;
      this.baseline = other.baseline;
    }

    private MachineSources sources() {
      return new MachineSources(
          root,
          texts,
          List.copyOf(paths),
          List.copyOf(files),
          List.copyOf(bootFiles),
          kernelCommandLine,
          declarations,
          upgrade,
          live,
          kmod);
    }

    /**
     * Takes a whole machine: its modprobe.d and modules-load.d folders, {@code etc/modules}, {@code
     * proc/cmdline}, {@code etc/default/grub} and the entries of the boot loader. Nothing outside
     * the folder is read, wherever links lead.
     *
     * @param folder its {@code /}, or an archive of that: {@code .tar}, {@code .tar.gz}, {@code
     *     .tgz} or {@code .zip}
     * @return this
     */
    public Builder root(Path folder) {
      this.root = requireNonNull(folder, "folder");
      this.texts = null;
      return this;
    }

    /**
     * Takes a whole machine from texts.
     *
     * @param filesByPath content by absolute path, such as {@code /etc/modprobe.d/a.conf}
     * @return this
     */
    public Builder root(Map<String, String> filesByPath) {
      this.texts = Map.copyOf(requireNonNull(filesByPath, "filesByPath"));
      this.root = null;
      return this;
    }

    /**
     * Adds a modprobe.d folder, or one file of that form whatever its name.
     *
     * @param path the folder or the file
     * @return this
     */
    public Builder addPath(Path path) {
      paths.add(requireNonNull(path, "path"));
      return this;
    }

    /**
     * Adds a text as if it were a file in modprobe.d.
     *
     * @param name its name, which findings show
     * @param text its content
     * @return this
     */
    public Builder addText(String name, String text) {
      files.add(new NamedText(requireNonNull(name, "name"), requireNonNull(text, "text")));
      return this;
    }

    /**
     * Sets the kernel command line, in the place of the root's {@code proc/cmdline}.
     *
     * @param line its text
     * @return this
     */
    public Builder kernelCommandLine(String line) {
      this.kernelCommandLine = requireNonNull(line, "line");
      return this;
    }

    /**
     * Adds a file of a boot loader that holds a kernel command line.
     *
     * @param name its name, which findings show: one that ends in {@code .conf} is a boot loader
     *     entry with {@code options} lines, any other has the variables of {@code
     *     /etc/default/grub}
     * @param text its content
     * @return this
     */
    public Builder addBootFile(String name, String text) {
      bootFiles.add(new NamedText(requireNonNull(name, "name"), requireNonNull(text, "text")));
      return this;
    }

    /**
     * Sets the modules of the kernel: read from a folder or a catalogue file, or made of
     * definitions.
     *
     * @param tree the modules
     * @return this
     */
    public Builder tree(ModuleTree tree) {
      this.declarations = new Declarations(requireNonNull(tree, "tree"));
      return this;
    }

    /**
     * Sets the modules of the kernel to definitions, which may come from source code.
     *
     * @param modules the modules
     * @return this
     */
    public Builder definitions(ModuleDefinition... modules) {
      return tree(ModuleTree.of(requireNonNull(modules, "modules")));
    }

    /**
     * Compares the configuration with what is loaded.
     *
     * @param snapshot the state of {@code /sys/module}
     * @return this
     */
    public Builder live(KernelSnapshot snapshot) {
      this.live = requireNonNull(snapshot, "snapshot");
      return this;
    }

    /**
     * Looks for what breaks with another kernel.
     *
     * @param tree its modules
     * @return this
     */
    public Builder upgradeTo(ModuleTree tree) {
      this.upgrade = new Declarations(requireNonNull(tree, "tree"));
      return this;
    }

    /**
     * Sets the release of kmod that reads the configuration; by default 34.
     *
     * @param version the release
     * @return this
     */
    public Builder kmod(KmodVersion version) {
      this.kmod = requireNonNull(version, "version");
      return this;
    }

    /**
     * Adds a rule of your own.
     *
     * @param rule the rule
     * @return this
     * @throws IllegalArgumentException if a rule has that number already
     */
    public Builder addRule(Rule rule) {
      requireNonNull(rule, "rule");
      if (Stream.concat(Rule.all().stream(), rules.stream())
          .anyMatch(other -> other.id().equals(rule.id()))) {
        throw new IllegalArgumentException("there is a rule " + rule.id() + " already");
      }
      rules.add(rule);
      return this;
    }

    /**
     * Runs some rules only.
     *
     * @param rules numbers, beginnings of numbers such as {@code MP4}, or names
     * @return this
     */
    public Builder select(String... rules) {
      this.select = List.of(requireNonNull(rules, "rules"));
      return this;
    }

    /**
     * Leaves rules out, also of those selected.
     *
     * @param rules numbers, beginnings of numbers such as {@code MP4}, or names
     * @return this
     */
    public Builder ignore(String... rules) {
      this.ignore = List.of(requireNonNull(rules, "rules"));
      return this;
    }

    /**
     * Leaves out findings that are less bad; by default none.
     *
     * @param floor the least severity that is reported
     * @return this
     */
    public Builder severity(Severity floor) {
      this.floor = requireNonNull(floor, "floor");
      return this;
    }

    /**
     * Leaves out findings that are known.
     *
     * @param text what {@link AuditReport#baseline()} returned at some time
     * @return this
     */
    public Builder baseline(String text) {
      this.baseline = requireNonNull(text, "text");
      return this;
    }

    /**
     * Makes the audit.
     *
     * @return an audit that can run any number of times
     */
    public Audit build() {
      return new Audit(this);
    }
  }
}
