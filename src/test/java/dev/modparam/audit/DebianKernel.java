// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The 4,230 modules of Debian's 6.12 kernel as a catalogue: names, files, dependencies, aliases and
 * descriptions of all, and for half of those with parameters all that their files say.
 */
public final class DebianKernel {

  private static final String VECTORS = "/dev/modparam/vectors/";
  private static final String OPERATIONS = "param_ops_";
  private static final ObjectMapper JSON = new ObjectMapper();

  private DebianKernel() {}

  /** The catalogue as text. */
  public static String catalog() {
    return catalog(true);
  }

  /**
   * The catalogue without the parameters of modules whose files were not recorded: their strings
   * leave out some parameters, such as those of {@code module_param_call}.
   */
  public static ModuleTree treeOfWhatIsSure() {
    return TreeCatalog.parse("debian", catalog(false));
  }

  private static String catalog(boolean withStrings) {
    Map<String, JsonNode> recorded = new HashMap<>();
    for (JsonNode module : json("realmods/params.jsonl.gz")) {
      recorded.put(module.path("module").asText(), module.path("params"));
    }
    Map<String, List<String>> aliases = new HashMap<>();
    for (String line : lines("kmod/debian-6.12-aliases.txt.gz")) {
      String[] words = line.split(" ", -1);
      if (words.length == 3) {
        aliases.computeIfAbsent(words[2], name -> new ArrayList<>()).add(words[1]);
      }
    }
    StringBuilder text =
        new StringBuilder("{\"modparam-catalog\":1,\"release\":\"6.12.117+deb12-amd64\"}\n");
    for (JsonNode module : json("kmod/debian-6.12-modinfo.jsonl.gz")) {
      ObjectNode line = module(module, recorded, aliases);
      boolean sure =
          recorded.containsKey(line.path("name").asText()) || line.path("parameters").isEmpty();
      if (!withStrings && !sure) {
        line.remove("parameters");
      }
      text.append(line).append('\n');
    }
    for (JsonNode module : json("realmods/builtin.jsonl.gz")) {
      text.append(builtIn(module)).append('\n');
    }
    return text.toString();
  }

  /** The catalogue as a tree. */
  public static ModuleTree tree() {
    return TreeCatalog.parse("debian", catalog());
  }

  private static ObjectNode module(
      JsonNode module, Map<String, JsonNode> recorded, Map<String, List<String>> aliases) {
    String name = module.path("name").asText();
    ObjectNode line = JSON.createObjectNode().put("name", name);
    line.set("file", module.path("file"));
    line.set("depends", module.path("depends"));
    ArrayNode patterns = line.putArray("aliases");
    aliases.getOrDefault(name, List.of()).forEach(patterns::add);
    ArrayNode parameters = line.putArray("parameters");
    Map<String, String> descriptions = new HashMap<>();
    module
        .path("parms")
        .forEach(p -> descriptions.put(p.path("name").asText(), p.path("desc").asText("")));
    if (recorded.containsKey(name)) {
      recorded.get(name).forEach(param -> parameters.add(recordedParameter(param, descriptions)));
    } else {
      for (JsonNode param : module.path("parms")) {
        if (param.hasNonNull("type")) {
          ObjectNode out = parameters.addObject().put("name", param.path("name").asText());
          out.put("type", param.path("type").asText());
          describe(out, descriptions);
        }
      }
    }
    return line;
  }

  private static ObjectNode recordedParameter(JsonNode param, Map<String, String> descriptions) {
    ObjectNode out = JSON.createObjectNode().put("name", param.path("name").asText());
    String ops = param.path("ops").asText();
    if (param.has("custom")) {
      out.put("type", "own");
    } else if (param.has("array")) {
      JsonNode array = param.get("array");
      out.put("type", "array of " + array.path("ops").asText().replace(OPERATIONS, ""));
      out.set("max", array.get("max"));
      if (array.path("num").asBoolean()) {
        out.set("count", array.get("num_init"));
      }
    } else if (param.has("string")) {
      out.put("type", "string");
      out.set("max", param.get("string").get("maxlen"));
    } else {
      out.put("type", ops.replace(OPERATIONS, ""));
    }
    out.set("perm", param.get("perm"));
    if (param.hasNonNull("default")) {
      out.set("default", param.get("default"));
    }
    if (!param.path("flags").isEmpty()) {
      out.set("flags", param.get("flags"));
    }
    describe(out, descriptions);
    return out;
  }

  private static void describe(ObjectNode out, Map<String, String> descriptions) {
    String text = descriptions.getOrDefault(out.path("name").asText(), "");
    if (!text.isEmpty()) {
      out.put("description", text);
    }
  }

  private static ObjectNode builtIn(JsonNode module) {
    String name = module.path("module").asText();
    ObjectNode line = JSON.createObjectNode().put("name", name).put("builtin", true);
    ArrayNode parameters = line.putArray("parameters");
    for (JsonNode param : module.path("table")) {
      String ops = param.path("ops").asText();
      String word = ops.startsWith(OPERATIONS) ? ops.replace(OPERATIONS, "") : "own";
      parameters
          .addObject()
          .put("name", param.path("name").asText().replace(name + ".", ""))
          .put("type", dev.modparam.param.ParamTypes.named(word).isPresent() ? word : "own")
          .put("perm", param.path("perm").asText());
    }
    return line;
  }

  private static List<JsonNode> json(String file) {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : lines(file)) {
      try {
        nodes.add(JSON.readTree(line));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return nodes;
  }

  private static List<String> lines(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(DebianKernel.class.getResourceAsStream(VECTORS + file)),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
