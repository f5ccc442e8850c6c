// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.text.FnmatchIndex;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds for a name the first of the lines so far that are for it, by pattern or by the name. */
public final class FirstLines<T> {

  private final FnmatchIndex<T> index = FnmatchIndex.ofPatterns();
  private final Map<String, T> names = new HashMap<>();

  public void add(String pattern, T line) {
    if (names.putIfAbsent(pattern, line) == null) { // a second line for the same is never the first
      index.add(pattern, line);
    }
  }

  public Optional<T> of(String name) {
    return Optional.ofNullable(names.get(name)).or(() -> index.first(name));
  }

  /** Only a line that has the name itself. */
  public Optional<T> exactly(String name) {
    return Optional.ofNullable(names.get(name));
  }
}
