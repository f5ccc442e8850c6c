// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.AuditedMachine.Entry;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.param.Param;
import dev.modparam.snapshot.KernelSnapshot;
import dev.modparam.snapshot.ParameterSnapshot;
import dev.modparam.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MP7xx: what is configured, against what runs. */
final class LiveRules {

  static final List<Rule> RULES =
      List.of(
          Wording.error(
              "MP701",
              "not-in-effect",
              "Arguments are read when a module is loaded; later changes of the configuration wait"
                  + " for the next load.",
              "options kvm_intel nested=0",
              LiveRules::notInEffect),
          Wording.warning(
              "MP702",
              "loaded-anyway",
              "insmod, an initramfs, a load before the line was written, or a load by name do not"
                  + " care for a line that forbids a module.",
              "blacklist nouveau",
              LiveRules::loadedAnyway));

  private LiveRules() {}

  private static void notInEffect(AuditedMachine machine, Findings findings) {
    Optional<KernelSnapshot> live = machine.live();
    if (live.isEmpty()) {
      return;
    }
    Map<String, Assignment> winners = new LinkedHashMap<>();
    for (Assignment word : machine.assignments()) {
      if (word.isTaken() && !word.source().alias()) {
        winners.put(word.module() + "." + word.parameterName().orElse(""), word);
      }
    }
    for (Assignment word : winners.values()) {
      Param<?> param = word.param();
      if (param != null && !param.type().isUnknown()) {
        live.get()
            .module(word.module())
            .flatMap(module -> module.parameter(param.name()))
            .ifPresent(found -> compare(machine, word, param, found, findings));
      }
    }
  }

  private static void compare(
      AuditedMachine machine,
      Assignment word,
      Param<?> param,
      ParameterSnapshot found,
      Findings findings) {
    String value = found.value();
    if (value == null) {
      return;
    }
    String now = value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
    String wanted = word.shown();
    if (!now.equals(wanted)) {
      String path = "/sys/module/" + word.module() + "/parameters/" + param.name();
      findings.add(
          Severity.ERROR,
          word.location(),
          param.name() + " is " + Excerpt.of(now) + " now, not " + Excerpt.of(wanted),
          Optional.of(remedy(machine, word, found.mode(), path)));
    }
  }

  private static String remedy(AuditedMachine machine, Assignment word, int mode, String path) {
    Declarations known = machine.declarations();
    if ((mode & 0222) != 0) {
      String value = word.value();
      return "echo '" + (value == null ? "1" : value) + "' > " + path;
    }
    return known != null && known.isBuiltIn(word.module())
        ? "reboot"
        : "modprobe -r " + word.module() + " && modprobe " + word.module();
  }

  private static void loadedAnyway(AuditedMachine machine, Findings findings) {
    Optional<KernelSnapshot> live = machine.live();
    if (live.isEmpty()) {
      return;
    }
    List<String> loaded = new ArrayList<>();
    live.get().modules().stream()
        .filter(module -> !module.builtIn())
        .forEach(module -> loaded.add(module.name()));
    for (Entry entry : machine.entries()) {
      String module = entry.directive().key();
      if (loaded.contains(module) && !isBuiltIn(machine, module)) {
        if (entry.directive() instanceof Directive.Blacklist
            && !isNeeded(machine, module, loaded)) {
          findings.add(
              entry.word(1),
              module + " is loaded although this line blacklists it",
              unload(module));
        } else if (entry.directive() instanceof Directive.Install
            && machine.install(module).filter(entry::equals).isPresent()
            && NameRules.isForbidden(machine, module)) {
          findings.add(
              entry.word(1), module + " is loaded although this line forbids it", unload(module));
        }
      }
    }
    machine.primaryBootLine().ifPresent(boot -> loadedAnyway(machine, boot, loaded, findings));
  }

  private static void loadedAnyway(
      AuditedMachine machine, BootLine boot, List<String> loaded, Findings findings) {
    BootRules.blacklisted(
        boot,
        (name, place) -> {
          if (loaded.contains(name) && !isNeeded(machine, name, loaded)) {
            findings.add(
                place,
                name + " is loaded although the kernel command line blacklists it",
                unload(name));
          }
        });
  }

  private static String unload(String module) {
    return "modprobe -r " + module;
  }

  private static boolean isBuiltIn(AuditedMachine machine, String module) {
    Declarations known = machine.declarations();
    return known != null && known.isBuiltIn(module);
  }

  private static boolean isNeeded(AuditedMachine machine, String module, List<String> loaded) {
    Declarations known = machine.declarations();
    boolean byTree =
        known != null
            && new Bringers(machine, known).of(module).stream().anyMatch(loaded::contains);
    return byTree
        || machine.live().orElseThrow().modules().stream()
            .anyMatch(other -> other.needs().contains(module));
  }
}
