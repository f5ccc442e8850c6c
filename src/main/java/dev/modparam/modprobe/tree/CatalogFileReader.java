// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Location;
import dev.modparam.modprobe.depmod.DependencyOrder;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.text.JsonReader;
import dev.modparam.text.KernelName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a catalogue file; parameters are made when a module is asked for. */
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
    Map<?, ?> header = object(line(0, end), 1);
    if (!(header.get(HEADER) instanceof Long version)) {
      throw invalid(1, "this is not a catalogue: its first line has no \"" + HEADER + "\"");
    }
    if (version != TreeCatalog.VERSION) {
      throw invalid(1, "version " + version + " of the format is not known here");
    }
    String release = header.get("release") instanceof String given ? given : "unknown";
    TreeContent content = new TreeContent("/lib/modules/" + release);
    Map<String, List<String>> direct = new LinkedHashMap<>();
    Map<String, String> files = new LinkedHashMap<>();
    List<Map<?, ?>> modules = new ArrayList<>();
    int number = 2;
    for (int start = end + 1; start < text.length; start = end + 1) {
      end = endOfLine(start);
      if (end > start) {
        Map<?, ?> line = object(line(start, end), number);
        String module = nameOf(line, number);
        if (line.containsKey("builtin") && !Boolean.FALSE.equals(line.get("builtin"))) {
          addBuiltIn(content, module, line, number);
        } else {
          modules.add(line);
          direct.put(module, texts(line.get("depends")));
          files.put(module, fileOf(module, line));
        }
      }
      number++;
    }
    direct.replaceAll(
        (module, needed) ->
            needed.isEmpty()
                ? needed
                : needed.stream().map(KernelName::normalize).filter(files::containsKey).toList());
    DependencyOrder order = DependencyOrder.of(direct);
    modules.forEach(line -> add(content, line, order, files));
    return new ModuleTree(content);
  }

  private void add(
      TreeContent content, Map<?, ?> line, DependencyOrder order, Map<String, String> files) {
    String module = nameOf(line, 0);
    Supplier<List<String>> dependencies =
        () ->
            order.line(module).stream().map(needed -> files.getOrDefault(needed, needed)).toList();
    content.add(
        new TreeModule(
            content.directory,
            files.getOrDefault(module, module),
            dependencies,
            new Declared(name, module, line)));
    for (String alias : texts(line.get("aliases"))) {
      content.addAlias(content.aliases, alias, module);
    }
    addLines(content.softdeps, "softdep", module, line);
    addLines(content.weakdeps, "weakdep", module, line);
  }

  private static void addLines(StringBuilder lines, String key, String module, Map<?, ?> line) {
    for (String value : texts(line.get(key))) {
      lines.append(key).append(' ').append(module).append(' ').append(value).append('\n');
    }
  }

  private void addBuiltIn(TreeContent content, String module, Map<?, ?> line, int number) {
    try {
      params(line); // a wrong one is refused at once
    } catch (IllegalArgumentException wrong) {
      throw invalid(number, String.valueOf(wrong.getMessage()));
    }
    Declared declared = new Declared(name, module, line);
    if (Boolean.TRUE.equals(line.get("builtin"))) {
      content.builtIn.add(module);
    }
    if (!Boolean.TRUE.equals(line.get("incomplete")) && line.containsKey("parameters")) {
      content.builtInDefinitions.put(module, declared::definition);
    }
    content.addStrings(module, declared::definition, texts(line.get("aliases")));
  }

  /** What a line declares, with its parameters. */
  static ModuleDefinition definition(String module, Map<?, ?> line) {
    ModuleDefinition definition = ModuleDefinition.of(module, params(line));
    for (String alias : texts(line.get("aliases"))) {
      definition = definition.addTag("alias", alias);
    }
    for (String key : List.of("softdep", "weakdep")) {
      for (String value : texts(line.get(key))) {
        definition = definition.addTag(key, value);
      }
    }
    if (line.get("description") instanceof String description) {
      definition = definition.description(description);
    }
    List<String> depends = texts(line.get("depends"));
    return depends.isEmpty() ? definition : definition.dependsOn(depends.toArray(String[]::new));
  }

  private static List<Param<?>> params(Map<?, ?> line) {
    List<Param<?>> params = new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (line.get("parameters") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> param) {
          Param<?> read = CatalogParam.read(param);
          if (names.add(KernelName.normalize(read.name()))) {
            params.add(read); // a second one of that name is never reached
          }
        }
      }
    }
    return params;
  }

  /** A module whose line has been read, and whose parameters are made once when they are wanted. */
  private static final class Declared implements ModuleContent {

    private final String file;
    private final String module;
    private final Map<?, ?> line;
    private @Nullable ModuleDefinition definition;

    Declared(String file, String module, Map<?, ?> line) {
      this.file = file;
      this.module = module;
      this.line = line;
    }

    @Override
    public synchronized ModuleDefinition definition() {
      ModuleDefinition made = definition;
      if (made == null) {
        try {
          made = CatalogFileReader.definition(module, line);
        } catch (IllegalArgumentException wrong) {
          throw new InvalidInputException(
              Location.ofFile(file), "module " + module + ": " + wrong.getMessage(), wrong);
        }
        definition = made;
      }
      return made;
    }

    @Override
    public boolean isComplete() {
      return line.containsKey("parameters");
    }
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof String text) {
      return text.isEmpty() ? List.of() : List.of(text);
    }
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(list.size());
    for (Object each : list) {
      if (each instanceof String text) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static String fileOf(String module, Map<?, ?> line) {
    return line.get("file") instanceof String file && KernelName.ofPath(file).equals(module)
        ? file
        : "kernel/" + module + ".ko";
  }

  private String nameOf(Map<?, ?> line, int number) {
    if (line.get("name") instanceof String module && !module.isEmpty()) {
      return KernelName.normalize(module);
    }
    throw invalid(number, "a module has no \"name\"");
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
