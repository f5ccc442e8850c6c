// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.InvalidInputException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.KernelName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * All modules of a tree such as {@code /lib/modules/VERSION}: each {@code .ko} file in it, packed
 * or not, and the code that is built into the kernel ({@code modules.builtin.modinfo}).
 *
 * <p>Immutable. A damaged file is {@linkplain #damaged() reported}, and the others are read.
 *
 * <pre>{@code
 * ExecutorService pool = Executors.newFixedThreadPool(4);
 * ModuleCatalog catalog = ModuleCatalog.read(Path.of("/lib/modules/6.12.0"), pool, 4, Progress.NONE);
 * ModuleDefinition e1000e = catalog.definition("e1000e").orElseThrow();
 * }</pre>
 */
public final class ModuleCatalog {

  /**
   * A file that could not be read.
   *
   * @param file which one
   * @param problem what is wrong with it
   */
  public record Damaged(Path file, String problem) {

    /**
     * Names a file.
     *
     * @param file which one
     * @param problem what is wrong with it
     */
    public Damaged {
      requireNonNull(file, "file");
      requireNonNull(problem, "problem");
    }
  }

  /** Is told how far the reading is. */
  @FunctionalInterface
  public interface Progress {

    /** Is told nothing. */
    Progress NONE = (file, done, total) -> requireNonNull(file, "file");

    /**
     * A file has been read, or found damaged. Called by the thread that read it, by several at a
     * time.
     *
     * @param file the file
     * @param done how many have been read so far, with this one
     * @param total how many there are
     */
    void read(Path file, int done, int total);
  }

  private final Map<String, KernelObject> objects;
  private final Map<String, Modinfo> builtin;
  private final Map<String, ModuleDefinition> definitions;
  private final List<Damaged> damaged;

  ModuleCatalog(
      Map<String, KernelObject> objects, Map<String, Modinfo> builtin, List<Damaged> damaged) {
    this.objects = Collections.unmodifiableMap(new TreeMap<>(objects));
    this.builtin = Collections.unmodifiableMap(new TreeMap<>(builtin));
    this.definitions = new TreeMap<>();
    List<Damaged> all = new ArrayList<>(damaged);
    builtin.forEach((name, modinfo) -> addBuiltin(name, modinfo, all));
    objects.forEach((name, object) -> definitions.put(name, object.definition()));
    this.damaged = List.copyOf(all);
  }

  private void addBuiltin(String name, Modinfo modinfo, List<Damaged> all) {
    try {
      definitions.put(name, modinfo.builtinDefinition(name));
    } catch (InvalidInputException e) {
      all.add(new Damaged(Path.of(CatalogReader.BUILTIN), String.valueOf(e.getMessage())));
    }
  }

  /**
   * Reads a tree, one file after the other.
   *
   * @param tree a directory, searched with all below it but {@code build} and {@code source}; links
   *     are followed inside it
   * @return what was found, perhaps nothing
   * @throws IOException if the directory cannot be read
   */
  public static ModuleCatalog read(Path tree) throws IOException {
    requireNonNull(tree, "tree");
    return read(tree, Runnable::run, 1, Progress.NONE);
  }

  /**
   * Reads a tree, several files at a time.
   *
   * @param tree a directory, searched with all below it but {@code build} and {@code source}; links
   *     are followed inside it
   * @param executor runs the work; if it has no free thread, the calling one does it all
   * @param workers how many files to read at a time, at least 1; with the calling thread
   * @param progress is told of each file
   * @return what was found, perhaps nothing
   * @throws IOException if the directory cannot be read
   * @throws IllegalArgumentException if there are no workers
   */
  public static ModuleCatalog read(Path tree, Executor executor, int workers, Progress progress)
      throws IOException {
    requireNonNull(tree, "tree");
    requireNonNull(executor, "executor");
    requireNonNull(progress, "progress");
    if (workers < 1) {
      throw new IllegalArgumentException("reading takes at least 1 worker, not " + workers);
    }
    return new CatalogReader(tree, progress).read(executor, workers);
  }

  /**
   * Returns the modules that have a file.
   *
   * @return an immutable collection, by name
   */
  public Collection<KernelObject> objects() {
    return objects.values();
  }

  /**
   * Finds a module that has a file.
   *
   * @param name its name; {@code -} is {@code _}
   * @return what its file says, or nothing if there is no such file
   */
  public Optional<KernelObject> object(String name) {
    requireNonNull(name, "name");
    return Optional.ofNullable(objects.get(KernelName.normalize(name)));
  }

  /**
   * Returns what is known of built-in code.
   *
   * @return an immutable map from names to strings
   */
  public Map<String, Modinfo> builtin() {
    return builtin;
  }

  /**
   * Returns all modules, those with a file and those that are built in.
   *
   * @return an immutable collection, by name
   */
  public Collection<ModuleDefinition> definitions() {
    return Collections.unmodifiableCollection(definitions.values());
  }

  /**
   * Finds a module or built-in code.
   *
   * @param name its name; {@code -} is {@code _}
   * @return the definition, or nothing if there is no such module
   */
  public Optional<ModuleDefinition> definition(String name) {
    requireNonNull(name, "name");
    return Optional.ofNullable(definitions.get(KernelName.normalize(name)));
  }

  /**
   * Returns the files that could not be read.
   *
   * @return an immutable list, by path
   */
  public List<Damaged> damaged() {
    return damaged;
  }
}
