// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.kernel.KernelLog;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Param;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compiled Rust modules of Linux 7.2 are read as their tables were recorded, and take and refuse
 * what they did in a running kernel.
 */
class RustObjectConformanceTest {

  /** Records of the module's loading, which depend on what was loaded before. */
  private static final Pattern TAINT = Pattern.compile(".*(taints kernel|tainting kernel).*");

  private static final Path FOLDER = VectorFiles.folder("rust-7.2");

  private static Map<String, KernelObject> objects() throws IOException {
    Map<String, KernelObject> objects = new TreeMap<>();
    for (Path folder : List.of(FOLDER, VectorFiles.bundled("rust-7.2"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file :
            files.filter(f -> f.toString().matches(".*/r[^/]*\\.ko(\\.xz)?")).toList()) {
          KernelObject object = KernelObject.read(file);
          objects.putIfAbsent(object.definition().name(), object);
        }
      }
    }
    return objects;
  }

  private static List<JsonNode> cases(String theme) throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    for (Path file : VectorFiles.in(FOLDER)) {
      if (file.getFileName().toString().startsWith(theme + ".jsonl")) {
        cases.addAll(VectorFiles.read(file));
      }
    }
    return cases;
  }

  private static boolean hasAny(List<JsonNode> cases, String field) {
    return cases.stream().anyMatch(each -> each.has(field));
  }

  @Test
  void tablesAreReadAsRecorded() throws IOException {
    Map<String, KernelObject> objects = objects();
    int compared = 0;
    List<JsonNode> tables = cases("table");
    assumeTrue(hasAny(tables, "params"), "the folder has no tables of Rust modules");
    for (JsonNode row : tables) {
      String name = row.path("file").asText().replace(".ko", "").replace('-', '_');
      KernelObject object = objects.get(name);
      if (object == null || !row.has("params")) {
        continue;
      }
      Map<String, ObjectParameter> read = new HashMap<>();
      object.parameters().forEach(each -> read.put(each.name(), each));
      assertThat(read).hasSize(row.get("params").size());
      for (JsonNode recorded : row.get("params")) {
        ObjectParameter parameter = Objects.requireNonNull(read.get(recorded.get("name").asText()));
        assertThat(parameter.type().name()).isEqualTo(recorded.get("type").asText());
        assertThat(parameter.defaultText()).contains(recorded.get("default").asText());
        assertThat(parameter.operations()).contains(recorded.get("ops").asText());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(0);
  }

  @Test
  void linesAreTakenAndRefusedAsRecorded() throws IOException {
    Map<String, KernelObject> objects = objects();
    List<String> differences = new ArrayList<>();
    int compared = 0;
    List<JsonNode> lines = new ArrayList<>(cases("rust-integers"));
    lines.addAll(cases("rust-loads"));
    assumeTrue(hasAny(lines, "args"), "the folder has no lines of Rust modules");
    for (JsonNode recorded : lines) {
      KernelObject object =
          objects.get(recorded.path("module").asText("rs_ints").replace('-', '_'));
      if (object != null && recorded.has("args") && !isOfLaterKernels(recorded)) {
        compared++;
        String expected = expected(recorded);
        String actual = actual(object.definition(), recorded);
        if (!actual.equals(expected)) {
          differences.add(recorded.get("id").asText() + ": " + actual + " for " + expected);
        }
      }
    }
    assertThat(compared).isGreaterThan(0);
    assertThat(differences).isEmpty();
  }

  /** What an init function that fails with EEXIST or with no errno at all does is not Rust's. */
  private static boolean isOfLaterKernels(JsonNode recorded) {
    String fail = recorded.path("values").path("fail").asText("0");
    return fail.equals("-17") || Integer.parseInt(fail) > 0 || Integer.parseInt(fail) < -4095;
  }

  private static String expected(JsonNode recorded) {
    StringBuilder text = new StringBuilder(recorded.get("errno").asText("none"));
    recorded
        .get("log")
        .forEach(
            line ->
                text.append('\n')
                    .append(line.get("level").asInt())
                    .append(logged(line.get("text").asText(), recorded)));
    if (recorded.has("value") && recorded.get("errno").isNull()) {
      text.append("\nvalue ").append(recorded.get("value").asText());
    }
    return text.append(recordedValues(recorded)).toString();
  }

  /** A record of bytes that are no UTF-8, as the log of the simulated kernel shows it. */
  private static String logged(String text, JsonNode recorded) {
    return recorded.has("latin1")
        ? new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        : text;
  }

  private static String recordedValues(JsonNode recorded) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, JsonNode> each : recorded.path("values").properties()) {
      text.append('\n').append(each.getKey()).append('=').append(each.getValue().asText());
    }
    return text.toString();
  }

  private static byte[] line(JsonNode recorded) {
    return recorded
        .get("args")
        .asText()
        .getBytes(recorded.has("latin1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private static String actual(ModuleDefinition definition, JsonNode recorded) {
    SimulatedKernel kernel = new SimulatedKernel();
    StringBuilder result = new StringBuilder();
    StringBuilder values = new StringBuilder();
    ModuleDefinition module = definition.lifecycle(new Failing(definition));
    try {
      LoadedModule loaded = kernel.insmod(module, line(recorded));
      result.append("none");
      if (recorded.has("value")) {
        String type = "p_" + recorded.get("type").asText();
        values.append("\nvalue ").append(value(loaded, definition.parameter(type).orElseThrow()));
      }
      recorded
          .path("values")
          .fieldNames()
          .forEachRemaining(
              name ->
                  values
                      .append('\n')
                      .append(name)
                      .append('=')
                      .append(value(loaded, definition.parameter(name).orElseThrow())));
    } catch (LoadException refusal) {
      result.append(refusal.errno().name());
      values.append(recordedValues(recorded));
    }
    for (KernelLog.Entry line : kernel.log().records()) {
      if (!TAINT.matcher(line.text()).matches()) {
        result.append('\n').append(line.level().number()).append(line.text());
      }
    }
    return result.append(values).toString();
  }

  private static String value(LoadedModule module, Param<?> param) {
    Object value = module.get(param);
    return param.type().name().matches("u64|usize")
        ? Long.toUnsignedString((Long) Objects.requireNonNull(value))
        : String.valueOf(value);
  }

  /** The init function of {@code rs_fail}. */
  private record Failing(ModuleDefinition definition) implements ModuleLifecycle {
    @Override
    public int init(ModuleContext context) {
      return definition.parameter("fail").map(context::get).map(Integer.class::cast).orElse(0);
    }
  }
}
