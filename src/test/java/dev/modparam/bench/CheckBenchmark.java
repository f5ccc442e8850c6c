// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/**
 * A million argument lines are checked against the 1,257 modules of Debian's kernel that have
 * parameters; 4 of 100 lines are bad. The result is the time for all of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class CheckBenchmark {

  @Param("1000000")
  int lines;

  private Audit audit;

  @Setup
  public void prepare() {
    audit = Audit.of(lines);
    audit.verify();
  }

  @Benchmark
  public long oneThread() {
    return refused(IntStream.range(0, audit.size()));
  }

  @Benchmark
  public long allThreads() {
    return refused(IntStream.range(0, audit.size()).parallel());
  }

  private long refused(IntStream numbers) {
    long refused = numbers.filter(audit::isRefused).count();
    Expect.same("the lines refused", (long) audit.bad(), refused);
    return refused;
  }
}
