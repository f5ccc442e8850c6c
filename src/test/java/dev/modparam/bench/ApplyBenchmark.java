// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import java.nio.charset.StandardCharsets;
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
import picocli.CommandLine.ParseResult;

/**
 * From an argument line to typed values: what the kernel's rules cost over code written by hand for
 * the one driver, and over a library for command lines.
 *
 * <p>The code by hand knows no quotes; it gets the same line without them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class ApplyBenchmark {

  @Param({"two", "four", "hundred", "array16"})
  String line;

  private LoadedModule module;
  private HandWritten driver;
  private Picocli command;
  private String text;
  private byte[] bytes;
  private String simpleText;
  private String[] words;

  @Setup
  public void prepare() {
    ArgumentCase prepared = ArgumentCase.named(line);
    module = new SimulatedKernel().insmod(prepared.module());
    driver = prepared.handWritten();
    command = prepared.picocli();
    text = prepared.line();
    bytes = text.getBytes(StandardCharsets.UTF_8);
    simpleText = prepared.simpleLine();
    words = prepared.words().toArray(String[]::new);
    check(prepared);
  }

  private void check(ArgumentCase prepared) {
    Expect.that(modparam().isClean(), "modparam refuses the line");
    Expect.same("what modparam reads", prepared.values(), ArgumentCase.valuesOf(module));
    LoadedModule other = new SimulatedKernel().insmod(prepared.module());
    Expect.that(other.apply(bytes).isClean(), "modparam refuses the bytes");
    Expect.same("what modparam reads of bytes", prepared.values(), ArgumentCase.valuesOf(other));
    Expect.same("the code by hand", prepared.simpleValues(), handWritten().values());
    picocli();
    Expect.same("picocli", prepared.values(), command.values());
  }

  @Benchmark
  public ArgumentReport modparam() {
    return module.apply(text);
  }

  @Benchmark
  public ArgumentReport modparamBytes() {
    return module.apply(bytes);
  }

  @Benchmark
  public HandWritten handWritten() {
    driver.apply(simpleText);
    return driver;
  }

  @Benchmark
  public ParseResult picocli() {
    return command.apply(words);
  }
}
