// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The results as a Markdown table; where there is something to compare with, with ratios. */
final class Table {

  /** The method of a class that the others are compared with. */
  private static final Map<String, String> BASELINES =
      Map.of(
          "ApplyBenchmark", "handWritten",
          "CheckBenchmark", "oneThread",
          "ReadBenchmark", "plainField");

  private final Results results;

  Table(Results results) {
    this.results = results;
  }

  String toMarkdown() {
    StringBuilder table = new StringBuilder();
    table.append(
        "| benchmark | with | median | best | bytes | medians compared | best compared |\n");
    table.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
    results.measured().forEach(result -> table.append(row(result)).append('\n'));
    return table
        .append('\n')
        .append(results.jvm())
        .append(", JMH ")
        .append(results.jmh())
        .append('\n')
        .toString();
  }

  private String row(Measured result) {
    String params =
        result.params().entrySet().stream()
            .map(param -> param.getKey() + "=" + param.getValue())
            .collect(joining(", "));
    Long allocated = result.allocated();
    return String.join(
        " | ",
        "| " + result.benchmark(),
        params,
        Durations.text(result.nanoseconds()),
        Durations.text(result.bestNanoseconds()),
        allocated == null ? "" : String.format(Locale.ROOT, "%,d", allocated),
        ratio(result, Measured::nanoseconds),
        ratio(result, Measured::bestNanoseconds) + " |");
  }

  private String ratio(Measured result, ToDoubleFunction<Measured> time) {
    String baseline = result.type() + "." + BASELINES.get(result.type());
    return results
        .find(baseline, result.params())
        .map(other -> Durations.ratio(time.applyAsDouble(result) / time.applyAsDouble(other)))
        .orElse("");
  }
}
