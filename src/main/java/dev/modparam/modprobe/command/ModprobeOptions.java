// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.engine.ProbeFlags;
import dev.modparam.modprobe.engine.RemovalFlags;
import dev.modparam.modprobe.tree.KernelModules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of modprobe's command line, as they are met. */
final class ModprobeOptions {

  private static final String SHORT = "arw:RibfDcnC:d:S:sqvVh";

  private static final String LONG_30 =
      "all:a remove:r remove-dependencies:holders remove-holders:holders wait=w resolve-alias:R"
          + " first-time:first ignore-install:i ignore-remove:i use-blacklist:b force:f"
          + " force-modversion:modversion force-vermagic:vermagic show-depends:D showconfig:c"
          + " show-config:c show-modversions:versions dump-modversions:versions"
          + " show-exports:exports dry-run:n show:n config=C dirname=d set-version=S syslog:s"
          + " quiet:q verbose:v version:V help:h";

  private static final String LONG_35 =
      "all:a remove:r remove-dependencies:old-holders remove-holders:holders wait=w"
          + " resolve-alias:old-alias show-alias:R first-time:first ignore-install:i"
          + " ignore-remove:i use-blacklist:b force:f force-modversion:modversion"
          + " force-vermagic:vermagic show-depends:D showconfig:old-config show-config:c"
          + " show-modversions:versions dump-modversions:old-versions show-exports:exports"
          + " dry-run:n show:old-show config=C dirname=d set-version=S syslog:s quiet:q"
          + " verbose:v version:V help:h";

  private final ToolOutput out;
  private final KmodVersion version;

  boolean all;
  boolean remove;
  boolean removeHolders;
  long wait;
  boolean firstTime;
  boolean ignoreCommands;
  boolean useBlacklist;
  boolean force;
  boolean ignoreModversion;
  boolean ignoreVermagic;
  boolean ignoreLoaded;
  boolean dryRun;
  boolean showAlways;
  boolean lookupOnly;
  boolean showConfig;

  /** What of a file is shown and not loaded; empty for nothing. */
  String symbols = "";

  final List<String> configPaths = new ArrayList<>();
  @Nullable String root;
  @Nullable String release;
  boolean syslog;
  int verbosity = LogPriority.WARNING.number();
  @Nullable String environment;

  /**
   * Makes options without any set.
   *
   * @param environment the variable MODPROBE_OPTIONS, or null if it is not set
   */
  ModprobeOptions(ToolOutput out, KmodVersion version, @Nullable String environment) {
    this.out = out;
    this.version = version;
    this.environment = environment;
  }

  /** Reads the environment and the words; returns those that are not options. */
  List<String> parse(List<String> arguments) {
    List<String> words = new ArrayList<>();
    if (environment != null) {
      words.addAll(EnvironmentWords.of(environment));
    }
    words.addAll(arguments);
    return new Getopt(
            out,
            SHORT,
            Getopt.longOptions(
                version.has(KmodVersion.Feature.DEPRECATED_OPTIONS) ? LONG_35 : LONG_30))
        .parse(words, this::accept);
  }

  private void accept(String id, String value) {
    switch (id) {
      case "w", "C", "d", "S" -> acceptValue(id, value);
      case "s", "q", "v" -> acceptVoice(id);
      case "D", "R", "c", "n", "versions", "exports", "V", "h" -> acceptQuery(id);
      default -> acceptAction(id);
    }
  }

  private void acceptAction(String id) {
    switch (id) {
      case "a" -> all = true;
      case "r" -> remove = true;
      case "holders" -> {
        removeHolders = true;
        remove |= version.has(KmodVersion.Feature.HOLDERS_MEAN_REMOVE);
      }
      case "first" -> firstTime = true;
      case "i" -> ignoreCommands = true;
      case "b" -> useBlacklist = true;
      case "f" -> force = true;
      case "modversion" -> ignoreModversion = true;
      case "vermagic" -> ignoreVermagic = true;
      default -> acceptDeprecated(id);
    }
  }

  private void acceptDeprecated(String id) {
    switch (id) {
      case "old-holders" -> replace("remove-dependencies", "remove-holders", "holders");
      case "old-alias" -> replace("resolve-alias", "show-alias", "R");
      case "old-config" -> replace("showconfig", "show-config", "c");
      case "old-versions" -> replace("dump-modversions", "show-modversions", "versions");
      default -> replace("show", "dry-run", "n");
    }
  }

  private void replace(String old, String name, String id) {
    out.log(
        LogPriority.WARNING,
        "--" + old + " is deprecated and scheduled for removal; use --" + name);
    accept(id, "");
  }

  private void acceptQuery(String id) {
    switch (id) {
      case "D" -> {
        ignoreLoaded = true;
        dryRun = true;
        showAlways = true;
      }
      case "R" -> lookupOnly = true;
      case "c" -> showConfig = true;
      case "n" -> {
        dryRun = true;
        showAlways |= version.has(KmodVersion.Feature.DRY_RUN_PRINTS);
      }
      case "V", "h" -> {
        out.print(id.equals("h") ? Usage.MODPROBE : Usage.version(version));
        throw new ExitException(0);
      }
      case "versions" -> symbols = "modversions";
      default -> symbols = symbols.isEmpty() ? "symbols" : symbols;
    }
  }

  private void acceptVoice(String id) {
    appendToEnvironment("-" + id);
    switch (id) {
      case "s" -> syslog = true;
      case "q" -> verbosity = LogPriority.QUIET;
      default -> verbosity++;
    }
  }

  private void acceptValue(String id, String value) {
    switch (id) {
      case "C" -> {
        configPaths.add(value);
        appendToEnvironment("-C");
        appendToEnvironment(value);
      }
      case "d" -> root = value;
      case "S" -> release = value;
      default -> wait = parseWait(value);
    }
  }

  private long parseWait(String value) {
    try {
      return Long.decode(value);
    } catch (NumberFormatException failure) {
      out.log(LogPriority.ERROR, "unexpected wait value '" + value + "'.");
      throw new ExitException(1);
    }
  }

  /** Modprobes that commands call shall be as quiet, and use the same configuration. */
  private void appendToEnvironment(String word) {
    environment = environment == null ? word : environment + " " + word;
  }

  /** Whether actions are printed. */
  boolean show() {
    return showAlways || verbosity > LogPriority.WARNING.number();
  }

  ProbeFlags probeFlags() {
    ProbeFlags.Mode mode = dryRun ? ProbeFlags.Mode.DRY_RUN : ProbeFlags.Mode.REAL;
    return new ProbeFlags(ignoreLoaded, firstTime, ignoreCommands, useBlacklist, mode, loadFlags());
  }

  RemovalFlags removalFlags() {
    return new RemovalFlags(
        removeHolders, firstTime, ignoreCommands, ignoreLoaded, force, wait != 0, dryRun);
  }

  private Set<KernelModules.LoadFlag> loadFlags() {
    Set<KernelModules.LoadFlag> flags = EnumSet.noneOf(KernelModules.LoadFlag.class);
    if (ignoreModversion || force) {
      flags.add(KernelModules.LoadFlag.IGNORE_MODVERSIONS);
    }
    if (ignoreVermagic || force) {
      flags.add(KernelModules.LoadFlag.IGNORE_VERMAGIC);
    }
    return flags;
  }
}
