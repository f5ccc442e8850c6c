// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A driver reads its parameters all the time: by a field, by a handle, and as a file is read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class ReadBenchmark {

  private static final String LINE = "buffer_size=8192";

  /** A class of its own, as somebody would write it without this library. */
  static final class PlainDriver {
    int bufferSize = 8192;
  }

  @KernelModule(name = "bound_driver")
  static final class BoundDriver {
    @ModuleParam int bufferSize = 4096;
  }

  private PlainDriver plain;
  private BoundDriver bound;
  private LoadedModule small;
  private LoadedModule large;
  private Attribute attribute;
  private IntSupplier boundInt;
  private LongSupplier boundLong;
  private BooleanSupplier boundBoolean;

  @Setup
  public void prepare() {
    SimulatedKernel kernel = new SimulatedKernel();
    plain = new PlainDriver();
    bound =
        kernel
            .insmod(ModuleDefinition.ofClass(BoundDriver.class, MethodHandles.lookup()), LINE)
            .instance(BoundDriver.class);
    small = kernel.insmod(Driver.SMALL, "debug " + LINE);
    large = kernel.insmod(Driver.LARGE, "debug timeout=86400 " + LINE);
    attribute = small.attribute("buffer_size");
    boundInt = large.bindInt(Driver.BUFFER_SIZE);
    boundLong = large.bindLong(Driver.TIMEOUT);
    boundBoolean = large.bindBoolean(Driver.DEBUG);
    check();
  }

  private void check() {
    Expect.same("plain field", 8192, plainField());
    Expect.same("bound field", 8192, boundField());
    Expect.same("getInt", 8192, getInt());
    Expect.same("getInt of 100", 8192, getIntOfHundred());
    Expect.same("getLong of 100", 86_400L, getLongOfHundred());
    Expect.same("getBoolean", true, getBoolean());
    Expect.same("getBoolean of 100", true, getBooleanOfHundred());
    Expect.same("bindInt", 8192, bindInt());
    Expect.same("bindLong", 86_400L, bindLong());
    Expect.same("bindBoolean", true, bindBoolean());
    Expect.same("get", 8192, get());
    Expect.same("get of 100", 8192, getOfHundred());
    Expect.same("the file", "8192\n", attributeShow());
  }

  @Benchmark
  public int plainField() {
    return plain.bufferSize;
  }

  @Benchmark
  public int boundField() {
    return bound.bufferSize;
  }

  @Benchmark
  public int getInt() {
    return small.getInt(Driver.BUFFER_SIZE);
  }

  @Benchmark
  public boolean getBoolean() {
    return small.getBoolean(Driver.DEBUG);
  }

  @Benchmark
  public int getIntOfHundred() {
    return large.getInt(Driver.BUFFER_SIZE);
  }

  @Benchmark
  public long getLongOfHundred() {
    return large.getLong(Driver.TIMEOUT);
  }

  @Benchmark
  public boolean getBooleanOfHundred() {
    return large.getBoolean(Driver.DEBUG);
  }

  @Benchmark
  public int bindInt() {
    return boundInt.getAsInt();
  }

  @Benchmark
  public long bindLong() {
    return boundLong.getAsLong();
  }

  @Benchmark
  public boolean bindBoolean() {
    return boundBoolean.getAsBoolean();
  }

  @Benchmark
  public Integer get() {
    return small.get(Driver.BUFFER_SIZE);
  }

  @Benchmark
  public Integer getOfHundred() {
    return large.get(Driver.BUFFER_SIZE);
  }

  @Benchmark
  public String attributeShow() {
    return attribute.show();
  }
}
