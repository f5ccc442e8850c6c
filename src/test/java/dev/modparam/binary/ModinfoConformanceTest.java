// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replays what the real {@code modinfo} printed. */
class ModinfoConformanceTest {

  private int matched;
  private final List<String> differences = new ArrayList<>();

  @Test
  void printsWhatTheProgramPrinted() throws IOException {
    replay("kmod");
  }

  @Test
  void printsWhatTheProgramPrintedForTheOracleModules() throws IOException {
    if (!VectorFiles.areGiven()) {
      replay("conformance");
    }
  }

  private void replay(String folder) throws IOException {
    int all = 0;
    for (Path file : VectorFiles.in(VectorFiles.folder(folder))) {
      if (VectorFiles.name(file).contains("modinfo")) {
        all += replay(file);
      }
    }
    assumeFalse(
        all == 0 && VectorFiles.areGiven(), "the folder given has no recordings of modinfo");
    assertThat(all).as("cases in " + folder).isPositive();
  }

  private int replay(Path file) throws IOException {
    matched = 0;
    differences.clear();
    Map<String, Modinfo> modules = new HashMap<>();
    addStrings(VectorFiles.read(VectorFiles.bundled("conformance/modinfo.jsonl.gz")), modules);
    addStrings(VectorFiles.read(file), modules);
    for (JsonNode line : VectorFiles.read(file)) {
      if (line.has("argv")) {
        replayProgram(line);
      } else if (line.has("command")) {
        replayCommand(line, modules);
      } else if (line.has("parms")) {
        replayDefinition(line);
      }
    }
    System.out.printf(
        "%s: %d matched, %d differ%n", VectorFiles.name(file), matched, differences.size());
    assertThat(differences).as(file.toString()).isEmpty();
    return matched;
  }

  /** The sections that the printed lines are of; a folder may have only some of them. */
  private static void addStrings(List<JsonNode> lines, Map<String, Modinfo> modules) {
    for (JsonNode line : lines) {
      if (line.has("modinfo")) {
        modules.put(
            line.get("module").asText(), Modinfo.of(VectorFiles.strings(line.get("modinfo"))));
      }
    }
  }

  private void replayProgram(JsonNode line) {
    Modinfo modinfo = Modinfo.of(VectorFiles.strings(line.get("strings")));
    List<String> argv = VectorFiles.strings(line.get("argv"));
    String id = line.get("id").asText();
    compare(id, ModinfoFormat.kmod30(), argv, modinfo, line);
    JsonNode newer = line.path("newer");
    if (newer.has("stdout")) {
      compare(id + " newer", ModinfoFormat.newer(), argv, modinfo, newer);
    }
  }

  private void compare(
      String id, ModinfoFormat start, List<String> argv, Modinfo modinfo, JsonNode expected) {
    ModinfoFormat format = options(start, argv);
    String file = argv.get(argv.size() - 1);
    check(id, expected.get("stdout").asText(), format.print(file, modinfo));
    StringBuilder errors = new StringBuilder();
    format.errors(modinfo).forEach(error -> errors.append(error).append('\n'));
    if (expected.has("stderr") && !expected.get("stderr").asText().contentEquals(errors)) {
      differences.add(id + ": errors " + errors);
    }
  }

  private static ModinfoFormat options(ModinfoFormat start, List<String> argv) {
    ModinfoFormat format = start;
    for (int i = 1; i < argv.size() - 1; i++) {
      format =
          switch (argv.get(i)) {
            case "-0", "--null" -> format.nulSeparated();
            case "-p", "--parameters" -> format.parameters();
            case "-a", "--author" -> format.field("author");
            case "-d", "--description" -> format.field("description");
            case "-l", "--license" -> format.field("license");
            case "-n", "--filename" -> format.field("filename");
            case "-F", "--field" -> format.field(argv.get(++i));
            default -> throw new IllegalArgumentException("option " + argv.get(i));
          };
    }
    return format;
  }

  private void replayCommand(JsonNode line, Map<String, Modinfo> modules) {
    String module = line.get("module").asText();
    String command = line.get("command").asText();
    List<String> argv = new ArrayList<>(List.of(command.split(" ")));
    argv.add(module);
    String printed =
        options(ModinfoFormat.kmod30(), argv).print(requireNonNull(modules.get(module)));
    check(module + " " + command, line.get("output").asText(), printed);
  }

  private void check(String id, String expected, String actual) {
    if (expected.equals(actual)) {
      matched++;
    } else {
      differences.add(id + "\nexpected: " + expected + "\nbut was:  " + actual);
    }
  }

  /** A module of which only its words are known. */
  private void replayDefinition(JsonNode line) throws IOException {
    List<String> strings = new ArrayList<>();
    strings.add("name=" + line.get("name").asText());
    strings.add("depends=" + String.join(",", VectorFiles.strings(line.path("depends"))));
    for (JsonNode parm : line.get("parms")) {
      String name = parm.get("name").asText();
      if (!parm.get("type").isNull()) {
        strings.add("parmtype=" + name + ":" + parm.get("type").asText());
      }
      if (!parm.get("desc").isNull()) {
        strings.add("parm=" + name + ":" + parm.get("desc").asText());
      }
    }
    Modinfo modinfo = Modinfo.of(strings);
    var definition = modinfo.definition(line.get("file").asText());
    String id = line.get("name").asText();
    check(
        id,
        ModinfoFormat.kmod30().parameters().print(modinfo),
        ModinfoFormat.kmod30().parameters().print(definition));
    if (definition.parameters().size() != line.get("parms").size()) {
      differences.add(id + ": " + definition);
    }
  }
}
