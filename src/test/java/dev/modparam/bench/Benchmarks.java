// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures, and reports what was measured: {@code mvn -Pbench test} calls it.
 *
 * <p>Properties: {@code bench.folder} is where the results go; with {@code bench.docs=true} they
 * also go to {@code docs/performance}; with {@code bench.redraw=true} nothing is measured, and the
 * results of the run before are reported anew; {@code modparam.modules} names a tree of module
 * files for {@link CatalogBenchmark}.
 */
final class Benchmarks {

  private static final Path DOCS = Path.of("docs", "performance");

  private Benchmarks() {}

  /**
   * Runs benchmarks.
   *
   * @param args arguments of JMH
   */
  public static void main(String[] args)
      throws CommandLineOptionException, RunnerException, IOException {
    Path folder =
        Files.createDirectories(Path.of(System.getProperty("bench.folder", "target/bench")));
    Path raw = folder.resolve("jmh.json");
    if (!Boolean.getBoolean("bench.redraw")) {
      measure(args, raw);
    }
    report(raw, folder);
  }

  private static void measure(String[] args, Path raw)
      throws CommandLineOptionException, RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .shouldFailOnError(true)
            .resultFormat(ResultFormatType.JSON)
            .result(raw.toString());
    if (!System.getProperty("modparam.modules", "").isEmpty()) {
      options.param("source", "recorded", "files");
    }
    new Runner(options.build()).run();
  }

  private static void report(Path raw, Path folder) throws IOException {
    Report report = new Report(Results.ofJmh(raw));
    report.writeTo(folder);
    Files.writeString(folder.resolve(Report.TABLE), report.table());
    if (Boolean.getBoolean("bench.docs")) {
      report.writeTo(DOCS);
    }
    System.out.println("\n" + report.table());
  }
}
