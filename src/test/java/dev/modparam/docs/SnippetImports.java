// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The imports of a source that a snippet of it needs. */
final class SnippetImports {

  private static final Pattern IMPORT = Pattern.compile("import (?:static )?[\\w.]+\\.(\\w+);");
  private static final Pattern WORD = Pattern.compile("(?<![.\\w])\\w+");

  /** Static imports first, as the formatter has them. */
  static final Comparator<String> ORDER =
      Comparator.comparing((String line) -> !line.startsWith("import static "))
          .thenComparing(Comparator.naturalOrder());

  private SnippetImports() {}

  /** All imports of a source. */
  static List<String> of(List<String> source) {
    return source.stream()
        .filter(line -> IMPORT.matcher(line).matches())
        .filter(line -> !line.contains("dev.modparam.docs."))
        .toList();
  }

  /** Those imports whose names stand in some code, which does not show them itself. */
  static List<String> used(List<String> imports, List<String> code) {
    Set<String> words =
        WORD.matcher(
                code.stream()
                    .filter(line -> !line.startsWith("import "))
                    .collect(Collectors.joining("\n")))
            .results()
            .map(found -> found.group())
            .collect(Collectors.toSet());
    return imports.stream()
        .filter(line -> !code.contains(line))
        .filter(line -> words.contains(nameOf(line)))
        .toList();
  }

  /** Sorted imports with a blank line after the static ones, as the formatter has them. */
  static List<String> inBlocks(Collection<String> sorted) {
    List<String> lines = new ArrayList<>(sorted);
    int statics = (int) sorted.stream().filter(line -> line.startsWith("import static ")).count();
    if (statics > 0 && statics < lines.size()) {
      lines.add(statics, "");
    }
    return lines;
  }

  private static String nameOf(String line) {
    Matcher matcher = IMPORT.matcher(line);
    return matcher.matches() ? matcher.group(1) : "";
  }
}
