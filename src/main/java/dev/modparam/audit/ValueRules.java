// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Assignment.Verdict;
import dev.modparam.kernel.RejectedArgument;
import dev.modparam.param.Param;
import dev.modparam.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** MP4xx: the parameters and their values. */
final class ValueRules {

  static final List<Rule> RULES =
      List.of(
          Wording.error(
              "MP401",
              "unknown-parameter",
              "The kernel logs a parameter that a module does not have, ignores it and goes on.",
              "options kvm_intel nestd=1",
              ValueRules::unknownParameter),
          Wording.error(
              "MP402",
              "refused-value",
              "If a parameter refuses its value, the whole module is not loaded.",
              "options dummy numdummies=two",
              ValueRules::refusedValue),
          Wording.information(
              "MP403",
              "not-checked",
              "A driver may read a parameter with code of its own; what that takes cannot be known"
                  + " from its declaration.",
              "options i915 mitigations=off",
              ValueRules::notChecked),
          Wording.warning(
              "MP404",
              "assigned-again",
              "Arguments are set in the order of the files, then of the kernel command line; the"
                  + " last one stays.",
              "options dummy numdummies=2\noptions dummy numdummies=3",
              ValueRules::assignedAgain),
          Wording.warning(
              "MP405",
              "dangerous",
              "A parameter that is marked unsafe taints the kernel when it is set, and one that"
                  + " names hardware addresses is refused when the kernel is locked down.",
              "options vfio enable_unsafe_noiommu_mode=1",
              ValueRules::dangerous),
          Wording.warning(
              "MP406",
              "surprising-value",
              "The kernel reads a leading 0 as octal, looks at the first letter of a bool alone,"
                  + " and drops quotes only around a whole value.",
              "options dummy numdummies=010",
              ValueRules::surprisingValue));

  /** What a refusal of a bare name says, and what its message here says in other words. */
  private static final String NEEDS_VALUE = "it needs a value";

  private ValueRules() {}

  private static Predicate<Assignment> inFiles(Verdict verdict) {
    return word -> word.verdict() == verdict && !word.isBoot();
  }

  private static void unknownParameter(AuditedMachine machine, Findings findings) {
    machine.assignments().stream()
        .filter(inFiles(Verdict.UNKNOWN))
        .forEach(word -> findings.add(word.location(), unknownMessage(machine, word)));
    machine.assignments().stream()
        .filter(inFiles(Verdict.AFTER_DASHES))
        .filter(word -> word.name().equals("--"))
        .forEach(
            word ->
                findings.add(
                    word.location(),
                    "the kernel ignores the words after -- when it loads a module"));
  }

  static String unknownMessage(AuditedMachine machine, Assignment word) {
    if (WordJudge.SPACED.equals(word.hint())) {
      return "the kernel reads this = as a parameter of its own and ignores it, and sets the word"
          + " before it as if it stood alone; write no blanks around =";
    }
    String sentence =
        word.module()
            + " has no parameter "
            + Excerpt.of(word.name())
            + ", so the kernel ignores this word";
    Declarations known = machine.declarations();
    if (known != null) {
      var owner = known.relativeWith(word.name(), word.module());
      if (owner.isPresent()) {
        return sentence + "; " + owner.get() + " has it";
      }
    }
    return Wording.orNearest(sentence, word.hint());
  }

  private static void refusedValue(AuditedMachine machine, Findings findings) {
    machine.assignments().stream()
        .filter(inFiles(Verdict.REFUSED))
        .forEach(
            word ->
                findings.add(
                    word.location(),
                    refusedMessage(word, "so " + word.module() + " is not loaded")));
  }

  static String refusedMessage(Assignment word, String consequence) {
    RejectedArgument refusal = word.refusal();
    if (refusal == null) {
      return consequence;
    }
    String value = refusal.value();
    StringBuilder text = new StringBuilder(refusal.parameter());
    text.append(
        value == null
            ? " needs a value and is refused with "
            : " refuses `" + Excerpt.of(value) + "' with ");
    text.append(refusal.errno()).append(", ").append(consequence);
    if (WordJudge.SPACED.equals(word.hint())) {
      text.append("; write no blanks around =");
    } else if (refusal.detail() != null && !refusal.detail().equals(NEEDS_VALUE)) {
      text.append("; ").append(Excerpt.ofSentence(refusal.detail()));
    }
    return text.append("; expected ").append(refusal.expected()).toString();
  }

  private static void notChecked(AuditedMachine machine, Findings findings) {
    for (Assignment word : machine.assignments()) {
      Param<?> param = word.param();
      if (word.verdict() == Verdict.NOT_CHECKED && param != null) {
        findings.add(
            word.location(),
            ParamValues.isOpenArray(param.type())
                ? param.name()
                    + ": each element is right, but how many "
                    + word.module()
                    + " takes is not known"
                : param.name()
                    + " is not checked: "
                    + word.module()
                    + " reads it with code of its own");
      }
    }
  }

  private static void assignedAgain(AuditedMachine machine, Findings findings) {
    Map<String, List<Assignment>> byParameter = new LinkedHashMap<>();
    for (Assignment word : machine.assignments()) {
      if (word.isTaken() && !word.source().alias()) {
        byParameter
            .computeIfAbsent(
                word.module() + "." + word.parameterName().orElse(""), key -> new ArrayList<>())
            .add(word);
      }
    }
    byParameter.values().forEach(words -> assignedAgain(words, findings));
  }

  private static void assignedAgain(List<Assignment> words, Findings findings) {
    Assignment winner = words.get(words.size() - 1);
    for (Assignment word : words.subList(0, words.size() - 1)) {
      boolean sameLine =
          !word.source().equals(winner.source())
              && word.source().whole().equals(winner.source().whole());
      if (sameLine) {
        continue; // MP507 says it
      }
      boolean sameValue = word.shown().equals(winner.shown());
      findings.add(
          sameValue ? Severity.INFORMATION : Severity.WARNING,
          word.location(),
          word.text()
              + (sameValue ? " is given again by " : " has no effect: ")
              + winner.text()
              + " ("
              + AuditedMachine.shortPlace(winner.location())
              + ")"
              + (sameValue ? "" : " comes later and wins"));
    }
  }

  private static void dangerous(AuditedMachine machine, Findings findings) {
    for (Assignment word : machine.assignments()) {
      Param<?> param = word.param();
      if (word.isTaken() && param != null) {
        if (param.isUnsafe()) {
          findings.add(
              word.location(), param.name() + " is marked unsafe: setting it taints the kernel");
        } else if (param.isHardware()) {
          findings.add(
              word.location(),
              param.name()
                  + " names hardware addresses: a kernel that is locked down refuses it, and with"
                  + " it "
                  + word.module());
        }
      }
    }
  }

  private static void surprisingValue(AuditedMachine machine, Findings findings) {
    for (Assignment word : machine.assignments()) {
      String hint = word.hint();
      if (word.verdict() == Verdict.SURPRISING && hint != null) {
        findings.add(word.location(), Excerpt.of(word.name()) + ": " + Excerpt.ofSentence(hint));
      }
    }
  }
}
