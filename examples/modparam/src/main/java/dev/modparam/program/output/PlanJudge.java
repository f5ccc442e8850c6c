// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.modprobe.ModprobePlan;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the kernel would make of the words of a plan. */
public final class PlanJudge {

  private PlanJudge() {}

  /**
   * Judges the arguments of each load.
   *
   * @param plan the plan
   * @param tree the modules
   * @return a sentence for each word that is not right
   */
  public static List<String> of(ModprobePlan plan, ModuleTree tree) {
    List<String> lines = new ArrayList<>();
    for (ModprobePlan.Load load : plan.loads()) {
      definition(tree, load.module())
          .map(each -> ArgumentReport.check(each, load.arguments()))
          .ifPresent(
              report ->
                  report.explanations().forEach(line -> lines.add(load.module() + ": " + line)));
    }
    return lines;
  }

  private static Optional<ModuleDefinition> definition(ModuleTree tree, String module) {
    try {
      Optional<TreeModule> found = tree.module(module);
      return found.isPresent() ? Optional.of(found.get().definition()) : Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
