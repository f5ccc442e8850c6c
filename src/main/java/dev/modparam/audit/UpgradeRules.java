// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.words.Assignment;
import dev.modparam.audit.words.ParamValues;
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
          LibraryCheck.error(
              "MP801",
              "parameter-gone",
              "A kernel may drop or rename a parameter; its modules then ignore the old name.",
              "options kvm_intel ple_gap=64",
              eachTaken(UpgradeRules::gone)),
          LibraryCheck.warning(
              "MP802",
              "rules-changed",
              "A kernel may change the type, the bounds or the permissions of a parameter.",
              "options snd_hda_intel enable_msi=1",
              eachTaken(UpgradeRules::changed)),
          LibraryCheck.information(
              "MP803",
              "default-changed",
              "A kernel may change the value of a parameter that nobody sets.",
              "options kvm ignore_msrs=1",
              new DefaultChanged()),
          LibraryCheck.error(
              "MP804",
              "module-gone",
              "A kernel may drop a module, or make it part of itself.",
              "options dummy numdummies=2",
              new ModuleGone()));

  private UpgradeRules() {}

  /** What the next kernel declares of the module of a word, if the word reaches it there. */
  private static Optional<ModuleDefinition> inNext(Declarations next, Assignment word) {
    return word.isBoot() || !next.isBuiltIn(word.module())
        ? next.definition(word.module())
        : Optional.empty();
  }

  /** A look at a word that sets a parameter now, and at its module in the next kernel. */
  private interface Look {
    void at(Assignment word, Param<?> old, ModuleDefinition next, Findings findings);
  }

  private static LibraryCheck.OfUpgrade eachTaken(Look look) {
    return (machine, known, next, findings) -> {
      for (Assignment word : machine.assignments()) {
        word.taken()
            .ifPresent(
                old ->
                    inNext(next, word).ifPresent(module -> look.at(word, old, module, findings)));
      }
    };
  }

  private static void gone(
      Assignment word, Param<?> old, ModuleDefinition next, Findings findings) {
    if (next.parameter(old.name()).isEmpty()) {
      List<String> names = next.parameters().stream().map(Param::name).toList();
      String message =
          next.name() + " has no parameter " + old.name() + " in the new kernel, which ignores it";
      findings.add(
          word.location(), Declarations.orMeant(message, NearestName.of(old.name(), names)));
    }
  }

  private static void changed(
      Assignment word, Param<?> old, ModuleDefinition next, Findings findings) {
    next.parameter(old.name()).ifPresent(now -> changed(word, old, now, findings));
  }

  private static void changed(Assignment word, Param<?> old, Param<?> now, Findings findings) {
    if (!now.type().isUnknown() && !ParamValues.takes(now.type(), word.value())) {
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
    if (!old.type().name().equals(now.type().name())) {
      changes.add("its type was " + typeOf(old) + " and will be " + typeOf(now));
    } else if (!old.type().equals(now.type())) {
      changes.add("it was " + old.type().expected() + " and will be " + now.type().expected());
    }
    if (!old.permissions().equals(now.permissions())) {
      changes.add(
          "its permissions were " + old.permissions() + " and will be " + now.permissions());
    }
    return changes;
  }

  private static String typeOf(Param<?> param) {
    String name = param.type().name();
    return name.isEmpty() ? "one of its own" : name;
  }

  private static final class DefaultChanged implements LibraryCheck.OfUpgrade {

    @Override
    public void check(
        MachineFacts machine, Declarations known, Declarations next, Findings findings) {
      Map<String, Assignment> first = new LinkedHashMap<>();
      Set<String> set = new HashSet<>();
      for (Assignment word : machine.assignments()) {
        if (!word.source().alias()) {
          first.putIfAbsent(word.module(), word);
          Optional.ofNullable(word.param())
              .ifPresent(param -> set.add(word.module() + "." + param.name()));
        }
      }
      first.forEach(
          (module, word) -> {
            for (Param<?> old : parameters(known, module)) {
              if (!set.contains(module + "." + old.name())) {
                next.definition(module)
                    .flatMap(then -> then.parameter(old.name()))
                    .ifPresent(now -> check(word, old, now, findings));
              }
            }
          });
    }

    private static List<Param<?>> parameters(Declarations known, String module) {
      return known.definition(module).map(ModuleDefinition::parameters).orElse(List.of());
    }

    private static void check(Assignment word, Param<?> old, Param<?> now, Findings findings) {
      if (old.isDefaultKnown()
          && now.isDefaultKnown()
          && !old.defaultText().equals(now.defaultText())) {
        findings.add(
            word.location(),
            old.name()
                + " of "
                + word.module()
                + " is not set here, and its default changes from "
                + Excerpt.of(old.defaultText().strip())
                + " to "
                + Excerpt.of(now.defaultText().strip()));
      }
    }
  }
}
