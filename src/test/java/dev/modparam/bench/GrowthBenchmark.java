// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a parameter costs must not depend on how many others a module has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class GrowthBenchmark {

  @Param({"1", "10", "100", "1000"})
  int parameters;

  private SimulatedKernel kernel;
  private ModuleDefinition definition;
  private LoadedModule module;
  private String line;
  private String lastOnly;

  @Setup
  public void prepare() {
    kernel = new SimulatedKernel();
    definition = Driver.numbered(parameters);
    module = new SimulatedKernel().insmod(definition);
    line = Lines.numbered(parameters);
    lastOnly = "param_number_" + (parameters - 1) + "=7";
    Expect.that(apply().isClean(), "the line is refused");
    check(module);
    check(insmodRmmod());
    Expect.that(kernel.modules().isEmpty(), "the module is still there");
    Expect.that(checkOfOne().isClean(), "the line of one parameter is refused");
    Expect.that(applyOfOne().isClean(), "the line of one parameter is refused");
    Expect.same("the last parameter", 7, module.get(definition.parameters().get(parameters - 1)));
  }

  private void check(LoadedModule loaded) {
    for (int i = 0; i < parameters; i++) {
      Expect.same("parameter " + i, i * 1000, loaded.get(definition.parameters().get(i)));
    }
  }

  /** All parameters, each named in the line. */
  @Benchmark
  public ArgumentReport apply() {
    return module.apply(line);
  }

  /** One of them. */
  @Benchmark
  public ArgumentReport applyOfOne() {
    return module.apply(lastOnly);
  }

  /** All parameters, with the module itself. */
  @Benchmark
  public LoadedModule insmodRmmod() {
    LoadedModule loaded = kernel.insmod(definition, line);
    kernel.rmmod(definition.name());
    return loaded;
  }

  /** One of them, without a kernel. */
  @Benchmark
  public ArgumentReport checkOfOne() {
    return ArgumentReport.check(definition, lastOnly);
  }
}
