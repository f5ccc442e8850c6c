// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CMacro;
import dev.modparam.source.c.token.CToken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the names of a file can mean beyond its own text: given macros, and those of headers. */
final class CScope {

  /** How many constants and types one file may look for in headers. */
  private static final int MOST_SEARCHES = 200;

  /** How many macros may lead to each other in a row. */
  private static final int DEEPEST = 8;

  private final CHeaders headers;
  private final List<CHeader> first;
  private @Nullable List<CHeader> closure;
  private final Map<String, CMacro> macros = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();
  private final Map<String, Boolean> declaring = new HashMap<>();
  private boolean collected;
  private int searches;

  CScope(CHeaders headers, List<CHeader> first) {
    this.headers = headers;
    this.first = first;
  }

  /** The scope of a text by itself. */
  static CScope none() {
    return given(CHeaders.none());
  }

  /** A scope with the given macros, without headers. */
  static CScope given(CHeaders headers) {
    return new CScope(headers, List.of());
  }

  boolean isConfigured() {
    return headers.isConfigured();
  }

  private List<CHeader> closure() {
    if (closure == null) {
      closure = headers.closure(first);
    }
    return closure;
  }

  /** What a macro stands for; null if nobody says, or headers differ. */
  @Nullable CMacro macro(String name) {
    CMacro given = headers.given(name);
    if (given != null || first.isEmpty()) {
      return given;
    }
    CMacro found = collected(name);
    boolean code = found != null && found.isFunction() && isCode(found);
    return code && !declares(name, 0) ? null : found;
  }

  private @Nullable CMacro collected(String name) {
    collect();
    return ambiguous.contains(name) ? null : macros.get(name);
  }

  /** Whether a macro stands for statements, which say nothing here, and not for an expression. */
  private static boolean isCode(CMacro macro) {
    return macro.body().stream().anyMatch(token -> token.is(";") || token.is("static"));
  }

  /** Whether a macro leads to one that declares a parameter or says something of the module. */
  private boolean declares(String name, int depth) {
    Boolean known = declaring.get(name);
    if (known != null || depth == DEEPEST) {
      return known != null && known;
    }
    declaring.put(name, false);
    CMacro macro = collected(name);
    boolean found =
        macro != null
            && macro.body().stream()
                .filter(CToken::isWord)
                .map(CToken::text)
                .anyMatch(word -> CMacros.isReserved(word) || declares(word, depth + 1));
    declaring.put(name, found);
    return found;
  }

  private void collect() {
    if (collected) {
      return;
    }
    collected = true;
    for (CHeader header : closure()) {
      header
          .macros()
          .forEach(
              (name, macro) -> {
                CMacro before = macros.putIfAbsent(name, macro);
                if (before != null && !before.sameAs(macro)) {
                  ambiguous.add(name);
                }
              });
      ambiguous.addAll(header.macros().ambiguous());
    }
  }

  /** Looks in the headers that have a word for something that they declare. */
  <T> @Nullable T find(String word, Function<CUnit, @Nullable T> question) {
    if (first.isEmpty() || searches++ >= MOST_SEARCHES) {
      return null;
    }
    String last = word.substring(word.lastIndexOf(' ') + 1);
    for (CHeader header : closure()) {
      T found = header.mentions(last) ? question.apply(header.unit()) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
