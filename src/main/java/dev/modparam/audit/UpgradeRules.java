// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.AuditedMachine.Entry;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.text.Excerpt;
import dev.modparam.text.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** MP8xx: what another kernel makes of the configuration. */
final class UpgradeRules {

  static final List<Rule> RULES =
      List.of(
          Wording.error(
              "MP801",
              "parameter-gone",
              "A kernel may drop or rename a parameter; its modules then ignore the old name.",
              "options kvm_intel ple_gap=64",
              UpgradeRules::parameterGone),
          Wording.warning(
              "MP802",
              "rules-changed",
              "A kernel may change the type, the bounds or the permissions of a parameter.",
              "options snd_hda_intel enable_msi=1",
              UpgradeRules::rulesChanged),
          Wording.information(
              "MP803",
              "default-changed",
              "A kernel may change the value of a parameter that nobody sets.",
              "options kvm ignore_msrs=1",
              UpgradeRules::defaultChanged),
          Wording.error(
              "MP804",
              "module-gone",
              "A kernel may drop a module, or make it part of itself.",
              "options dummy numdummies=2",
              UpgradeRules::moduleGone));

  private UpgradeRules() {}

  private static Optional<Param<?>> inNew(AuditedMachine machine, Assignment word) {
    Declarations upgrade = machine.inputs().upgrade();
    Param<?> param = word.param();
    return upgrade == null || param == null
        ? Optional.empty()
        : upgrade.definition(word.module()).flatMap(module -> module.parameter(param.name()));
  }

  private static boolean isInBoth(AuditedMachine machine, Assignment word) {
    Declarations upgrade = machine.inputs().upgrade();
    return upgrade != null
        && word.isTaken()
        && upgrade.definition(word.module()).isPresent()
        && (word.isBoot() || !upgrade.isBuiltIn(word.module()));
  }

  private static void parameterGone(AuditedMachine machine, Findings findings) {
    Declarations upgrade = machine.inputs().upgrade();
    if (upgrade == null) {
      return;
    }
    for (Assignment word : machine.assignments()) {
      if (isInBoth(machine, word) && inNew(machine, word).isEmpty()) {
        String name = word.parameterName().orElse(word.name());
        ModuleDefinition module = upgrade.definition(word.module()).orElseThrow();
        List<String> names = module.parameters().stream().map(Param::name).toList();
        findings.add(
            word.location(),
            Wording.orNearest(
                word.module()
                    + " has no parameter "
                    + name
                    + " in the new kernel, which ignores it",
                NearestName.of(name, names).orElse(null)));
      }
    }
  }

  private static void rulesChanged(AuditedMachine machine, Findings findings) {
    for (Assignment word : machine.assignments()) {
      Param<?> old = word.param();
      if (old != null && isInBoth(machine, word)) {
        inNew(machine, word).ifPresent(now -> rulesChanged(word, old, now, findings));
      }
    }
  }

  private static void rulesChanged(Assignment word, Param<?> old, Param<?> now, Findings findings) {
    boolean known = !now.type().isUnknown();
    boolean bareRefused = word.value() == null && !now.type().acceptsBareName();
    String value = word.value();
    if (known && (bareRefused || (value != null && !ParamValues.isAccepted(now.type(), value)))) {
      findings.add(
          Severity.ERROR,
          word.location(),
          "the new kernel refuses this: "
              + now.name()
              + " is then "
              + now.type().expected()
              + ", and "
              + word.module()
              + " is not loaded");
      return;
    }
    List<String> changes = changes(old, now);
    if (!changes.isEmpty()) {
      findings.add(
          word.location(),
          now.name() + " changes in the new kernel: " + String.join("; ", changes));
    }
  }

  private static List<String> changes(Param<?> old, Param<?> now) {
    List<String> changes = new ArrayList<>();
    if (!old.type().equals(now.type())) {
      boolean sameName = old.type().name().equals(now.type().name());
      changes.add(
          sameName
              ? "it was " + old.type().expected() + " and will be " + now.type().expected()
              : "its type was " + old.type().name() + " and will be " + now.type().name());
    }
    if (!old.permissions().equals(now.permissions())) {
      changes.add(
          "its permissions were " + old.permissions() + " and will be " + now.permissions());
    }
    return changes;
  }

  private static void defaultChanged(AuditedMachine machine, Findings findings) {
    Declarations known = machine.declarations();
    Declarations upgrade = machine.inputs().upgrade();
    if (known == null || upgrade == null) {
      return;
    }
    Map<String, Assignment> first = new LinkedHashMap<>();
    Set<String> set = new HashSet<>();
    for (Assignment word : machine.assignments()) {
      if (!word.source().alias() && word.definition() != null) {
        first.putIfAbsent(word.module(), word);
        set.add(word.module() + "." + word.parameterName().orElse(""));
      }
    }
    first.forEach(
        (module, word) -> {
          Optional<ModuleDefinition> then = upgrade.definition(module);
          Optional<ModuleDefinition> now = known.definition(module);
          if (then.isPresent() && now.isPresent()) {
            for (Param<?> param : now.get().parameters()) {
              if (!set.contains(module + "." + param.name())) {
                then.get()
                    .parameter(param.name())
                    .ifPresent(other -> defaultChanged(word, param, other, findings));
              }
            }
          }
        });
  }

  private static void defaultChanged(
      Assignment word, Param<?> old, Param<?> now, Findings findings) {
    if (old.isDefaultKnown() && now.isDefaultKnown()) {
      String before = old.defaultText();
      String after = now.defaultText();
      if (!before.equals(after)) {
        findings.add(
            word.location(),
            old.name()
                + " of "
                + word.module()
                + " is not set here, and its default changes from "
                + Excerpt.of(before.strip())
                + " to "
                + Excerpt.of(after.strip()));
      }
    }
  }

  private static void moduleGone(AuditedMachine machine, Findings findings) {
    Declarations known = machine.declarations();
    Declarations upgrade = machine.inputs().upgrade();
    if (known == null || upgrade == null) {
      return;
    }
    for (Entry entry : machine.entries()) {
      String module = entry.directive().key();
      if (!known.isLoadable(module)) {
        continue;
      }
      if (upgrade.isBuiltIn(module)) {
        becameBuiltIn(entry, module, findings);
      } else if (!upgrade.isModule(module)
          && (entry.directive() instanceof Directive.Options
              || entry.directive() instanceof Directive.Softdep)) {
        findings.add(entry.word(1), "the new kernel has no module " + module);
      }
    }
    for (ModulesLoadFile file : machine.inputs().modulesLoad()) {
      for (ModulesLoadFile.Entry name : file.names()) {
        String module = Declarations.normalize(name.name());
        if (known.isLoadable(module) && !upgrade.isModule(module)) {
          findings.add(name.location(), "the new kernel has no module " + module);
        }
      }
    }
  }

  private static void becameBuiltIn(Entry entry, String module, Findings findings) {
    String message =
        module
            + " is built into the new kernel, where this "
            + entry.directive().keyword()
            + " line has no effect";
    if (entry.directive() instanceof Directive.Options options) {
      findings.add(
          entry.word(1),
          message + "; write its options on the kernel command line",
          NameRules.bootWords(options));
    } else if (!(entry.directive() instanceof Directive.Remove)
        && !(entry.directive() instanceof Directive.Weakdep)) {
      findings.add(entry.word(1), message);
    }
  }
}
