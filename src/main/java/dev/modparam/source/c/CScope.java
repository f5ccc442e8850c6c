// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CMacro;
import dev.modparam.source.c.token.CToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the names of a file can mean beyond its own text: given macros, and those of headers. */
final class CScope {

  /** How many constants and types one file may look for in headers. */
  private static final int MOST_SEARCHES = 200;

  /** How many macros may lead to each other in a row. */
  private static final int DEEPEST = 8;

  private final CHeaders headers;
  private final List<CHeader> first;

  /** What a file that includes this one has defined. */
  private final @Nullable CMacros around;

  private @Nullable CClosure closure;
  private final Map<String, Optional<CMacro>> macros = new HashMap<>();
  private final Map<String, Boolean> declaring = new HashMap<>();
  private int searches;

  CScope(CHeaders headers, List<CHeader> first) {
    this(headers, first, null);
  }

  private CScope(CHeaders headers, List<CHeader> first, @Nullable CMacros around) {
    this.headers = headers;
    this.first = first;
    this.around = around;
  }

  /** The scope of a text by itself. */
  static CScope none() {
    return given(CHeaders.none());
  }

  /** A scope with the given macros, without headers. */
  static CScope given(CHeaders headers) {
    return new CScope(headers, List.of());
  }

  /** The same with more headers. */
  CScope within(List<CHeader> more) {
    return new CScope(headers, Stream.concat(first.stream(), more.stream()).toList(), around);
  }

  /** The same with the macros of a file that includes another one. */
  CScope with(CMacros macros) {
    return new CScope(headers, first, macros);
  }

  boolean isConfigured() {
    return headers.isConfigured();
  }

  boolean isAbsent(String name) {
    return headers.isAbsent(name);
  }

  private CClosure closure() {
    if (closure == null) {
      closure = headers.closure(first);
    }
    return closure;
  }

  /** What a macro stands for before anything is included; null if nobody says. */
  @Nullable CMacro given(String name) {
    CMacro own = around == null ? null : around.named(name);
    return own == null ? headers.given(name) : own;
  }

  /** What a macro stands for; null if nobody says, or headers differ. */
  @Nullable CMacro macro(String name) {
    CMacro given = given(name);
    if (given != null || first.isEmpty()) {
      return given;
    }
    CMacro found = collected(name);
    boolean code = found != null && found.isFunction() && isCode(found);
    return code && !declares(name, 0) ? null : found;
  }

  private @Nullable CMacro collected(String name) {
    return macros
        .computeIfAbsent(name, key -> Optional.ofNullable(headers.macro(key, closure())))
        .orElse(null);
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

  /** Looks in the headers that have a word for something that they declare. */
  <T> @Nullable T find(String word, Function<CUnit, @Nullable T> question) {
    if (first.isEmpty() || searches++ >= MOST_SEARCHES) {
      return null;
    }
    String last = word.substring(word.lastIndexOf(' ') + 1);
    return headers.find(last, closure(), question);
  }
}
