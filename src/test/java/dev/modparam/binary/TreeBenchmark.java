// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads a tree of modules some times; {@code src/test/scripts/benchmark.sh} calls it. */
final class TreeBenchmark {

  private TreeBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param args the tree, the number of workers, the number of rounds
   */
  public static void main(String[] args) throws IOException {
    Path tree = Path.of(args[0]);
    int workers = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      for (int round = 1; round <= rounds; round++) {
        long start = System.nanoTime();
        ModuleCatalog catalog =
            ModuleCatalog.read(tree, pool, workers, ModuleCatalog.Progress.NONE);
        long params =
            catalog.definitions().stream().mapToLong(module -> module.parameters().size()).sum();
        System.out.println(
            "round "
                + round
                + ": "
                + catalog.objects().size()
                + " files, "
                + params
                + " parameters, "
                + (System.nanoTime() - start) / 1_000_000
                + " ms");
      }
    } finally {
      pool.shutdown();
    }
  }
}
