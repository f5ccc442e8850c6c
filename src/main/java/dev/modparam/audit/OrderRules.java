// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.AuditedMachine.Entry;
import dev.modparam.modprobe.config.ConfigLine;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.text.Excerpt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MP5xx: lines that get in each other's way. */
final class OrderRules {

  static final List<Rule> RULES =
      List.of(
          Wording.warning(
              "MP501",
              "not-first",
              "Of several install lines, or remove lines, that match a module the first one"
                  + " counts.",
              "install dummy /bin/false\ninstall dummy /bin/true",
              OrderRules::notFirst),
          Wording.error(
              "MP502",
              "install-ignored",
              "modprobe does not run the install command of a module that has a soft dependency,"
                  + " but loads the module.",
              "install ksmbd /bin/false",
              OrderRules::installIgnored),
          Wording.error(
              "MP503",
              "softdep-not-first",
              "Of all softdep lines that match a module only the first counts; those that the"
                  + " modules declare stand in the file modules.softdep, which is sorted among the"
                  + " others.",
              "softdep nouveau pre: dummy\nsoftdep nouveau pre: vfio_pci",
              OrderRules::softdepNotFirst),
          Wording.information(
              "MP504",
              "arguments-lost",
              "An install command runs instead of the load, and gets the options only where"
                  + " $CMDLINE_OPTS stands in it.",
              "install dummy /usr/local/bin/start-dummy\noptions dummy numdummies=2",
              OrderRules::argumentsLost),
          Wording.warning(
              "MP505",
              "softdep-loop",
              "modprobe visits each module once, so one link of a circle of soft dependencies has"
                  + " no effect, and which one depends on where it starts.",
              "softdep nouveau pre: dummy\nsoftdep dummy pre: nouveau",
              SoftdepLoops::check),
          Wording.information(
              "MP506",
              "softdep-unknown",
              "A soft dependency on a name that nothing has is skipped silently.",
              "softdep nouveau pre: vfio_pcie",
              OrderRules::softdepUnknown),
          Wording.information(
              "MP507",
              "same-again",
              "A line that repeats another one adds nothing.",
              "blacklist nouveau\nblacklist nouveau",
              OrderRules::sameAgain));

  private OrderRules() {}

  private static void notFirst(AuditedMachine machine, Findings findings) {
    notFirst(machine, Directive.Install.class, findings);
    notFirst(machine, Directive.Remove.class, findings);
  }

  private static <D extends Directive> void notFirst(
      AuditedMachine machine, Class<D> kind, Findings findings) {
    FirstLines<Entry> before = new FirstLines<>();
    Declarations known = machine.declarations();
    for (Entry entry : machine.entries(kind)) {
      String key = entry.directive().key();
      boolean virtual = known != null && !known.isModule(key);
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

  /** Whether a module has a soft dependency that leads to something. */
  static boolean hasSoftdep(AuditedMachine machine, String module) {
    return machine
        .softdeps()
        .of(module)
        .filter(line -> line.words().stream().anyMatch(word -> !machine.lookUp(word).isEmpty()))
        .isPresent();
  }

  private static void installIgnored(AuditedMachine machine, Findings findings) {
    for (Entry entry : machine.entries(Directive.Install.class)) {
      String module = entry.directive().key();
      boolean counts = machine.install(module).filter(entry::equals).isPresent();
      if (counts && !isBuiltIn(machine, module) && hasSoftdep(machine, module)) {
        Softdeps.Line softdep = machine.softdeps().of(module).orElseThrow();
        findings.add(
            entry.directive().location(),
            "this command is not run and "
                + module
                + " is loaded: it has a soft dependency ("
                + (softdep.configured()
                    ? AuditedMachine.shortPlace(softdep.directive().location())
                    : "its own")
                + ")");
      }
    }
  }

  private static boolean isBuiltIn(AuditedMachine machine, String module) {
    Declarations known = machine.declarations();
    return known != null && known.isBuiltIn(module);
  }

  private static void softdepNotFirst(AuditedMachine machine, Findings findings) {
    IdentityHashMap<Directive, Entry> entries = new IdentityHashMap<>();
    machine
        .entries(Directive.Softdep.class)
        .forEach(entry -> entries.put(entry.directive(), entry));
    FirstLines<Softdeps.Line> before = new FirstLines<>();
    for (Softdeps.Line line : machine.softdeps().lines()) {
      Entry entry = entries.get(line.directive());
      String key = line.directive().module();
      if (entry != null && !isBuiltIn(machine, key)) {
        before
            .of(key)
            .filter(first -> !isSame(entries.get(first.directive()), entry))
            .ifPresent(first -> findings.add(entry.directive().location(), lostTo(first, key)));
      }
      before.add(key, line);
    }
  }

  private static boolean isSame(@Nullable Entry one, Entry other) {
    return one != null && one.whole().equals(other.whole());
  }

  private static String lostTo(Softdeps.Line first, String module) {
    return "this line has no effect: "
        + (first.configured()
            ? AuditedMachine.shortPlace(first.directive().location()) + " comes first for " + module
            : module
                + " declares a soft dependency itself, and its file modules.softdep is sorted"
                + " before this one");
  }

  private static void argumentsLost(AuditedMachine machine, Findings findings) {
    Set<String> configured = new HashSet<>();
    machine.assignments().forEach(word -> configured.add(word.module()));
    for (Entry entry : machine.entries(Directive.Install.class)) {
      String module = entry.directive().key();
      String command = ((Directive.Install) entry.directive()).command();
      boolean counts = machine.install(module).filter(entry::equals).isPresent();
      if (counts
          && configured.contains(module)
          && !isBuiltIn(machine, module)
          && !hasSoftdep(machine, module)
          && !InstallCommands.passesArguments(command, module)) {
        findings.add(
            entry.directive().location(),
            "the options for "
                + module
                + " go nowhere: this command runs instead of the load and has no $CMDLINE_OPTS");
      }
    }
  }

  private static void softdepUnknown(AuditedMachine machine, Findings findings) {
    Declarations known = machine.declarations();
    if (known == null) {
      return;
    }
    for (Entry entry : machine.entries(Directive.Softdep.class)) {
      Directive.Softdep softdep = (Directive.Softdep) entry.directive();
      Set<String> unknown = new HashSet<>();
      for (String word : new Softdeps.Line(softdep, true).words()) {
        if (!LineRules.isGlued(word) && isUnknown(machine, known, word)) {
          unknown.add(word);
        }
      }
      for (ConfigLine.Word word : entry.line().words().stream().skip(2).toList()) {
        if (word.text().startsWith("#")) {
          break;
        }
        if (unknown.remove(word.text())) {
          findings.add(
              word.location(),
              Wording.orNearest(
                  "nothing is called " + Excerpt.of(word.text()) + ", so it is skipped",
                  known.nearestModule(word.text()).orElse(null)));
        }
      }
    }
  }

  private static boolean isUnknown(AuditedMachine machine, Declarations known, String word) {
    return machine.lookUp(word).stream()
        .noneMatch(target -> known.isModule(target) || machine.hasInstallLine(target));
  }

  private static void sameAgain(AuditedMachine machine, Findings findings) {
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : machine.entries()) {
      Entry first = seen.putIfAbsent(entry.whole(), entry);
      if (first != null) {
        findings.add(entry.directive().location(), "this line repeats " + first.place());
      }
    }
  }
}
