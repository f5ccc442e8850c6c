// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

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

/** A module comes with its arguments, and goes again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class LoadBenchmark {

  @Param({"four", "hundred"})
  String line;

  private SimulatedKernel kernel;
  private ModuleDefinition definition;
  private String text;

  @Setup
  public void prepare() {
    ArgumentCase prepared = ArgumentCase.named(line);
    kernel = new SimulatedKernel();
    definition = prepared.module();
    text = prepared.line();
    Expect.same("what is loaded", prepared.values(), ArgumentCase.valuesOf(insmodRmmod()));
    Expect.that(kernel.modules().isEmpty(), "the module is still there");
  }

  @Benchmark
  public LoadedModule insmodRmmod() {
    LoadedModule module = kernel.insmod(definition, text);
    kernel.rmmod(definition.name());
    return module;
  }
}
