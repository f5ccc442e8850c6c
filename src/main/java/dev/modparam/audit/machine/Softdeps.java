// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.modprobe.config.Directive;
import dev.modparam.text.FnmatchIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The soft dependencies of a machine: its own and those that the modules declare. */
public final class Softdeps {

  /**
   * A line.
   *
   * @param directive the line
   * @param configured whether it stands in a file of the configuration
   */
  public record Line(Directive.Softdep directive, boolean configured) {

    public List<String> words() {
      return Stream.concat(directive.pre().stream(), directive.post().stream()).toList();
    }
  }

  private final FnmatchIndex<Line> index = FnmatchIndex.ofPatterns();
  private final Set<String> patterns = new HashSet<>();
  private final List<Line> lines = new ArrayList<>();

  void add(Directive.Softdep directive, boolean configured) {
    Line line = new Line(directive, configured);
    lines.add(line);
    if (patterns.add(directive.module())) { // a second line for the same never counts
      index.add(directive.module(), line);
    }
  }

  public List<Line> lines() {
    return lines;
  }

  /** The only line that counts for a module: the first whose pattern matches. */
  public Optional<Line> of(String module) {
    return index.first(module);
  }

  /** Whether a line is that one, and not another that says the same. */
  @SuppressWarnings("ReferenceEquality")
  public boolean counts(Line line, String module) {
    return of(module).filter(first -> first == line).isPresent();
  }
}
