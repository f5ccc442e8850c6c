// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.snapshot.KernelSnapshot;
import java.util.List;

/** The checks of the library's own rules: each says what it must know of a machine. */
interface LibraryCheck extends Rule.Check {

  /** Looks at all that is known of a machine. */
  void check(MachineFacts machine, Findings findings);

  @Override
  default void check(Rule.Machine machine, Findings findings) {
    check(machine.facts(), findings);
  }

  /** A check that needs to know the modules of the kernel, and does not run without them. */
  interface OfModules extends LibraryCheck {

    void check(MachineFacts machine, Declarations known, Findings findings);

    @Override
    default void check(MachineFacts machine, Findings findings) {
      if (machine.knowsModules()) {
        check(machine, machine.known(), findings);
      }
    }
  }

  /** A check that needs to know what is loaded. */
  interface OfLive extends LibraryCheck {

    void check(MachineFacts machine, KernelSnapshot live, Findings findings);

    @Override
    default void check(MachineFacts machine, Findings findings) {
      KernelSnapshot live = machine.inputs().live();
      if (live != null) {
        check(machine, live, findings);
      }
    }
  }

  /** A check that compares the modules of a kernel with those of the next one. */
  interface OfUpgrade extends OfModules {

    void check(MachineFacts machine, Declarations known, Declarations next, Findings findings);

    @Override
    default void check(MachineFacts machine, Declarations known, Findings findings) {
      Declarations next = machine.inputs().upgrade();
      if (next != null) {
        check(machine, known, next, findings);
      }
    }
  }

  private static Rule rule(
      Severity severity, String id, String name, String reason, String example, Rule.Check check) {
    return Rule.of(id, name, severity, reason, example, check);
  }

  static Rule error(String id, String name, String reason, String example, LibraryCheck check) {
    return rule(Severity.ERROR, id, name, reason, example, check);
  }

  static Rule warning(String id, String name, String reason, String example, LibraryCheck check) {
    return rule(Severity.WARNING, id, name, reason, example, check);
  }

  static Rule information(
      String id, String name, String reason, String example, LibraryCheck check) {
    return rule(Severity.INFORMATION, id, name, reason, example, check);
  }

  /** Names things: {@code a}, {@code a and b}, {@code a, b and 3 more}. */
  static String list(List<String> names) {
    int most = 3;
    int last = names.size() - 1;
    if (last == 0) {
      return names.get(0);
    }
    return names.size() <= most
        ? String.join(", ", names.subList(0, last)) + " and " + names.get(last)
        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }
}
