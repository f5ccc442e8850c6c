// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.engine.EffectiveConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the module, or the configured name, that somebody may have meant. */
final class Suggestion {

  private Suggestion() {}

  static Optional<String> of(String word, ModuleTree tree, EffectiveConfig config) {
    List<String> names = new ArrayList<>();
    tree.modules().stream().map(TreeModule::name).forEach(names::add);
    names.addAll(tree.builtIn());
    for (Directive directive : config.directives()) {
      if (directive instanceof Directive.Alias || directive instanceof Directive.Install) {
        names.add(directive.key());
      }
    }
    return NearestName.of(word, names);
  }
}
