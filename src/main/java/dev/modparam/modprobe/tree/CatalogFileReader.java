// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Location;
import dev.modparam.modprobe.depmod.DependencyOrder;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.JsonReader;
import dev.modparam.text.KernelName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a catalogue file; parameters are made when a module is asked for. */
final class CatalogFileReader {

  private static final String HEADER = "modparam-catalog";

  private final String name;
  private final byte[] text;

  CatalogFileReader(String name, byte[] text) {
    this.name = name;
    this.text = text;
  }

  ModuleTree read() {
    int end = endOfLine(0);
    TreeContent content = new TreeContent("/lib/modules/" + release(object(line(0, end), 1)));
    List<CatalogLine> modules = new ArrayList<>();
    int number = 2;
    for (int start = end + 1; start < text.length; start = end + 1) {
      end = endOfLine(start);
      if (end > start) {
        CatalogLine line = module(object(line(start, end), number), number);
        if (line.builtIn) {
          addBuiltIn(content, line);
        } else {
          modules.add(line);
        }
      }
      number++;
    }
    addModules(content, modules);
    return new ModuleTree(content);
  }

  private String release(Map<?, ?> header) {
    if (!(header.get(HEADER) instanceof Long version)) {
      throw invalid(1, "this is not a catalogue: its first line has no \"" + HEADER + "\"");
    }
    if (version != TreeCatalog.VERSION) {
      throw invalid(1, "version " + version + " of the format is not known here");
    }
    return header.get("release") instanceof String given ? given : "unknown";
  }

  private CatalogLine module(Map<?, ?> line, int number) {
    try {
      return CatalogLine.of(line);
    } catch (IllegalArgumentException wrong) {
      throw invalid(number, String.valueOf(wrong.getMessage()));
    }
  }

  private void addModules(TreeContent content, List<CatalogLine> lines) {
    Map<String, String> files = new LinkedHashMap<>();
    lines.forEach(line -> files.put(line.module, line.file));
    lines.forEach(line -> content.direct.put(line.module, present(line.depends, files)));
    DependencyOrder order = DependencyOrder.of(content.direct);
    for (CatalogLine line : lines) {
      content.add(
          new TreeModule(
              content.directory,
              files.getOrDefault(line.module, line.file),
              () -> filesOf(order.line(line.module), files),
              new Declared(name, line)));
      content.aliases.addAll(line.indexed);
      addLines(content.softdeps, "softdep", line);
      addLines(content.weakdeps, "weakdep", line);
    }
  }

  private static List<String> filesOf(List<String> modules, Map<String, String> files) {
    List<String> found = new ArrayList<>(modules.size());
    for (String module : modules) {
      found.add(files.getOrDefault(module, module));
    }
    return Collections.unmodifiableList(found);
  }

  /** The modules of a list that have a line of their own. */
  private static List<String> present(List<String> names, Map<String, String> files) {
    List<String> present = new ArrayList<>(names.size());
    for (String each : names) {
      String needed = KernelName.normalize(each);
      if (files.containsKey(needed)) {
        present.add(needed);
      }
    }
    return present;
  }

  private static void addLines(StringBuilder lines, String key, CatalogLine line) {
    for (String value : line.texts(key)) {
      lines.append(key).append(' ').append(line.module).append(' ').append(value).append('\n');
    }
  }

  private void addBuiltIn(TreeContent content, CatalogLine line) {
    Declared declared = new Declared(name, line);
    if (line.isListed()) {
      content.builtIn.add(line.module);
    }
    if (line.isComplete()) {
      content.builtInDefinitions.put(line.module, declared::definition);
    }
    content.addStrings(line.module, declared::definition, line.aliases);
  }

  /** A module whose line has been read, and whose parameters are made once when they are wanted. */
  private static final class Declared implements ModuleContent {

    private final String file;
    private final CatalogLine line;
    private @Nullable ModuleDefinition definition;

    Declared(String file, CatalogLine line) {
      this.file = file;
      this.line = line;
    }

    @Override
    public synchronized ModuleDefinition definition() {
      ModuleDefinition made = definition;
      if (made == null) {
        try {
          made = line.definition();
        } catch (IllegalArgumentException wrong) {
          throw new InvalidInputException(
              Location.ofFile(file), "module " + line.module + ": " + wrong.getMessage(), wrong);
        }
        definition = made;
      }
      return made;
    }

    @Override
    public boolean isComplete() {
      return line.hasParameters();
    }
  }

  private Map<?, ?> object(String line, int number) {
    try {
      if (JsonReader.parse(line) instanceof Map<?, ?> object) {
        return object;
      }
    } catch (JsonReader.Problem problem) {
      throw new InvalidInputException(
          new Location(name, number, problem.offset() + 1, 0),
          String.valueOf(problem.getMessage()));
    }
    throw invalid(number, "the line is not a JSON object");
  }

  private InvalidInputException invalid(int line, String problem) {
    return new InvalidInputException(Location.ofLine(name, line), problem);
  }

  private String line(int start, int end) {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }
}
