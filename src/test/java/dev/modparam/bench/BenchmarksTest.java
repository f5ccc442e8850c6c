// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs each benchmark once, in this JVM: what they measure is right, how fast is no question. */
class BenchmarksTest {

  private static ChainedOptionsBuilder once(String benchmarks) {
    return new OptionsBuilder()
        .include(benchmarks)
        .mode(Mode.SingleShotTime)
        .forks(0)
        .warmupIterations(0)
        .measurementIterations(1)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  @Test
  void eachBenchmarkMeasuresWhatItSays() throws RunnerException {
    Set<String> classes = new TreeSet<>();
    for (RunResult result : new Runner(once("Benchmark\\.").param("lines", "1000").build()).run()) {
      String method = result.getParams().getBenchmark();
      classes.add(method.substring(0, method.lastIndexOf('.')));
    }
    assertThat(classes).contains(ApplyBenchmark.class.getName(), ReadBenchmark.class.getName());
  }

  @Test
  void aBenchmarkThatMeasuresSomethingElseFails() {
    assertThatExceptionOfType(RunnerException.class)
        .isThrownBy(() -> new Runner(once("ApplyBenchmark").param("line", "none").build()).run())
        .withStackTraceContaining("no line is called none");
  }
}
