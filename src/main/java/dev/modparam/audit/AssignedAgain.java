// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.words.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** MP404: a word of which a later one takes the effect away. */
final class AssignedAgain implements LibraryCheck {

  @Override
  public void check(MachineFacts machine, Findings findings) {
    Map<String, List<Assignment>> byParameter = new LinkedHashMap<>();
    for (Assignment word : machine.assignments()) {
      word.target()
          .ifPresent(
              target -> byParameter.computeIfAbsent(target, each -> new ArrayList<>()).add(word));
    }
    byParameter.values().forEach(words -> check(words, findings));
  }

  private static void check(List<Assignment> words, Findings findings) {
    Assignment winner = words.get(words.size() - 1);
    for (Assignment word : words.subList(0, words.size() - 1)) {
      if (!isRepeatedLine(word, winner)) {
        boolean sameValue = word.shown().equals(winner.shown());
        findings.add(
            sameValue ? Severity.INFORMATION : Severity.WARNING,
            word.location(),
            message(word, winner, sameValue));
      }
    }
  }

  /** Whether the whole line of a word is given again, which MP507 says. */
  private static boolean isRepeatedLine(Assignment word, Assignment winner) {
    return !word.source().equals(winner.source())
        && word.source().whole().equals(winner.source().whole());
  }

  private static String message(Assignment word, Assignment winner, boolean sameValue) {
    String other = winner.text() + " (" + MachineFacts.shortPlace(winner.location()) + ")";
    return sameValue
        ? word.text() + " is given again by " + other
        : word.text() + " has no effect: " + other + " comes later and wins";
  }
}
