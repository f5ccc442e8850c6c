// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import static dev.modparam.param.ParamTypes.LONG;
import static dev.modparam.param.ParamTypes.array;
import static java.util.stream.Collectors.joining;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
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

/**
 * Long values cost in proportion to their length.
 *
 * <p>A charp takes 1,024 bytes, so that one of a megabyte is read to its end and refused.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class LongValueBenchmark {

  private static final int THOUSAND = 1_000;
  private static final int MILLION = 1_000_000;
  private static final int ELEMENT = 16;
  private static final long FIRST = 100_000_000_000_000L;
  private static final Param<List<Long>> NUMBERS =
      Param.of("numbers", array(LONG, 1 << 16).counted());
  private static final ModuleDefinition MODULE =
      ModuleDefinition.of("long_values", Driver.NAME, NUMBERS);

  private LoadedModule module;
  private String textOfThousand;
  private String textOfMillion;
  private String arrayOfThousand;
  private String arrayOfMillion;

  @Setup
  public void prepare() {
    module = new SimulatedKernel().insmod(MODULE);
    textOfThousand = "name=" + "x".repeat(THOUSAND);
    textOfMillion = "name=" + "x".repeat(MILLION);
    arrayOfThousand = lineOfLength(THOUSAND);
    arrayOfMillion = lineOfLength(MILLION);
    Expect.that(textOfThousand().isClean(), "a charp of 1,000 bytes is refused");
    Expect.same("the charp", "x".repeat(THOUSAND), module.get(Driver.NAME));
    Expect.same("the error", Optional.of(Errno.ENOSPC), textOfMillionRefused().errno());
    Expect.that(arrayOfThousand().isClean(), "an array line of 1,000 bytes is refused");
    Expect.same("the line", arrayOfThousand, line(module.get(NUMBERS)));
    Expect.that(arrayOfMillion().isClean(), "an array line of a megabyte is refused");
    Expect.same("the line", arrayOfMillion, line(module.get(NUMBERS)));
  }

  /** Returns a line of about so many bytes, of numbers with 15 digits. */
  private static String lineOfLength(int bytes) {
    return line(LongStream.range(0, bytes / ELEMENT).mapToObj(i -> FIRST + i).toList());
  }

  private static String line(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(joining(",", "numbers=", ""));
  }

  @Benchmark
  public ArgumentReport textOfThousand() {
    return module.apply(textOfThousand);
  }

  @Benchmark
  public ArgumentReport textOfMillionRefused() {
    return module.apply(textOfMillion);
  }

  @Benchmark
  public ArgumentReport arrayOfThousand() {
    return module.apply(arrayOfThousand);
  }

  @Benchmark
  public ArgumentReport arrayOfMillion() {
    return module.apply(arrayOfMillion);
  }
}
