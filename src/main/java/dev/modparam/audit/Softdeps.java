// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.modprobe.config.Directive;
import dev.modparam.text.FnmatchIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The soft dependencies of a machine: its own and those that the modules declare. */
final class Softdeps {

  /**
   * A line.
   *
   * @param directive the line
   * @param configured whether it stands in a file of the configuration
   */
  record Line(Directive.Softdep directive, boolean configured) {

    List<String> words() {
      return Stream.concat(directive.pre().stream(), directive.post().stream()).toList();
    }
  }

  private final FnmatchIndex<Line> index = FnmatchIndex.ofPatterns();
  private final List<Line> lines = new ArrayList<>();

  void add(Directive.Softdep directive, boolean configured) {
    Line line = new Line(directive, configured);
    index.add(directive.module(), line);
    lines.add(line);
  }

  List<Line> lines() {
    return lines;
  }

  /** The only line that counts for a module: the first whose pattern matches. */
  Optional<Line> of(String module) {
    return index.first(module);
  }
}
