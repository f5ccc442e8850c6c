// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The object-like macros of a text. One that is defined in two ways stands for nothing. */
final class CMacros {

  private static final List<CToken> AMBIGUOUS = List.of();

  private final Map<String, List<CToken>> bodies = new HashMap<>();

  void define(String name, List<CToken> body) {
    List<CToken> before = bodies.putIfAbsent(name, List.copyOf(body));
    if (before != null && !CToken.text(before).equals(CToken.text(body))) {
      bodies.put(name, AMBIGUOUS);
    }
  }

  /** What a name stands for; null if it is no macro, or an ambiguous or empty one. */
  @Nullable List<CToken> body(String name) {
    List<CToken> body = bodies.get(name);
    return body == null || body.isEmpty() ? null : body;
  }
}
