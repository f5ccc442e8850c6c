// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CMacro;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which headers define a macro or have a word, so that nobody needs to ask each of a thousand
 * headers. All headers of one {@link CHeaders} share it; it is used under their lock.
 */
final class CIndex {

  /** What one header says of a macro; null if its own branches differ. */
  record Defined(CHeader header, @Nullable CMacro macro, boolean anew) {}

  private final Map<String, List<Defined>> macros = new HashMap<>();
  private final Map<String, List<CHeader>> words = new HashMap<>();

  void add(CHeader header, CMacros defined, Set<String> mentioned) {
    defined.forEach(
        (name, macro) -> {
          boolean certain = !defined.isAmbiguous(name);
          macros
              .computeIfAbsent(name, key -> new ArrayList<>(1))
              .add(new Defined(header, certain ? macro : null, defined.isAnew(name)));
        });
    mentioned.forEach(word -> words.computeIfAbsent(word, key -> new ArrayList<>(1)).add(header));
  }

  /** What a macro stands for in some headers; null if none of them says so, or if they differ. */
  @Nullable CMacro macro(String name, IdentityHashMap<CHeader, Integer> among) {
    CMacro found = null;
    boolean differs = false;
    for (Defined each : macros.getOrDefault(name, List.of())) {
      if (!among.containsKey(each.header())) {
        continue;
      }
      CMacro macro = each.macro();
      if (each.anew() && macro != null) {
        return macro; // it takes back what others say
      }
      differs |= macro == null || (found != null && !found.sameAs(macro));
      found = macro;
    }
    return differs ? null : found;
  }

  /** The headers among some that have a word outside of directives. */
  List<CHeader> mentioning(String word, IdentityHashMap<CHeader, Integer> among) {
    return words.getOrDefault(word, List.of()).stream().filter(among::containsKey).toList();
  }
}
