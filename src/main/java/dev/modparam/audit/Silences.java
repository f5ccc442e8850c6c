// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.ConfigFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments of the form {@code # modparam: ignore=MP404,MP401}, which silence the line after them;
 * in the first line of a file, also what is said of the whole file.
 */
final class Silences {

  private static final Pattern COMMENT =
      Pattern.compile("#\\s*modparam:\\s*ignore=([A-Za-z0-9, \\t-]+)");

  private final MachineFacts machine;
  private final Map<String, Map<Integer, List<String>>> byFile = new HashMap<>();

  Silences(MachineFacts machine) {
    this.machine = machine;
  }

  boolean silences(Finding finding) {
    Location place = finding.location();
    List<String> words =
        byFile.computeIfAbsent(place.file(), this::read).getOrDefault(place.line(), List.of());
    return words.stream().anyMatch(word -> FindingFilter.names(word, finding.rule()));
  }

  private Map<Integer, List<String>> read(String file) {
    Map<Integer, List<String>> lines = new HashMap<>();
    String text = machine.inputs().textOf(file);
    if (text.contains("modparam:")) {
      String[] all = text.split("\n", -1);
      for (int i = 0; i < all.length; i++) {
        Matcher comment = COMMENT.matcher(all[i].stripTrailing());
        if (comment.matches()) {
          List<String> words = List.of(comment.group(1).strip().split("\\s*,\\s*", -1));
          lines.merge(i + 1, words, Silences::join); // its carriage return
          lines.merge(i + 2, words, Silences::join);
          if (i == 0) {
            lines.put(0, words);
          }
        }
      }
      spread(file, lines);
    }
    return lines;
  }

  /** A line that goes on after a backslash is silenced as a whole. */
  private void spread(String file, Map<Integer, List<String>> lines) {
    for (ConfigFile each : machine.files()) {
      if (each.path().equals(file)) {
        for (ConfigFile.Line line : each.lines()) {
          int first = line.location().line();
          List<String> words = lines.get(first);
          for (int next = first + 1; words != null && next <= line.number(); next++) {
            lines.merge(next, words, Silences::join);
          }
        }
      }
    }
  }

  private static List<String> join(List<String> one, List<String> other) {
    return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
  }
}
