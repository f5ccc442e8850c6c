// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.words;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.KernelName;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells which words in the arguments of a line are surely none. */
public final class LineShapes {

  public static final Set<String> DIRECTIVES =
      Set.of("alias", "blacklist", "options", "install", "remove", "softdep", "weakdep");

  private final Predicate<String> isModule;

  public LineShapes(Predicate<String> isModule) {
    this.isModule = isModule;
  }

  /** Whether a bare word begins something that needs a line of its own. */
  boolean isSecondDirective(
      OptionsJudge.Token token, String module, @Nullable ModuleDefinition definition) {
    String word = token.name();
    if (!token.isBare() || (definition != null && definition.parameter(word).isPresent())) {
      return false;
    }
    String name = KernelName.normalize(word);
    return DIRECTIVES.contains(word) || (!name.equals(module) && isModule.test(name));
  }
}
