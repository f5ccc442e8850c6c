// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.audit.words.Assignment;
import dev.modparam.audit.words.Assignment.Source;
import dev.modparam.audit.words.LineShapes;
import dev.modparam.audit.words.OptionsJudge;
import dev.modparam.audit.words.OptionsJudge.Piece;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KernelCommandLine;
import dev.modparam.module.ModuleDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds all words that reach modules as arguments, and judges them. */
final class MachineWords {

  private final MachineFacts machine;
  private final LineShapes shapes;
  private int order;

  MachineWords(MachineFacts machine) {
    this.machine = machine;
    this.shapes = new LineShapes(machine.known()::isModule);
  }

  List<Assignment> assignments() {
    Map<String, List<Piece>> pieces = new LinkedHashMap<>();
    for (MachineFacts.Entry entry : machine.entries()) {
      order = entry.order();
      if (entry.directive() instanceof Directive.Options options
          && machine.onlyBuiltIn(options.module()).isEmpty()) {
        Source source = new Source(order, Source.FILE, isAlias(options.module()), entry.whole());
        Piece piece = new Piece(source, options.arguments(), entry.line()::locateValue);
        pieces.computeIfAbsent(options.module(), module -> new ArrayList<>()).add(piece);
      }
    }
    List<BootLine> boots = machine.bootLines();
    for (int i = 0; i < boots.size(); i++) {
      Map<String, List<Piece>> together = i == 0 ? pieces : new LinkedHashMap<>();
      addBoot(i, boots.get(i), together);
      if (i > 0) {
        pieces.putAll(prefixed(together, i));
      }
    }
    List<Assignment> all = new ArrayList<>();
    pieces.forEach(
        (key, ofModule) -> all.addAll(judge(key.substring(key.indexOf(' ') + 1), ofModule)));
    return List.copyOf(all);
  }

  /** Keeps the words of another command line apart from those that are joined. */
  private static Map<String, List<Piece>> prefixed(Map<String, List<Piece>> pieces, int number) {
    Map<String, List<Piece>> result = new LinkedHashMap<>();
    pieces.forEach((module, list) -> result.put(number + " " + module, list));
    return result;
  }

  private void addBoot(int number, BootLine boot, Map<String, List<Piece>> pieces) {
    for (KernelCommandLine.Word word : boot.line().words()) {
      if (word.kind() != KernelCommandLine.Kind.PARAMETER || word.text().contains("\\\"")) {
        continue;
      }
      for (Directive directive : word.directives()) {
        if (directive instanceof Directive.Options options) {
          order++;
          Location place = boot.locate(word.location());
          Source source = new Source(order, number, false, word.text());
          pieces
              .computeIfAbsent(options.module(), module -> new ArrayList<>())
              .add(new Piece(source, options.arguments(), (offset, length) -> place));
        }
      }
    }
  }

  private List<Assignment> judge(String key, List<Piece> pieces) {
    Declarations known = machine.known();
    List<String> targets = known.isModule(key) ? List.of() : machine.aliasTargets(key);
    String module = targets.size() == 1 ? targets.get(0) : key;
    ModuleDefinition definition = known.definition(module).orElse(null);
    String release = known.tree().release();
    return new OptionsJudge(module, definition, release, shapes, pieces).judge();
  }

  private boolean isAlias(String module) {
    return machine.knowsModules() && !machine.known().isModule(module);
  }
}
