// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.processor.WrittenHandles;
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

/** An annotated class is loaded, by the definition that the compiler wrote or by reflection. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class HandlesBenchmark {

  private static final String LINE = "debug=1 baud=9600 irq=4,5";

  @Param({"reflection", "written"})
  String by;

  private SimulatedKernel kernel;
  private ModuleDefinition definition;

  @Setup
  public void prepare() {
    WrittenHandles handles = WrittenHandles.compile(by.equals("written"));
    kernel = new SimulatedKernel();
    definition = ModuleDefinition.ofClass(handles.driver());
    Expect.same(
        "the definition that was written",
        by.equals("written"),
        handles.written().filter(written -> written == definition).isPresent());
    LoadedModule module = insmodRmmod();
    Expect.same("baud", "9600", String.valueOf(valueOf(module, "baud")));
    Expect.that(kernel.modules().isEmpty(), "the module is still there");
  }

  private static Object valueOf(LoadedModule module, String name) {
    return module.get(module.definition().parameter(name).orElseThrow());
  }

  @Benchmark
  public LoadedModule insmodRmmod() {
    LoadedModule module = kernel.insmod(definition, LINE);
    kernel.rmmod(definition.name());
    return module;
  }
}
