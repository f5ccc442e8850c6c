// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import java.util.Optional;
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

/** What a module costs must not depend on how many others are loaded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class NeighboursBenchmark {

  @Param({"1", "100", "4000"})
  int others;

  private SimulatedKernel kernel;
  private LoadedModule module;
  private String name;

  @Setup
  public void prepare() {
    kernel = new SimulatedKernel();
    for (int i = 0; i < others; i++) {
      kernel.insmod(
          ModuleDefinition.of("neighbour_" + i, Driver.DEBUG, Driver.BUFFER_SIZE), Lines.TWO);
    }
    name = "neighbour_" + others / 2;
    module = find().orElseThrow();
    Expect.same("the modules", others, kernel.modules().size());
    Expect.same("the value read", 8192, getInt());
    Expect.same("the module found", name, module.name());
    Expect.same("the value loaded", 8192, insmodRmmod().getInt(Driver.BUFFER_SIZE));
    Expect.same("the modules", others, kernel.modules().size());
  }

  @Benchmark
  public LoadedModule insmodRmmod() {
    LoadedModule loaded = kernel.insmod(Driver.SMALL, Lines.TWO);
    kernel.rmmod(Driver.SMALL.name());
    return loaded;
  }

  @Benchmark
  public int getInt() {
    return module.getInt(Driver.BUFFER_SIZE);
  }

  @Benchmark
  public Optional<LoadedModule> find() {
    return kernel.module(name);
  }
}
