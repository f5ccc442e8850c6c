// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modparam.binary.Modinfo;
import dev.modparam.modprobe.tree.ModuleTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What the 4,230 modules of Debian's kernel 6.12.117 declare: 4,956 parameters of 1,257 modules,
 * and 27,459 aliases.
 */
final class Recorded {

  private static final String FOLDER = "/dev/modparam/vectors/kmod/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> modules;
  private final List<String> aliasLines;

  private Recorded(List<JsonNode> modules, List<String> aliasLines) {
    this.modules = modules;
    this.aliasLines = aliasLines;
  }

  static Recorded read() {
    List<JsonNode> modules = new ArrayList<>();
    for (String line : lines("debian-6.12-modinfo.jsonl.gz")) {
      try {
        modules.add(JSON.readTree(line));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return new Recorded(modules, lines("debian-6.12-aliases.txt.gz"));
  }

  private static List<String> lines(String file) {
    try (InputStream packed =
            Objects.requireNonNull(Recorded.class.getResourceAsStream(FOLDER + file), file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the modules: {@code name}, {@code file}, {@code depends} and {@code parms}. */
  List<JsonNode> modules() {
    return modules;
  }

  int aliases() {
    return aliasLines.size();
  }

  /** Returns the strings of each module's {@code .modinfo} section, by name. */
  Map<String, Modinfo> modinfo() {
    Map<String, List<String>> aliases = new HashMap<>();
    for (String line : aliasLines) {
      int module = line.lastIndexOf(' ') + 1;
      aliases
          .computeIfAbsent(line.substring(module), name -> new ArrayList<>())
          .add("alias=" + line.substring("alias ".length(), module - 1));
    }
    Map<String, Modinfo> all = new LinkedHashMap<>();
    for (JsonNode module : modules) {
      String name = module.path("name").asText();
      List<String> strings = new ArrayList<>(aliases.getOrDefault(name, List.of()));
      addDeclarations(module, strings);
      all.put(name, Modinfo.of(strings));
    }
    return all;
  }

  private static void addDeclarations(JsonNode module, List<String> strings) {
    strings.add("license=GPL");
    module.path("softdep").forEach(words -> strings.add("softdep=" + words.asText()));
    strings.add("depends=" + String.join(",", words(module.path("depends"))));
    strings.add("intree=Y");
    strings.add("name=" + module.path("name").asText());
    for (JsonNode parameter : module.path("parms")) {
      addIfThere("parmtype", parameter, "type", strings);
      addIfThere("parm", parameter, "desc", strings);
    }
  }

  private static void addIfThere(
      String key, JsonNode parameter, String field, List<String> strings) {
    if (parameter.hasNonNull(field)) {
      strings.add(
          key + "=" + parameter.path("name").asText() + ":" + parameter.path(field).asText());
    }
  }

  /** Returns the tree with the indexes that {@code depmod} would write. */
  ModuleTree tree() {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    modules.forEach(module -> byName.put(module.path("name").asText(), module));
    StringBuilder dep = new StringBuilder();
    StringBuilder softdep = new StringBuilder();
    for (JsonNode module : modules) {
      Set<String> files = new LinkedHashSet<>();
      collectDependencies(module, byName, files);
      dep.append(module.path("file").asText()).append(':');
      files.forEach(file -> dep.append(' ').append(file));
      dep.append('\n');
      for (String words : words(module.path("softdep"))) {
        softdep.append("softdep ").append(module.path("name").asText()).append(' ');
        softdep.append(words).append('\n');
      }
    }
    return ModuleTree.ofIndexFiles(
        "/lib/modules/6.12.117",
        Map.of(
            "modules.dep", dep.toString(),
            "modules.softdep", softdep.toString(),
            "modules.alias", String.join("\n", aliasLines)));
  }

  private static void collectDependencies(
      JsonNode module, Map<String, JsonNode> byName, Set<String> files) {
    for (String name : words(module.path("depends"))) {
      JsonNode needed = byName.get(name.replace('-', '_'));
      if (needed != null && files.add(needed.path("file").asText())) {
        collectDependencies(needed, byName, files);
      }
    }
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }
}
