// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.FirstLines;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.MachineFacts.Entry;
import dev.modparam.audit.machine.Softdeps;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.text.Excerpt;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MP5xx: lines that get in each other's way. */
final class OrderRules {

  static final List<Rule> RULES =
      List.of(
          LibraryCheck.warning(
              "MP501",
              "not-first",
              "Of several install lines, or remove lines, that match a module the first one"
                  + " counts.",
              "install dummy /bin/false\ninstall dummy /bin/true",
              new NotFirst()),
          LibraryCheck.error(
              "MP502",
              "install-ignored",
              "modprobe does not run the install command of a module that has a soft dependency,"
                  + " but loads the module.",
              "install ksmbd /bin/false",
              new InstallIgnored()),
          LibraryCheck.error(
              "MP503",
              "softdep-not-first",
              "Only the first of all softdep lines that match a module counts; the lines that the"
                  + " modules declare stand in the file modules.softdep, which is sorted among the"
                  + " others.",
              "softdep nouveau pre: dummy\nsoftdep nouveau pre: vfio_pci",
              new SoftdepNotFirst()),
          LibraryCheck.information(
              "MP504",
              "arguments-lost",
              "An install command runs instead of the load, and gets the options only where"
                  + " $CMDLINE_OPTS stands in it.",
              "install dummy /usr/local/bin/start-dummy\noptions dummy numdummies=2",
              new ArgumentsLost()),
          LibraryCheck.warning(
              "MP505",
              "softdep-loop",
              "modprobe visits each module once, so one link of a circle of soft dependencies has"
                  + " no effect, and which one depends on where it starts.",
              "softdep nouveau pre: dummy\nsoftdep dummy pre: nouveau",
              new SoftdepLoop()),
          LibraryCheck.information(
              "MP506",
              "softdep-unknown",
              "A soft dependency on a name that nothing has is skipped silently.",
              "softdep nouveau pre: vfio_pcie",
              new SoftdepUnknown()),
          LibraryCheck.information(
              "MP507",
              "same-again",
              "A line that repeats another one adds nothing.",
              "blacklist nouveau\nblacklist nouveau",
              new SameAgain()));

  private OrderRules() {}

  private static final class NotFirst implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      check(machine, Directive.Install.class, findings);
      check(machine, Directive.Remove.class, findings);
    }

    private static <D extends Directive> void check(
        MachineFacts machine, Class<D> kind, Findings findings) {
      FirstLines<Entry> before = new FirstLines<>();
      for (Entry entry : machine.entries(kind)) {
        String key = entry.directive().key();
        boolean virtual = machine.knowsModules() && !machine.known().isModule(key);
        (virtual ? before.exactly(key) : before.of(key))
            .filter(first -> !first.whole().equals(entry.whole()))
            .ifPresent(
                first ->
                    findings.add(
                        entry.directive().location(),
                        "this line has no effect: " + first.place() + " comes first for " + key));
        before.add(key, entry);
      }
    }
  }

  private static final class SoftdepNotFirst implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      IdentityHashMap<Directive, Entry> entries = new IdentityHashMap<>();
      machine
          .entries(Directive.Softdep.class)
          .forEach(entry -> entries.put(entry.directive(), entry));
      FirstLines<Softdeps.Line> before = new FirstLines<>();
      for (Softdeps.Line line : machine.softdeps().lines()) {
        Entry entry = entries.get(line.directive());
        String key = line.directive().module();
        if (entry != null && !machine.known().isBuiltIn(key)) {
          before
              .of(key)
              .filter(first -> !isSame(entries.get(first.directive()), entry))
              .ifPresent(first -> findings.add(entry.directive().location(), message(first, key)));
        }
        before.add(key, line);
      }
    }

    private static boolean isSame(@Nullable Entry one, Entry other) {
      return one != null && one.whole().equals(other.whole());
    }

    private static String message(Softdeps.Line first, String module) {
      return "this line has no effect: "
          + (first.configured()
              ? MachineFacts.shortPlace(first.directive().location()) + " comes first for " + module
              : module
                  + " declares a soft dependency itself, and its file modules.softdep is sorted"
                  + " before this one");
    }
  }

  private static final class SoftdepUnknown implements LibraryCheck.OfModules {

    @Override
    public void check(MachineFacts machine, Declarations known, Findings findings) {
      for (Entry entry : machine.entries(Directive.Softdep.class)) {
        Directive.Softdep softdep = (Directive.Softdep) entry.directive();
        Set<String> unknown = new LinkedHashSet<>(new Softdeps.Line(softdep, true).words());
        unknown.removeIf(
            word ->
                SoftdepGlued.isGlued(word)
                    || machine.lookUp(word).stream().anyMatch(machine::exists));
        for (ConfigFile.Word word : entry.wordsBeforeComment()) {
          if (unknown.remove(word.text())) {
            findings.add(word.location(), message(known, word.text()));
          }
        }
      }
    }

    private static String message(Declarations known, String name) {
      return known.orNearest("nothing is called " + Excerpt.of(name) + ", so it is skipped", name);
    }
  }

  private static final class SameAgain implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      Map<String, Entry> seen = new HashMap<>();
      for (Entry entry : machine.entries()) {
        Entry first = seen.putIfAbsent(entry.whole(), entry);
        if (first != null) {
          findings.add(entry.directive().location(), "this line repeats " + first.place());
        }
      }
    }
  }
}
