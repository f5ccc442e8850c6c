// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import dev.modparam.binary.Modinfo;
import dev.modparam.binary.ModuleCatalog;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All modules of a distribution become definitions, with one thread and with two.
 *
 * <p>The source {@code recorded} is the strings of the {@code .modinfo} sections of Debian's 4,230
 * modules, in memory. {@code files} is the tree of module files that the property {@code
 * modparam.modules} names; with it, {@link Benchmarks} measures both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 15)
@Measurement(iterations = 10)
public class CatalogBenchmark {

  private static final int MODULES = 4230;
  private static final int PARAMETERS = 4956;

  @Param("recorded")
  String source;

  @Param({"1", "2"})
  int threads;

  private ExecutorService pool;
  private List<Map.Entry<String, Modinfo>> recorded;

  @Setup
  public void prepare() throws IOException, ExecutionException, InterruptedException {
    pool = Executors.newFixedThreadPool(threads);
    recorded = List.copyOf(Recorded.read().modinfo().entrySet());
    Collection<ModuleDefinition> definitions = read();
    if (source.equals("recorded")) {
      int parameters = definitions.stream().mapToInt(module -> module.parameters().size()).sum();
      Expect.same("the modules", MODULES, definitions.size());
      Expect.same("the parameters", PARAMETERS, parameters);
    }
    Expect.that(!definitions.isEmpty(), "there is no module in the tree");
  }

  @TearDown
  public void close() {
    pool.shutdown();
  }

  @Benchmark
  public Collection<ModuleDefinition> read()
      throws IOException, ExecutionException, InterruptedException {
    return source.equals("recorded") ? readRecorded() : readFiles();
  }

  private Collection<ModuleDefinition> readFiles() throws IOException {
    Path tree = Path.of(System.getProperty("modparam.modules", ""));
    return ModuleCatalog.read(tree, pool, threads, ModuleCatalog.Progress.NONE).definitions();
  }

  private Collection<ModuleDefinition> readRecorded()
      throws ExecutionException, InterruptedException {
    ModuleDefinition[] definitions = new ModuleDefinition[recorded.size()];
    List<Callable<Integer>> shares =
        IntStream.range(0, threads)
            .<Callable<Integer>>mapToObj(i -> () -> read(i, definitions))
            .toList();
    for (Future<Integer> share : pool.invokeAll(shares)) {
      share.get();
    }
    return List.of(definitions);
  }

  private int read(int first, ModuleDefinition[] definitions) {
    int count = 0;
    for (int i = first; i < definitions.length; i += threads) {
      definitions[i] = recorded.get(i).getValue().definition(recorded.get(i).getKey());
      count++;
    }
    return count;
  }
}
