// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.args.ArgumentLine;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.KernelName;
import java.util.Optional;
import javax.tools.Diagnostic.Kind;

/**
 * A boot command line, with what is built in. A kernel boots whatever stands there, and says in its
 * log what it did not like; so what is wrong is a warning.
 */
record BootWords(Load line, TestPlan plan) {

  void check() {
    for (Load.Line each : line.lines()) {
      if (!each.isOpen()) {
        ArgumentLine.parse(each.text()).arguments().forEach(word -> check(word, each));
      }
    }
  }

  private void check(ArgumentLine.Argument word, Load.Line place) {
    for (Optional<ModuleDefinition> module : plan.builtIn()) {
      module
          .filter(known -> KernelName.normalize(word.name()).startsWith(known.name() + "."))
          .ifPresent(known -> check(known, word, place));
    }
  }

  private void check(ModuleDefinition module, ArgumentLine.Argument word, Load.Line place) {
    int prefix = module.name().length() + 1;
    String before = " ".repeat(word.position() + prefix); // so that positions stay as they are
    String argument = ArgumentLine.format(word.name().substring(prefix), word.value());
    ArgumentReport report = ArgumentReport.check(module, before + argument);
    report.rejected().forEach(refused -> warn(place, module.name() + "." + refused));
    report.unknown().forEach(unknown -> warn(place, module.name() + "." + unknown));
  }

  private void warn(Load.Line place, String message) {
    line.place().add(Kind.WARNING, place.value(), message);
  }
}
