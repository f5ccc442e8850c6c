// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Assignment.Verdict;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KernelCommandLine;
import dev.modparam.text.Excerpt;
import dev.modparam.text.KernelName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** MP6xx: the kernel command line. */
final class BootRules {

  /** First words of names with a dot that programs of user space read. */
  private static final Set<String> USER_SPACE =
      Set.of(
          "boot",
          "ci",
          "cloud_init",
          "coreos",
          "ds",
          "fips",
          "flatcar",
          "fsck",
          "fstab",
          "ignition",
          "inst",
          "kdump",
          "live",
          "locale",
          "luks",
          "modprobe",
          "mount",
          "net",
          "network",
          "nfs",
          "ostree",
          "plymouth",
          "quotacheck",
          "rd",
          "resume",
          "root",
          "roothash",
          "selinux",
          "splash",
          "systemd",
          "toram",
          "udev",
          "usrhash",
          "vconsole",
          "zbm");

  /** Words with a dot that are no parameters but belong to {@code __setup} functions. */
  private static final Set<String> OF_SETUP = Set.of("printk.devkmsg", "cgroup.memory");

  static final List<Rule> RULES =
      List.of(
          Wording.error(
              "MP601",
              "boot-unknown-parameter",
              "Of module.parameter words on the command line the kernel ignores those it does not"
                  + " know, without a message.",
              "quiet usbcore.autosuspnd=-1",
              BootRules::unknownParameter),
          Wording.error(
              "MP602",
              "boot-blacklist",
              "kmod compares the names in modprobe.blacklist letter by letter with the names of"
                  + " modules, which have _ and no -.",
              "modprobe.blacklist=snd-hda-intel",
              BootRules::blacklist),
          Wording.warning(
              "MP603",
              "boot-unknown-module",
              "A word like module.parameter=value is for the module of that name, and for nobody if"
                  + " there is none.",
              "nvidia.modeset=1",
              BootRules::unknownModule),
          Wording.error(
              "MP604",
              "boot-quotes",
              "A double quote groups up to the next one, and a backslash does not change that: a"
                  + " quote that is never closed takes the rest of the line.",
              "root=\"LABEL=My Disk usbcore.autosuspend=1",
              BootRules::quotes),
          Wording.error(
              "MP605",
              "boot-refused-value",
              "A built-in module logs a value that it refuses and keeps the old one; a module that"
                  + " is loaded with it is not loaded.",
              "usbcore.autosuspend=never",
              BootRules::refusedValue));

  private BootRules() {}

  private static void unknownParameter(AuditedMachine machine, Findings findings) {
    Declarations known = machine.declarations();
    for (Assignment word : machine.assignments()) {
      boolean sure = word.hint() != null || known == null || known.isComplete(word.module());
      if (word.isBoot()
          && word.verdict() == Verdict.UNKNOWN
          && sure
          && !OF_SETUP.contains(word.module() + "." + word.name())) {
        findings.add(word.location(), ValueRules.unknownMessage(machine, word));
      }
    }
  }

  /** Tells of each name in {@code modprobe.blacklist} with its place. */
  static void blacklisted(BootLine boot, BiConsumer<String, Location> action) {
    for (KernelCommandLine.Word word : boot.line().words()) {
      if (word.kind() == KernelCommandLine.Kind.BLACKLIST) {
        int offset = word.valueOffset();
        for (Directive directive : word.directives()) {
          String name = directive.key();
          action.accept(name, boot.locate(offset, Math.max(1, name.length())));
          offset += name.length() + 1;
        }
      }
    }
  }

  private static void blacklist(AuditedMachine machine, Findings findings) {
    for (BootLine boot : machine.bootLines()) {
      blacklisted(
          boot,
          (name, place) -> {
            String problem = problemOf(machine, name);
            if (!problem.isEmpty()) {
              String normal = KernelName.normalize(name);
              findings.add(
                  Severity.ERROR,
                  place,
                  problem,
                  normal.equals(name) ? Optional.empty() : Optional.of(normal));
            }
          });
    }
  }

  private static String problemOf(AuditedMachine machine, String name) {
    Declarations known = machine.declarations();
    if (name.isEmpty()) {
      return "";
    }
    if (name.indexOf('-') >= 0) {
      return Excerpt.of(name) + " blocks nothing: the names of modules have _ in place of -";
    }
    if (known == null || known.isLoadable(name)) {
      return "";
    }
    return known.isBuiltIn(name)
        ? name + " blocks nothing: it is built into the kernel"
        : Wording.orNearest(
            Excerpt.of(name) + " blocks nothing: no module is called so",
            known.nearestModule(name).orElse(null));
  }

  private static void unknownModule(AuditedMachine machine, Findings findings) {
    Declarations known = machine.declarations();
    if (known == null) {
      return;
    }
    for (BootLine boot : machine.bootLines()) {
      for (KernelCommandLine.Word word : boot.line().words()) {
        for (Directive directive : word.directives()) {
          if (directive instanceof Directive.Options options
              && word.text().indexOf('=') >= 0
              && isNobodys(machine, known, options.module())) {
            findings.add(
                boot.locate(word.location()),
                Wording.orNearest(
                    "no module is called " + Excerpt.of(options.module()),
                    known.nearestModule(options.module()).orElse(null)));
          }
        }
      }
    }
  }

  private static boolean isNobodys(AuditedMachine machine, Declarations known, String module) {
    return !known.isModule(module)
        && !known.isPartOfKernel(module)
        && !USER_SPACE.contains(module)
        && known.aliasTargets(module).isEmpty()
        && machine.configuredTargets(module).isEmpty();
  }

  private static void quotes(AuditedMachine machine, Findings findings) {
    for (BootLine boot : machine.bootLines()) {
      List<KernelCommandLine.Word> words = boot.line().words();
      for (KernelCommandLine.Word word : words) {
        int escaped = word.text().indexOf("\\\"");
        if (word.kind() == KernelCommandLine.Kind.UNCLOSED_QUOTE) {
          findings.add(
              boot.locate(word.location()),
              "the quote is never closed: the kernel takes the rest of the line as one word, and"
                  + " modprobe ignores it");
        } else if (escaped >= 0) {
          findings.add(
              boot.locate(word.location()),
              "\\\" is no escaped quote: the backslash stays in the text, and the quote opens or"
                  + " closes like any other");
        }
      }
    }
  }

  private static void refusedValue(AuditedMachine machine, Findings findings) {
    for (Assignment word : machine.assignments()) {
      if (word.isBoot() && word.verdict() == Verdict.REFUSED) {
        Declarations known = machine.declarations();
        boolean builtIn = known != null && known.isBuiltIn(word.module());
        findings.add(
            word.location(),
            ValueRules.refusedMessage(
                word,
                builtIn
                    ? "which the kernel logs, and keeps the value that it has"
                    : "so " + word.module() + " is not loaded"));
      }
    }
  }
}
