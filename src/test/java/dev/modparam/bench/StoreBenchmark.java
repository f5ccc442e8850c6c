// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** Writing and reading a parameter's file, as an attribute and through {@code java.nio}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class StoreBenchmark {

  private static final String NUMBER = "8192\n";
  private static final String YES = "y\n";
  private static final String EIGHT = "1,2,3,4,5,6,7,8\n";

  private Attribute number;
  private Attribute flag;
  private Attribute array;
  private Path numberFile;
  private Path flagFile;
  private Path arrayFile;

  @Setup
  public void prepare() throws IOException {
    SimulatedKernel kernel = new SimulatedKernel();
    LoadedModule module = kernel.insmod(Driver.SMALL);
    number = module.attribute("buffer_size");
    flag = module.attribute("debug");
    array = module.attribute("irqs");
    KernelFileSystem files = KernelFileSystem.of(kernel);
    numberFile = files.getPath(number.path());
    flagFile = files.getPath(flag.path());
    arrayFile = files.getPath(array.path());
    storeInt();
    storeBool();
    storeArray();
    check(module);
    module.set(Driver.BUFFER_SIZE, 0);
    module.set(Driver.DEBUG, false);
    module.set(Driver.IRQS, List.of());
    storeIntThroughNio();
    storeBoolThroughNio();
    storeArrayThroughNio();
    check(module);
    Expect.same("what is shown", NUMBER, showInt());
    Expect.same("what is read", NUMBER, showIntThroughNio());
  }

  private static void check(LoadedModule module) {
    Expect.same("the int", 8192, module.get(Driver.BUFFER_SIZE));
    Expect.same("the bool", true, module.get(Driver.DEBUG));
    Expect.same("the array", List.of(1, 2, 3, 4, 5, 6, 7, 8), module.get(Driver.IRQS));
  }

  @Benchmark
  public int storeInt() {
    return number.store(NUMBER);
  }

  @Benchmark
  public Path storeIntThroughNio() throws IOException {
    return Files.writeString(numberFile, NUMBER);
  }

  @Benchmark
  public int storeBool() {
    return flag.store(YES);
  }

  @Benchmark
  public Path storeBoolThroughNio() throws IOException {
    return Files.writeString(flagFile, YES);
  }

  @Benchmark
  public int storeArray() {
    return array.store(EIGHT);
  }

  @Benchmark
  public Path storeArrayThroughNio() throws IOException {
    return Files.writeString(arrayFile, EIGHT);
  }

  @Benchmark
  public String showInt() {
    return number.show();
  }

  @Benchmark
  public String showIntThroughNio() throws IOException {
    return Files.readString(numberFile);
  }
}
