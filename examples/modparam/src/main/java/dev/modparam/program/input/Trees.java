// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import dev.modparam.binary.ModuleCatalog;
import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Trees of modules: which one is meant, and what is in it. */
public final class Trees {

  private static final Path RELEASE = Path.of("/proc/sys/kernel/osrelease");

  private Trees() {}

  /**
   * Reads all module files of a tree, on all processors.
   *
   * @param console shows how far it is
   * @param tree the folder
   * @return what is in it
   */
  public static ModuleCatalog read(Console console, Path tree) {
    int workers = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try (ProgressBar progress = new ProgressBar(console)) {
      return Failure.unlessRead(tree, () -> ModuleCatalog.read(tree, pool, workers, progress));
    } finally {
      pool.shutdown();
    }
  }

  /**
   * Finds the tree of a machine.
   *
   * @param root the folder that stands for {@code /}
   * @return the tree of the running kernel, or the only one; empty if there is none
   */
  public static Optional<Path> below(Path root) {
    Path all = root.resolve("lib/modules");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    List<Path> trees = Failure.unlessRead(all, () -> folders(all));
    Optional<Path> running = release().map(all::resolve).filter(trees::contains);
    if (running.isPresent() || trees.size() <= 1) {
      return running.or(() -> trees.stream().findFirst());
    }
    throw new Failure(all + ": there are " + trees.size() + " kernels; say which one with --tree");
  }

  private static List<Path> folders(Path all) throws IOException {
    try (Stream<Path> entries = Files.list(all)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** The release of the running kernel, where there is one to ask. */
  private static Optional<String> release() {
    try {
      return Optional.of(Files.readString(RELEASE).strip());
    } catch (IOException noLinux) {
      return Optional.empty();
    }
  }
}
