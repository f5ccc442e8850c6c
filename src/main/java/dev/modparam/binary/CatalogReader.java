// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.files.FileRoot;
import dev.modparam.files.ModuleFolder;
import dev.modparam.input.InvalidInputException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Reads the files of a tree and puts them together. */
final class CatalogReader {

  static final String BUILTIN = ModuleFolder.BUILTIN_MODINFO;

  private static final int LARGEST_BUILTIN = 64 << 20;

  /** What became of one file. */
  private record Outcome(@Nullable KernelObject object, @Nullable String problem) {}

  private final ModuleCatalog.Progress progress;
  private final List<Path> files = new ArrayList<>();
  private final Path tree;
  private final AtomicReferenceArray<@Nullable Outcome> outcomes;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  /** What the caller's code threw when it was told of progress: it ends the reading. */
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  CatalogReader(Path tree, ModuleCatalog.Progress progress) throws IOException {
    this.progress = progress;
    this.tree = tree;
    ModuleFolder.list(FileRoot.of(tree), "/").forEach(file -> files.add(tree.resolve(file)));
    this.outcomes = new AtomicReferenceArray<>(files.size());
  }

  ModuleCatalog read(Executor executor, int workers) throws IOException {
    CountDownLatch finished = new CountDownLatch(files.size());
    for (int i = 1; i < workers; i++) {
      try {
        executor.execute(() -> readFiles(finished));
      } catch (RejectedExecutionException e) {
        break;
      }
    }
    readFiles(finished);
    await(finished);
    Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException problem) {
      throw problem;
    } else if (thrown instanceof Error error) {
      throw error;
    }
    return catalog();
  }

  private void readFiles(CountDownLatch finished) {
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      try {
        if (failure.get() == null) {
          outcomes.set(i, readFile(files.get(i)));
          progress.read(files.get(i), done.incrementAndGet(), files.size());
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      } finally {
        finished.countDown();
      }
    }
  }

  private static Outcome readFile(Path file) {
    try {
      return new Outcome(KernelObject.read(file), null);
    } catch (IOException | RuntimeException e) {
      return new Outcome(null, problem(e));
    } catch (OutOfMemoryError e) {
      return new Outcome(null, "it needs more memory than there is");
    }
  }

  /** A file may break the reader in ways that nobody thought of; the others are read. */
  private static String problem(Exception e) {
    boolean said = e instanceof IOException || e instanceof InvalidInputException;
    return said && e.getMessage() != null ? e.getMessage() : e.toString();
  }

  private static void await(CountDownLatch finished) throws IOException {
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the modules were read", e);
    }
  }

  private ModuleCatalog catalog() throws IOException {
    Map<String, KernelObject> objects = new TreeMap<>();
    Map<String, Path> paths = new TreeMap<>();
    List<ModuleCatalog.Damaged> damaged = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Outcome outcome = outcomes.get(i);
      KernelObject object = outcome == null ? null : outcome.object;
      if (object == null) {
        String problem = outcome == null ? null : outcome.problem;
        damaged.add(new ModuleCatalog.Damaged(files.get(i), String.valueOf(problem)));
        continue;
      }
      String name = object.definition().name();
      Path first = paths.putIfAbsent(name, files.get(i));
      if (first == null) {
        objects.put(name, object);
      } else {
        damaged.add(
            new ModuleCatalog.Damaged(files.get(i), "module " + name + " is also in " + first));
      }
    }
    new ExternalVariables(objects, paths).solve();
    return new ModuleCatalog(objects, builtIn(damaged), damaged);
  }

  /** What the file of built-in code says; none if it is not there. */
  private Map<String, Modinfo> builtIn(List<ModuleCatalog.Damaged> damaged) {
    try {
      return BuiltinModinfo.parse(FileRoot.of(tree).read("/" + BUILTIN, LARGEST_BUILTIN));
    } catch (NoSuchFileException none) {
      return Map.of();
    } catch (IOException problem) {
      damaged.add(
          new ModuleCatalog.Damaged(tree.resolve(BUILTIN), String.valueOf(problem.getMessage())));
      return Map.of();
    }
  }
}
