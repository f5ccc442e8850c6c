// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.words.Assignment;
import dev.modparam.audit.words.Assignment.Verdict;
import dev.modparam.audit.words.ParamValues;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.param.Param;
import dev.modparam.text.Excerpt;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** MP4xx: the parameters and their values. */
final class ValueRules {

  static final List<Rule> RULES =
      List.of(
          LibraryCheck.error(
              "MP401",
              "unknown-parameter",
              "The kernel logs a parameter that a module does not have, ignores it and goes on.",
              "options kvm_intel nestd=1",
              new UnknownParameter()),
          LibraryCheck.error(
              "MP402",
              "refused-value",
              "If a parameter refuses its value, the whole module is not loaded.",
              "options dummy numdummies=two",
              new RefusedValue()),
          LibraryCheck.information(
              "MP403",
              "not-checked",
              "A driver may read a parameter with code of its own; what that takes cannot be known"
                  + " from its declaration.",
              "options i915 mitigations=off",
              new NotChecked()),
          LibraryCheck.warning(
              "MP404",
              "assigned-again",
              "Arguments are set in the order of the files, then of the kernel command line; the"
                  + " last one stays.",
              "options dummy numdummies=2\noptions dummy numdummies=3",
              new AssignedAgain()),
          LibraryCheck.warning(
              "MP405",
              "dangerous",
              "A parameter that is marked unsafe taints the kernel when it is set, and one that"
                  + " names hardware addresses is refused when the kernel is locked down.",
              "options vfio enable_unsafe_noiommu_mode=1",
              new Dangerous()),
          LibraryCheck.warning(
              "MP406",
              "surprising-value",
              "The kernel reads a leading 0 as octal, looks at the first letter of a bool alone,"
                  + " and drops quotes only around a whole value.",
              "options dummy numdummies=010",
              new SurprisingValue()));

  /** What a refusal of a bare name says, and what its message here says in other words. */
  private static final String NEEDS_VALUE = "it needs a value";

  private ValueRules() {}

  private static boolean isInFile(Assignment word, Verdict verdict) {
    return word.verdict() == verdict && !word.isBoot();
  }

  private static final class UnknownParameter implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Assignment word : machine.assignments()) {
        if (isInFile(word, Verdict.UNKNOWN)) {
          findings.add(word.location(), unknownMessage(machine, word));
        } else if (isInFile(word, Verdict.AFTER_DASHES) && word.name().equals("--")) {
          findings.add(
              word.location(), "the kernel ignores the words after -- when it loads a module");
        }
      }
    }
  }

  static String unknownMessage(MachineFacts machine, Assignment word) {
    if (Assignment.SPACED.equals(word.hint())) {
      return "the kernel reads this = as a parameter of its own and ignores it, and sets the word"
          + " before it as if it stood alone; write no blanks around =";
    }
    String sentence =
        word.module()
            + " has no parameter "
            + Excerpt.of(word.name())
            + ", so the kernel ignores this word";
    return machine
        .known()
        .relativeWith(word.name(), word.module())
        .map(owner -> sentence + "; " + owner + " has it")
        .orElseGet(() -> Declarations.orMeant(sentence, Optional.ofNullable(word.hint())));
  }

  private static final class RefusedValue implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Assignment word : machine.assignments()) {
        if (isInFile(word, Verdict.REFUSED)) {
          findings.add(
              word.location(), refusedMessage(word, "so " + word.module() + " is not loaded"));
        }
      }
    }
  }

  static String refusedMessage(Assignment word, String consequence) {
    ArgumentReport.Rejected refusal = Objects.requireNonNull(word.refusal());
    String value = refusal.value();
    StringBuilder text = new StringBuilder(refusal.parameter());
    text.append(
        value == null
            ? " needs a value and is refused with "
            : " refuses `" + Excerpt.of(value) + "' with ");
    text.append(refusal.errno()).append(", ").append(consequence);
    if (Assignment.SPACED.equals(word.hint())) {
      text.append("; write no blanks around =");
    } else if (refusal.detail() != null && !refusal.detail().equals(NEEDS_VALUE)) {
      text.append("; ").append(Excerpt.ofSentence(refusal.detail()));
    }
    return text.append("; expected ").append(refusal.expected()).toString();
  }

  private static final class NotChecked implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Assignment word : machine.assignments()) {
        if (word.verdict() == Verdict.NOT_CHECKED) {
          findings.add(word.location(), message(word, Objects.requireNonNull(word.param())));
        }
      }
    }

    private static String message(Assignment word, Param<?> param) {
      return ParamValues.isOpenArray(param.type())
          ? param.name()
              + ": each element is right, but how many "
              + word.module()
              + " takes is not known"
          : param.name() + " is not checked: " + word.module() + " reads it with code of its own";
    }
  }

  private static final class Dangerous implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Assignment word : machine.assignments()) {
        word.taken().ifPresent(param -> check(word, param, findings));
      }
    }

    private static void check(Assignment word, Param<?> param, Findings findings) {
      if (param.isUnsafe()) {
        findings.add(
            word.location(), param.name() + " is marked unsafe: setting it taints the kernel");
      } else if (param.isHardware()) {
        findings.add(
            word.location(),
            param.name()
                + " names hardware addresses: a kernel that is locked down refuses it, and with it "
                + word.module());
      }
    }
  }

  private static final class SurprisingValue implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Assignment word : machine.assignments()) {
        if (word.verdict() == Verdict.SURPRISING) {
          findings.add(
              word.location(),
              Excerpt.of(word.name())
                  + ": "
                  + Excerpt.ofSentence(Objects.requireNonNull(word.hint())));
        }
      }
    }
  }
}
