// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.Bringers;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.MachineFacts.Entry;
import dev.modparam.audit.words.Assignment;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.snapshot.KernelSnapshot;
import dev.modparam.text.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** MP7xx: what is configured, against what runs. */
final class LiveRules {

  static final List<Rule> RULES =
      List.of(
          LibraryCheck.error(
              "MP701",
              "not-in-effect",
              "Arguments are read when a module is loaded; later changes of the configuration wait"
                  + " for the next load.",
              "options kvm_intel nested=0",
              new NotInEffect()),
          LibraryCheck.warning(
              "MP702",
              "loaded-anyway",
              "insmod, an initramfs, a load before the line was written, or a load by name do not"
                  + " care for a line that forbids a module.",
              "blacklist nouveau",
              new LoadedAnyway()));

  private LiveRules() {}

  private static final class NotInEffect implements LibraryCheck.OfLive {

    @Override
    public void check(MachineFacts machine, KernelSnapshot live, Findings findings) {
      Map<String, Assignment> winners = new LinkedHashMap<>();
      for (Assignment word : machine.assignments()) {
        if (word.source().isForThisBoot()) {
          word.target().ifPresent(target -> winners.put(target, word));
        }
      }
      for (Assignment word : winners.values()) {
        word.taken()
            .filter(param -> !param.type().isUnknown())
            .flatMap(param -> found(live, word.module(), param))
            .ifPresent(found -> compare(machine, word, found, findings));
      }
    }

    private static Optional<KernelSnapshot.Parameter> found(
        KernelSnapshot live, String module, Param<?> param) {
      return live.module(module).flatMap(loaded -> loaded.parameter(param.name()));
    }

    private static void compare(
        MachineFacts machine, Assignment word, KernelSnapshot.Parameter found, Findings findings) {
      String value = found.value();
      String wanted = word.shown();
      if (value != null && !value.equals(wanted + "\n") && !isLongerArray(word, value, wanted)) {
        findings.add(
            word.location(),
            found.name()
                + " is "
                + Excerpt.of(value.stripTrailing())
                + " now, not "
                + Excerpt.of(wanted),
            remedy(machine, word, found));
      }
    }

    /** An array shows more elements than were set. */
    private static boolean isLongerArray(Assignment word, String value, String wanted) {
      return word.taken()
              .filter(param -> param.type().kind() instanceof ParamKind.Array)
              .isPresent()
          && value.startsWith(wanted + ",");
    }

    private static String remedy(
        MachineFacts machine, Assignment word, KernelSnapshot.Parameter found) {
      String module = word.module();
      if ((found.mode() & 0222) != 0) {
        String value = word.value() == null ? "1" : word.value();
        return "echo '" + value + "' > /sys/module/" + module + "/parameters/" + found.name();
      }
      return machine.known().isBuiltIn(module)
          ? "reboot"
          : "modprobe -r " + module + " && modprobe " + module;
    }
  }

  private static final class LoadedAnyway implements LibraryCheck.OfLive {

    @Override
    public void check(MachineFacts machine, KernelSnapshot live, Findings findings) {
      Loaded loaded = new Loaded(machine, live);
      for (Entry entry : machine.entries()) {
        String module = entry.directive().key();
        if (entry.directive() instanceof Directive.Blacklist) {
          blacklisted(module, "this line", entry.word(1), loaded, findings);
        } else if (entry.directive() instanceof Directive.Install) {
          loaded
              .forbiddenBy(entry)
              .forEach(
                  name ->
                      add(
                          name + " is loaded although this line forbids it",
                          name,
                          entry.word(1),
                          findings));
        }
      }
      machine
          .primaryBootLine()
          .ifPresent(
              boot ->
                  boot.blacklisted(
                      (name, place) ->
                          blacklisted(name, "the kernel command line", place, loaded, findings)));
    }

    private static void blacklisted(
        String module, String line, Location place, Loaded loaded, Findings findings) {
      if (loaded.has(module) && !loaded.needs(module)) {
        add(module + " is loaded although " + line + " blacklists it", module, place, findings);
      }
    }

    private static void add(String message, String module, Location place, Findings findings) {
      findings.add(place, message, "modprobe -r " + module);
    }
  }

  /** The modules that are loaded, and which of them others need. */
  private static final class Loaded {

    private final Set<String> names = new LinkedHashSet<>();
    private final Map<Integer, List<String>> forbidden = new HashMap<>();
    private final Set<String> needed = new HashSet<>();
    private final Bringers bringers;

    Loaded(MachineFacts machine, KernelSnapshot live) {
      bringers = new Bringers(machine, machine.known());
      for (KernelSnapshot.Module module : live.modules()) {
        if (!module.builtIn() && !machine.known().isBuiltIn(module.name())) {
          names.add(module.name());
        }
        needed.addAll(module.needs());
      }
      for (String name : names) {
        if (machine.isForbidden(name)) {
          int line = machine.install(name).orElseThrow().order();
          forbidden.computeIfAbsent(line, order -> new ArrayList<>()).add(name);
        }
      }
    }

    /** The loaded modules that a line, by name or by pattern, was to keep out. */
    Stream<String> forbiddenBy(Entry line) {
      return forbidden.getOrDefault(line.order(), List.of()).stream();
    }

    boolean has(String module) {
      return names.contains(module);
    }

    boolean needs(String module) {
      return needed.contains(module) || bringers.of(module).stream().anyMatch(names::contains);
    }
  }
}
