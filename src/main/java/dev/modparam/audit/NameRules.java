// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.Bringers;
import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.MachineFacts.Entry;
import dev.modparam.audit.words.ArgumentWords;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.text.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** MP3xx: the names of modules. */
final class NameRules {

  static final List<Rule> RULES =
      List.of(
          LibraryCheck.warning(
              "MP301",
              "unknown-module",
              "A line is for a name; kmod does not look whether a module has it.",
              "options e1000 debug=1",
              new UnknownModule()),
          LibraryCheck.error(
              "MP302",
              "alias-target",
              "The target of an alias is taken as the name of a module, and not looked up again.",
              "alias net0 e1000x",
              new AliasTarget()),
          LibraryCheck.information(
              "MP303",
              "alias-options",
              "Options count for the name they are written for: those of an alias only if the"
                  + " module is loaded by that alias.",
              "alias net0 e1000e\noptions net0 copybreak=0",
              new AliasOptions()),
          LibraryCheck.error(
              "MP304",
              "built-in",
              "modprobe does not load what is part of the kernel, so it does not read lines for it;"
                  + " its parameters stand on the kernel command line.",
              "options usbcore autosuspend=-1",
              new BuiltIn()),
          LibraryCheck.information(
              "MP305",
              "loads-anyway",
              "A blacklist line stops loading by an alias only, not loading as a dependency.",
              "blacklist kvm",
              new LoadsAnyway()),
          LibraryCheck.warning(
              "MP306",
              "modules-load",
              "systemd-modules-load loads one module a line, by its name alone, and honours the"
                  + " blacklist.",
              "v4l2lopback",
              new ModulesLoad()));

  private NameRules() {}

  private static final class AliasTarget implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Entry entry : machine.entries(Directive.Alias.class)) {
        Directive.Alias alias = (Directive.Alias) entry.directive();
        String target = alias.module();
        if (machine.exists(target)) {
          continue;
        }
        if (target.equals("off")) {
          findings.add(
              Severity.WARNING, entry.word(2), off(alias.pattern()), Optional.of(instead(alias)));
        } else if (machine.knowsModules()) {
          findings.add(entry.word(2), message(machine, target));
        }
      }
    }

    private static String off(String alias) {
      return "this does not switch "
          + alias
          + " off quietly: modprobe "
          + alias
          + " looks for a module called off and fails; dependencies and other aliases load it all"
          + " the same";
    }

    private static String instead(Directive.Alias alias) {
      return "install " + alias.pattern() + " /bin/false";
    }

    private static String message(MachineFacts machine, String target) {
      return machine.aliasTargets(target).isEmpty()
          ? machine.known().orNearest("no module is called " + Excerpt.of(target), target)
          : target + " is itself an alias, and kmod takes the target for the name of a module";
    }
  }

  private static final class AliasOptions implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Entry entry : machine.entries(Directive.Options.class)) {
        String name = entry.directive().key();
        List<String> targets =
            machine.known().isModule(name) ? List.of() : machine.aliasTargets(name);
        if (!targets.isEmpty() && machine.onlyBuiltIn(name).isEmpty()) {
          findings.add(
              entry.word(1),
              "these options count only if "
                  + LibraryCheck.list(targets)
                  + (targets.size() == 1 ? " is" : " are")
                  + " loaded by the alias "
                  + name
                  + ", not by its own name or as a dependency");
        }
      }
    }
  }

  private static final class BuiltIn implements LibraryCheck.OfModules {

    @Override
    public void check(MachineFacts machine, Declarations known, Findings findings) {
      for (Entry entry : machine.entries()) {
        Directive directive = entry.directive();
        String name = directive.key();
        if (directive instanceof Directive.Options) {
          check(entry, machine.onlyBuiltIn(name), findings);
        } else if (isForLoading(directive)
            && !(directive instanceof Directive.Blacklist && Declarations.isPattern(name))) {
          check(entry, known.onlyBuiltIn(name), findings);
        }
      }
    }

    private static void check(Entry entry, List<String> modules, Findings findings) {
      if (modules.isEmpty()) {
        return;
      }
      String start =
          LibraryCheck.list(modules)
              + (modules.size() == 1 ? " is" : " are")
              + " built into the kernel, so ";
      if (entry.directive() instanceof Directive.Options options) {
        findings.add(
            entry.word(1),
            start + "these options have no effect; write them on the kernel command line",
            bootWords(modules.get(0), options));
      } else {
        findings.add(
            entry.word(1), start + "this " + entry.directive().keyword() + " line has no effect");
      }
    }
  }

  /** Whether a line has a meaning only for a module that modprobe loads. */
  static boolean isForLoading(Directive directive) {
    return directive instanceof Directive.Install
        || directive instanceof Directive.Blacklist
        || directive instanceof Directive.Softdep;
  }

  /** The same arguments for the kernel command line. */
  static String bootWords(String module, Directive.Options options) {
    return ArgumentWords.of(options.arguments()).stream()
        .takeWhile(word -> !word.startsWith("#"))
        .map(word -> module + "." + word)
        .collect(Collectors.joining(" "));
  }

  private static final class LoadsAnyway implements LibraryCheck.OfModules {

    @Override
    public void check(MachineFacts machine, Declarations known, Findings findings) {
      Bringers bringers = new Bringers(machine, known);
      for (Entry entry : machine.entries(Directive.Blacklist.class)) {
        check(entry.directive().key(), entry.word(1), bringers, findings);
      }
      machine
          .primaryBootLine()
          .ifPresent(
              boot -> boot.blacklisted((name, place) -> check(name, place, bringers, findings)));
    }

    private static void check(String module, Location place, Bringers bringers, Findings findings) {
      List<String> needing = bringers.free(module);
      if (!needing.isEmpty()) {
        findings.add(
            place,
            module
                + " loads all the same with "
                + LibraryCheck.list(needing)
                + (needing.size() == 1 ? ", which needs it" : ", which need it"));
      }
    }
  }
}
