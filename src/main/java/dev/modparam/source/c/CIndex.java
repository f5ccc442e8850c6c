// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CDefinition;
import dev.modparam.source.c.token.CMacro;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which headers define a macro, so that nobody needs to ask each of a thousand headers. All headers
 * of one {@link CHeaders} share it; it is used under their lock.
 */
final class CIndex {

  /** What one header says of a macro; null if its own branches differ. */
  private record Defined(CHeader header, @Nullable CDefinition definition, boolean anew) {}

  private final Map<String, List<Defined>> macros = new HashMap<>();

  void add(CHeader header, CMacros defined) {
    defined.forEach(
        (name, definition) -> {
          boolean certain = !defined.isAmbiguous(name);
          macros
              .computeIfAbsent(name, key -> new ArrayList<>(1))
              .add(new Defined(header, certain ? definition : null, defined.isAnew(name)));
        });
  }

  /** What a macro stands for in some headers; null if none of them says so, or if they differ. */
  @Nullable CMacro macro(String name, CClosure among) {
    CMacro found = null;
    boolean differs = false;
    for (Defined each : macros.getOrDefault(name, List.of())) {
      if (!among.has(each.header())) {
        continue;
      }
      CMacro macro = each.definition() == null ? null : each.definition().macro();
      if (each.anew() && macro != null) {
        return macro; // it takes back what others say
      }
      differs |= macro == null || (found != null && !found.sameAs(macro));
      found = macro;
    }
    return differs ? null : found;
  }
}
