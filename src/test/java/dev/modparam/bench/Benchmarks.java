// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures: {@code mvn -Pbench test} calls it. */
final class Benchmarks {

  private Benchmarks() {}

  /**
   * Runs benchmarks; the results go to the folder of the property {@code bench.folder}.
   *
   * @param args arguments of JMH
   */
  public static void main(String[] args)
      throws CommandLineOptionException, RunnerException, IOException {
    Path folder = Path.of(System.getProperty("bench.folder", "target/bench"));
    Files.createDirectories(folder);
    new Runner(
            new OptionsBuilder()
                .parent(new CommandLineOptions(args))
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(folder.resolve("jmh.json").toString())
                .build())
        .run();
  }
}
