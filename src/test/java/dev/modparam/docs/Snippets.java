// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Java code of the documents, held against the compiled code that it comes from.
 *
 * <p>In a source, a region runs from the comment {@code // snippet: NAME} to {@code // end}. In a
 * document, the line {@code <!-- snippet: NAME -->} stands directly before the fence that shows it.
 * The fence after {@code <!-- imports -->} shows what the regions of the page import, once a page.
 */
final class Snippets {
  private static final Pattern REGION = Pattern.compile("(?://|<!--) snippet: (\\S+)(?: -->)?");
  private static final Set<String> REGION_ENDS = Set.of("// end", "<!-- end -->");
  private static final String MARK = "<!-- snippet: ";
  private static final String MARK_END = " -->";
  private static final String IMPORTS = "<!-- imports -->";
  private static final Set<String> OTHER_FENCES = Set.of("```kotlin", "```xml");
  private static final String FENCE_END = "```";

  private record Region(Path file, int line, List<String> code, List<String> imports) {}

  private final Map<String, Region> regions = new HashMap<>();

  /** Collects the regions of all sources. */
  Snippets(Collection<Path> sources) throws IOException {
    for (Path source : sources) {
      collect(source, Files.readString(source).lines().map(PomValues::fill).toList());
    }
  }

  private void collect(Path source, List<String> lines) {
    for (int start = 0; start < lines.size(); start++) {
      Matcher comment = REGION.matcher(lines.get(start).strip());
      if (!comment.matches()) {
        continue;
      }
      String name = comment.group(1);
      int end = start + 1;
      while (end < lines.size() && !REGION_ENDS.contains(lines.get(end).strip())) {
        end++;
      }
      if (end == lines.size()) {
        throw new IllegalStateException(at(source, start) + "region '" + name + "' has no end");
      }
      Region region =
          new Region(
              source, start + 1, dedent(lines.subList(start + 1, end)), SnippetImports.of(lines));
      Region other = regions.put(name, region);
      if (other != null) {
        throw new IllegalStateException(
            at(source, start) + "region '" + name + "' is also in " + other.file());
      }
      start = end;
    }
  }

  /** The first place where a document differs from its sources, if any. */
  Optional<String> difference(Path document) throws IOException {
    List<String> lines = Files.readAllLines(document);
    for (int i = 0; i < lines.size(); i++) {
      if (isMark(lines.get(i)) && !isFence(lines, i + 1)) {
        return Optional.of(at(document, i) + "no fence with code follows this mark");
      }
      if (!isFence(lines, i)) {
        continue;
      }
      Optional<String> name = nameOf(lines, i);
      if (name.isEmpty()) {
        return Optional.of(at(document, i) + "this fence names no snippet");
      }
      Region region = region(name.get(), document, lines);
      if (region == null) {
        return Optional.of(at(document, i) + "no source has the region '" + name.get() + "'");
      }
      int end = endOf(lines, i);
      List<String> shown = lines.subList(i + 1, end);
      for (int k = 0; k < Math.max(shown.size(), region.code().size()); k++) {
        String is = k < shown.size() ? shown.get(k) : "(nothing)";
        String wanted = k < region.code().size() ? region.code().get(k) : "(nothing)";
        if (!is.equals(wanted)) {
          return Optional.of(
              at(document, i + 1 + k)
                  + "shows   : "
                  + is
                  + "\n"
                  + at(region.file(), region.line() + k)
                  + "has it as: "
                  + wanted);
        }
      }
      i = end;
    }
    return imports(lines).isEmpty() || lines.contains(IMPORTS)
        ? Optional.empty()
        : Optional.of(document + ": the page shows code and has no line " + IMPORTS);
  }

  /** Writes the regions into the named fences of a document; true if that changed it. */
  boolean update(Path document) throws IOException {
    List<String> lines = Files.readAllLines(document);
    List<String> updated = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      updated.add(lines.get(i));
      Region region =
          isFence(lines, i)
              ? nameOf(lines, i).map(name -> region(name, document, lines)).orElse(null)
              : null;
      if (region != null) {
        updated.addAll(region.code());
        i = endOf(lines, i);
        updated.add(FENCE_END);
      }
    }
    if (updated.equals(lines)) {
      return false;
    }
    Files.write(document, updated);
    return true;
  }

  private static boolean isMark(String line) {
    return line.startsWith(MARK) || line.equals(IMPORTS);
  }

  private @Nullable Region region(String name, Path document, List<String> lines) {
    return name.equals(IMPORTS)
        ? new Region(document, 1, imports(lines), List.of())
        : regions.get(name);
  }

  /** What the regions that a page shows import, unless a region shows its imports itself. */
  private List<String> imports(List<String> lines) {
    Set<String> imports = new TreeSet<>(SnippetImports.ORDER);
    for (int i = 0; i < lines.size(); i++) {
      Region region = isFence(lines, i) ? nameOf(lines, i).map(regions::get).orElse(null) : null;
      if (region != null) {
        imports.addAll(SnippetImports.used(region.imports(), region.code()));
      }
    }
    return SnippetImports.inBlocks(imports);
  }

  private static boolean isFence(List<String> lines, int i) {
    String line = i < lines.size() ? lines.get(i).strip() : "";
    return line.equals("```java")
        || (i > 0 && isMark(lines.get(i - 1)) && OTHER_FENCES.contains(line));
  }

  private static Optional<String> nameOf(List<String> lines, int fence) {
    String before = fence == 0 ? "" : lines.get(fence - 1);
    if (before.equals(IMPORTS)) {
      return Optional.of(IMPORTS);
    }
    return before.startsWith(MARK) && before.endsWith(MARK_END)
        ? Optional.of(before.substring(MARK.length(), before.length() - MARK_END.length()))
        : Optional.empty();
  }

  private static int endOf(List<String> lines, int fence) {
    int end = fence + 1;
    while (end < lines.size() && !lines.get(end).strip().equals(FENCE_END)) {
      end++;
    }
    return end;
  }

  /** The formatter separates the last member of a region from its end; that blank line goes. */
  private static List<String> dedent(List<String> region) {
    int last = region.size();
    while (last > 0 && region.get(last - 1).isBlank()) {
      last--;
    }
    List<String> lines = region.subList(0, last);
    int indent =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream().map(line -> line.isBlank() ? "" : line.substring(indent)).toList();
  }

  private static String at(Path file, int index) {
    return file + ":" + (index + 1) + ": ";
  }
}
