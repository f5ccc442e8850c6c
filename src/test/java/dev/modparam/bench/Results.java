// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run measured, without what JMH's own file tells of the machine's folders.
 *
 * @param jvm the virtual machine and its version
 * @param jmh the version of JMH
 * @param measured the results in the order of the run
 */
record Results(String jvm, String jmh, List<Measured> measured) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MathContext DIGITS = new MathContext(5);
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /**
   * Reads the file that JMH writes.
   *
   * @throws IOException with the file and what is wrong with it
   */
  static Results ofJmh(Path file) throws IOException {
    JsonNode runs;
    try {
      runs = JSON.readTree(file.toFile());
    } catch (JsonProcessingException problem) {
      throw new IOException(file + " is no JSON: " + problem.getOriginalMessage(), problem);
    }
    if (!runs.isArray() || runs.isEmpty()) {
      throw new IOException(file + " is not a result of JMH: it holds no array of benchmarks");
    }
    List<Measured> measured = new ArrayList<>();
    for (JsonNode run : runs) {
      measured.add(measured(run, file + ", result " + (measured.size() + 1)));
    }
    JsonNode first = runs.path(0);
    String jvm =
        text(first, "vmName", file.toString()) + " " + text(first, "vmVersion", file.toString());
    return new Results(jvm, text(first, "jmhVersion", file.toString()), List.copyOf(measured));
  }

  private static Measured measured(JsonNode run, String where) throws IOException {
    String name = text(run, "benchmark", where);
    String shortName = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    JsonNode metric = run.path("primaryMetric");
    JsonNode percentiles = metric.path("scorePercentiles");
    Double median = number(percentiles.path("50.0"));
    Double best = number(percentiles.path("0.0"));
    if (median == null || best == null) {
      throw new IOException(where + " (" + shortName + ") has no primaryMetric.scorePercentiles");
    }
    Map<String, String> params = new LinkedHashMap<>();
    run.path("params").properties().forEach(e -> params.put(e.getKey(), e.getValue().asText()));
    return new Measured(
        shortName,
        params,
        median,
        best,
        text(metric, "scoreUnit", where),
        allocated(run.path("secondaryMetrics").path(ALLOCATED)));
  }

  private static @Nullable Long allocated(JsonNode metric) {
    Double bytes = number(metric.path("score"));
    return bytes == null ? null : Math.round(bytes);
  }

  private static String text(JsonNode object, String field, String where) throws IOException {
    JsonNode value = object.path(field);
    if (!value.isTextual()) {
      throw new IOException(where + " has no " + field);
    }
    return value.asText();
  }

  /** JMH writes "NaN" where there is nothing to say. */
  private static @Nullable Double number(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.asDouble()) ? rounded(value.asDouble()) : null;
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  /** Returns the results as JSON, one a line. */
  String toJson() {
    StringBuilder json = new StringBuilder("{\n");
    json.append("\"jvm\": ").append(JSON.getNodeFactory().textNode(jvm)).append(",\n");
    json.append("\"jmh\": ").append(JSON.getNodeFactory().textNode(jmh)).append(",\n");
    json.append("\"results\": [\n");
    for (int i = 0; i < measured.size(); i++) {
      json.append(toJson(measured.get(i))).append(i + 1 < measured.size() ? ",\n" : "\n");
    }
    return json.append("]\n}\n").toString();
  }

  private static ObjectNode toJson(Measured result) {
    ObjectNode object = JSON.createObjectNode().put("benchmark", result.benchmark());
    if (!result.params().isEmpty()) {
      ObjectNode params = object.putObject("params");
      result.params().forEach(params::put);
    }
    object.put("median", result.median());
    object.put("best", result.best());
    object.put("unit", result.unit());
    if (result.allocated() != null) {
      object.put("allocated", result.allocated());
    }
    return object;
  }

  /** Finds a result. */
  Optional<Measured> find(String benchmark, Map<String, String> params) {
    return measured.stream()
        .filter(result -> result.benchmark().equals(benchmark) && result.params().equals(params))
        .findFirst();
  }
}
