// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.args.ArgumentLine;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.KernelVersion;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.Excerpt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a module makes of the words of a line that it does not take as they are. */
final class WordProblems {

  private final String module;
  private final Deque<ArgumentReport.Rejected> rejected = new ArrayDeque<>();
  private final Map<Integer, ArgumentReport.Unknown> unknown = new HashMap<>();
  private final Map<Integer, ArgumentLine.Argument> notChecked = new HashMap<>();

  WordProblems(@Nullable ModuleDefinition module, String line, KernelVersion version) {
    this.module = module == null ? "" : module.name();
    if (module != null && !line.isBlank()) {
      ArgumentReport report = ArgumentReport.check(module, line, version);
      rejected.addAll(report.rejected());
      report.unknown().forEach(each -> unknown.put(each.position(), each));
      report.notChecked().forEach(each -> notChecked.put(each.position(), each));
    }
  }

  /** Says what becomes of a word; to be asked for the words in their order. */
  Optional<String> of(ArgumentLine.Argument word) {
    ArgumentReport.Rejected next = rejected.peek();
    if (next != null
        && next.name().equals(word.name())
        && Objects.equals(next.value(), word.value())) {
      rejected.remove();
      return Optional.of(refusal(next));
    }
    ArgumentReport.Unknown stranger = unknown.get(word.position());
    if (stranger != null) {
      return Optional.of(ignored(word, stranger));
    }
    return notChecked.containsKey(word.position())
        ? Optional.of("is not checked: not all rules of the parameter are known")
        : Optional.empty();
  }

  private String refusal(ArgumentReport.Rejected refused) {
    return "is refused with "
        + refused.errno()
        + ", so "
        + module
        + " is not loaded"
        + (refused.detail() == null ? "" : "; " + Excerpt.ofSentence(refused.detail()))
        + "; expected "
        + refused.expected();
  }

  private String ignored(ArgumentLine.Argument word, ArgumentReport.Unknown stranger) {
    String start = "is not a parameter of " + module + " and is ignored";
    if (word.name().startsWith("#")) {
      return start + "; a comment needs a line of its own";
    }
    return stranger.nearest() == null
        ? start
        : start + "; did you mean " + stranger.nearest() + "?";
  }
}
