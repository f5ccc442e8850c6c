// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.engine.EffectiveConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.text.ByteText;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code modprobe -c}. */
final class ConfigDump {

  private static final List<String> ORDER =
      List.of("blacklist", "install", "remove", "alias", "options", "softdep", "weakdep");

  private ConfigDump() {}

  static void print(EffectiveConfig config, ModuleTree tree, ToolOutput out) {
    for (String keyword : ORDER) {
      config.directives().stream()
          .filter(directive -> directive.keyword().equals(keyword))
          .forEach(directive -> out.print(line(directive)));
    }
    out.print("\n# End of configuration files. Dumping indexes now:\n\n");
    sorted(tree.aliases()).forEach(line -> print(line, out));
    sorted(tree.symbols()).forEach(line -> print(line, out));
  }

  private static String line(Directive directive) {
    String value = directive instanceof Directive.Blacklist ? "" : " " + directive.value();
    return directive.keyword() + " " + directive.key() + value + "\n";
  }

  private static Stream<ModuleTree.Alias> sorted(List<ModuleTree.Alias> lines) {
    return lines.stream()
        .sorted(Comparator.comparing(ModuleTree.Alias::pattern, ByteText::compare));
  }

  private static void print(ModuleTree.Alias line, ToolOutput out) {
    out.print("alias " + line.pattern() + " " + line.module() + "\n");
  }
}
