// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.AuditedMachine.Entry;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.text.ByteText;
import dev.modparam.text.Excerpt;
import dev.modparam.text.FnmatchPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** MP3xx: the names of modules. */
final class NameRules {

  static final List<Rule> RULES =
      List.of(
          Wording.warning(
              "MP301",
              "unknown-module",
              "A line is for a name; kmod does not look whether a module has it.",
              "options e1000 debug=1",
              NameRules::unknownModule),
          Wording.error(
              "MP302",
              "alias-target",
              "The target of an alias is taken as the name of a module, and not looked up again.",
              "alias net0 e1000x",
              NameRules::aliasTarget),
          Wording.information(
              "MP303",
              "alias-options",
              "Options count for the name they are written for: those of an alias only if the"
                  + " module is loaded by that alias.",
              "alias net0 e1000e\noptions net0 copybreak=0",
              NameRules::aliasOptions),
          Wording.error(
              "MP304",
              "built-in",
              "modprobe does not load what is part of the kernel, so it does not read lines for it;"
                  + " its parameters stand on the kernel command line.",
              "options usbcore autosuspend=-1",
              NameRules::builtIn),
          Wording.information(
              "MP305",
              "loads-anyway",
              "A blacklist line stops loading by an alias only, not loading as a dependency.",
              "blacklist kvm",
              NameRules::loadsAnyway),
          Wording.warning(
              "MP306",
              "modules-load",
              "systemd-modules-load loads one module a line, by its name alone, and honours the"
                  + " blacklist.",
              "v4l2lopback",
              ModulesLoadRule::check));

  private NameRules() {}

  private static void unknownModule(AuditedMachine machine, Findings findings) {
    Declarations known = machine.declarations();
    if (known == null) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Entry entry : machine.entries()) {
      Directive directive = entry.directive();
      String name = directive.key();
      if (!(directive instanceof Directive.Alias)
          && !isKnown(machine, known, directive)
          && seen.add(directive.location().file() + " " + name)) {
        findings.add(
            mayBeForOtherKernels(directive) ? Severity.INFORMATION : Severity.WARNING,
            entry.word(1),
            unknownMessage(known, directive, name));
      }
    }
  }

  private static boolean mayBeForOtherKernels(Directive directive) {
    return directive instanceof Directive.Blacklist
        || directive instanceof Directive.Install
        || directive instanceof Directive.Remove;
  }

  private static String unknownMessage(Declarations known, Directive directive, String name) {
    String nobody =
        directive instanceof Directive.Install
            ? "no module or alias is called "
            : "no module, alias or install line is called ";
    return Wording.orNearest(nobody + Excerpt.of(name), known.nearestModule(name).orElse(null));
  }

  private static boolean isKnown(AuditedMachine machine, Declarations known, Directive directive) {
    String name = directive.key();
    if (known.isModule(name) || !known.aliasTargets(name).isEmpty()) {
      return true;
    }
    if (!machine.configuredTargets(name).isEmpty()) {
      return true;
    }
    if (!(directive instanceof Directive.Install) && machine.hasInstallLine(name)) {
      return true;
    }
    boolean takesPattern =
        directive instanceof Directive.Install
            || directive instanceof Directive.Remove
            || directive instanceof Directive.Softdep
            || directive instanceof Directive.Weakdep;
    return takesPattern
        && isPattern(name)
        && known.anyMatching(FnmatchPattern.compile(ByteText.toByteString(name))).isPresent();
  }

  static boolean isPattern(String name) {
    return name.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
  }

  private static void aliasTarget(AuditedMachine machine, Findings findings) {
    Declarations known = machine.declarations();
    for (Entry entry : machine.entries(Directive.Alias.class)) {
      Directive.Alias alias = (Directive.Alias) entry.directive();
      String target = alias.module();
      boolean isModule =
          machine.hasInstallLine(target) || (known != null && known.isModule(target));
      if (!isModule && (target.equals("off") || target.equals("null"))) {
        findings.add(
            Severity.WARNING,
            entry.word(2),
            "this does not switch "
                + alias.pattern()
                + " off quietly: modprobe "
                + alias.pattern()
                + " looks for a module called "
                + target
                + " and fails; dependencies and other aliases load it all the same",
            Optional.of("install " + alias.pattern() + " /bin/false"));
      } else if (!isModule && known != null) {
        findings.add(entry.word(2), targetMessage(machine, known, target));
      }
    }
  }

  private static String targetMessage(AuditedMachine machine, Declarations known, String target) {
    if (!machine.configuredTargets(target).isEmpty() || !known.aliasTargets(target).isEmpty()) {
      return target + " is itself an alias, and kmod takes the target for the name of a module";
    }
    return Wording.orNearest(
        "no module is called " + Excerpt.of(target), known.nearestModule(target).orElse(null));
  }

  private static void aliasOptions(AuditedMachine machine, Findings findings) {
    Declarations known = machine.declarations();
    for (Entry entry : machine.entries(Directive.Options.class)) {
      String name = entry.directive().key();
      if (known != null && known.isModule(name)) {
        continue;
      }
      List<String> targets = machine.configuredTargets(name);
      if (targets.isEmpty() && known != null) {
        targets = known.aliasTargets(name);
      }
      if (!targets.isEmpty()) {
        findings.add(
            entry.word(1),
            "these options count only if "
                + Wording.list(targets)
                + " is loaded by the alias "
                + name
                + ", not by its own name or as a dependency");
      }
    }
  }

  private static void builtIn(AuditedMachine machine, Findings findings) {
    Declarations known = machine.declarations();
    if (known == null) {
      return;
    }
    for (Entry entry : machine.entries()) {
      Directive directive = entry.directive();
      String name = directive.key();
      if (known.isBuiltIn(name)) {
        String start = name + " is built into the kernel, so ";
        if (directive instanceof Directive.Options options) {
          findings.add(
              entry.word(1),
              start + "these options have no effect; write them on the kernel command line",
              bootWords(options));
        } else if (directive instanceof Directive.Install
            || directive instanceof Directive.Blacklist
            || directive instanceof Directive.Softdep) {
          findings.add(
              entry.word(1), start + "this " + directive.keyword() + " line has no effect");
        }
      }
    }
  }

  /** The same arguments for the kernel command line. */
  static String bootWords(Directive.Options options) {
    return ArgumentWords.of(options.arguments()).stream()
        .map(word -> options.module() + "." + word)
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  private static void loadsAnyway(AuditedMachine machine, Findings findings) {
    Declarations known = machine.declarations();
    if (known == null) {
      return;
    }
    Bringers bringers = new Bringers(machine, known);
    for (Entry entry : machine.entries(Directive.Blacklist.class)) {
      loadsAnyway(entry.directive().key(), entry.word(1), bringers, findings);
    }
    machine
        .primaryBootLine()
        .ifPresent(
            boot ->
                BootRules.blacklisted(
                    boot, (name, place) -> loadsAnyway(name, place, bringers, findings)));
  }

  private static void loadsAnyway(
      String module, Location place, Bringers bringers, Findings findings) {
    List<String> needing = bringers.free(module);
    if (!needing.isEmpty()) {
      findings.add(
          place,
          module
              + " loads all the same with "
              + Wording.list(needing)
              + (needing.size() == 1 ? ", which needs it" : ", which need it"));
    }
  }

  /** Whether an install line that counts keeps a module from loading. */
  static boolean isForbidden(AuditedMachine machine, String module) {
    return machine
        .install(module)
        .filter(entry -> !OrderRules.hasSoftdep(machine, module))
        .map(entry -> ((Directive.Install) entry.directive()).command().strip())
        .filter(InstallCommands::forbids)
        .isPresent();
  }
}
