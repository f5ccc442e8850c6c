// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.BootLine;
import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.words.Assignment;
import dev.modparam.audit.words.Assignment.Verdict;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KernelCommandLine;
import dev.modparam.text.Excerpt;
import dev.modparam.text.KernelName;
import java.util.List;
import java.util.Set;

/** MP6xx: the kernel command line. */
final class BootRules {

  static final List<Rule> RULES =
      List.of(
          LibraryCheck.error(
              "MP601",
              "boot-unknown-parameter",
              "Of module.parameter words on the command line the kernel ignores those it does not"
                  + " know, without a message.",
              "quiet usbcore.autosuspnd=-1",
              new UnknownParameter()),
          LibraryCheck.error(
              "MP602",
              "boot-blacklist",
              "kmod compares the names in modprobe.blacklist letter by letter with the names of"
                  + " modules, which have _ and no -.",
              "modprobe.blacklist=snd-hda-intel",
              new Blacklist()),
          LibraryCheck.warning(
              "MP603",
              "boot-unknown-module",
              "A word like module.parameter=value is for the module of that name, and for nobody if"
                  + " there is none.",
              "nvidia.modeset=1",
              new UnknownModule()),
          LibraryCheck.error(
              "MP604",
              "boot-quotes",
              "A double quote groups up to the next one, and a backslash does not change that: a"
                  + " quote that is never closed takes the rest of the line.",
              "root=\"LABEL=My Disk usbcore.autosuspend=1",
              new Quotes()),
          LibraryCheck.error(
              "MP605",
              "boot-refused-value",
              "A built-in module logs a value that it refuses and keeps the old one; a module that"
                  + " is loaded with it is not loaded.",
              "usbcore.autosuspend=never",
              new RefusedValue()));

  /** Words with a dot that are not parameters but belong to {@code __setup} functions. */
  private static final Set<String> OF_SETUP = Set.of("printk.devkmsg", "cgroup.memory");

  private BootRules() {}

  /** MP601. */
  private static final class UnknownParameter implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Assignment word : machine.assignments()) {
        if (word.isBoot() && word.verdict() == Verdict.UNKNOWN) {
          boolean sure = word.hint() != null || machine.known().isComplete(word.module());
          if (sure && !OF_SETUP.contains(word.module() + "." + word.name())) {
            findings.add(word.location(), ValueRules.unknownMessage(machine, word));
          }
        }
      }
    }
  }

  /** MP602. */
  private static final class Blacklist implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (BootLine boot : machine.bootLines()) {
        boot.blacklisted((name, place) -> check(machine, name, place, findings));
      }
    }

    private static void check(
        MachineFacts machine, String name, Location place, Findings findings) {
      String normal = KernelName.normalize(name);
      if (!normal.equals(name)) {
        findings.add(
            place,
            Excerpt.of(name) + " blocks nothing: the names of modules have _ in place of -",
            normal);
      } else if (machine.known().isBuiltIn(name)) {
        findings.add(place, name + " blocks nothing: it is built into the kernel");
      } else if (machine.knowsModules() && !machine.known().isModule(name)) {
        String sentence = Excerpt.of(name) + " blocks nothing: no module is called so";
        findings.add(place, machine.known().orNearest(sentence, name));
      }
    }
  }

  /** MP603. */
  private static final class UnknownModule implements LibraryCheck.OfModules {

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

    @Override
    public void check(MachineFacts machine, Declarations known, Findings findings) {
      for (BootLine boot : machine.bootLines()) {
        for (KernelCommandLine.Word word : boot.line().words()) {
          for (Directive directive : word.directives()) {
            if (directive instanceof Directive.Options options
                && word.text().indexOf('=') >= 0
                && !OF_SETUP.contains(nameOf(word))
                && isNobodys(machine, known, options.module())) {
              String sentence = "no module is called " + Excerpt.of(options.module());
              findings.add(
                  boot.locate(word.location()), known.orNearest(sentence, options.module()));
            }
          }
        }
      }
    }

    private static String nameOf(KernelCommandLine.Word word) {
      return word.text().substring(0, word.text().indexOf('='));
    }

    private static boolean isNobodys(MachineFacts machine, Declarations known, String module) {
      return !known.isModule(module)
          && !known.isPartOfKernel(module)
          && !USER_SPACE.contains(module)
          && machine.aliasTargets(module).isEmpty();
    }
  }

  /** MP604. */
  private static final class Quotes implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (BootLine boot : machine.bootLines()) {
        for (KernelCommandLine.Word word : boot.line().words()) {
          if (word.kind() == KernelCommandLine.Kind.UNCLOSED_QUOTE) {
            findings.add(
                boot.locate(word.location()),
                "the quote is never closed: the kernel takes the rest of the line as one word, and"
                    + " modprobe ignores it");
          } else if (word.text().contains("\\\"")) {
            findings.add(
                boot.locate(word.location()),
                "\\\" is not an escaped quote: the backslash stays in the text, and the quote opens"
                    + " or closes like any other");
          }
        }
      }
    }
  }

  /** MP605. */
  private static final class RefusedValue implements LibraryCheck.OfModules {

    @Override
    public void check(MachineFacts machine, Declarations known, Findings findings) {
      for (Assignment word : machine.assignments()) {
        if (word.isBoot() && word.verdict() == Verdict.REFUSED) {
          String consequence =
              known.isBuiltIn(word.module())
                  ? "which the kernel logs, and keeps the value that it has"
                  : "so " + word.module() + " is not loaded";
          findings.add(word.location(), ValueRules.refusedMessage(word, consequence));
        }
      }
    }
  }
}
