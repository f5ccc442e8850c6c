// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import dev.modparam.audit.Audit;
import dev.modparam.audit.AuditReport;
import dev.modparam.audit.DebianKernel;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeCatalog;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.param.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The audit of machines against Debian's 6.12 kernel, and reading its catalogue.
 *
 * <p>Three of four lines are options of real modules, the others blacklist lines.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class AuditBenchmark {

  private static final int LINES_PER_FILE = 20;
  private static final int BLACKLISTED = 4;

  private Path catalog;
  private Audit large;
  private Audit half;
  private Audit small;

  @Setup
  public void prepare() throws IOException {
    ModuleTree tree = DebianKernel.tree();
    catalog = Files.createTempFile("catalog", ".jsonl.gz");
    TreeCatalog.write(tree, catalog);
    large = audit(tree, 100);
    half = audit(tree, 50);
    small = audit(tree, 2);
    Expect.same("the lines", 2_000, large.run().checked().directives());
  }

  @TearDown
  public void cleanUp() throws IOException {
    Files.delete(catalog);
  }

  private static Audit audit(ModuleTree tree, int files) throws IOException {
    List<TreeModule> modules = new ArrayList<>(tree.modules());
    Random random = new Random(files);
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < files; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < LINES_PER_FILE; j++) {
        text.append(line(modules.get(random.nextInt(modules.size())), j)).append('\n');
      }
      texts.put("/etc/modprobe.d/" + i + ".conf", text.toString());
    }
    return Audit.builder().root(texts).tree(tree).build();
  }

  private static String line(TreeModule module, int number) throws IOException {
    List<Param<?>> params = module.definition().parameters();
    return params.isEmpty() || number % BLACKLISTED == 0
        ? "blacklist " + module.name()
        : "options " + module.name() + " " + params.get(0).name() + "=1";
  }

  /** A machine with 100 files and 2,000 lines. */
  @Benchmark
  public AuditReport largeMachine() throws IOException {
    return large.run();
  }

  /** A machine with half as many, to see that the time grows with the lines. */
  @Benchmark
  public AuditReport halfAsManyLines() throws IOException {
    return half.run();
  }

  /** One of many machines, with 40 lines. */
  @Benchmark
  public AuditReport smallMachine() throws IOException {
    return small.run();
  }

  /** A packed catalogue of 4,230 modules. */
  @Benchmark
  public ModuleTree readCatalogue() throws IOException {
    return TreeCatalog.read(catalog);
  }
}
