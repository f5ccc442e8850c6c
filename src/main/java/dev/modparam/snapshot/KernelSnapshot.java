// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import static java.util.Objects.requireNonNull;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.input.InvalidInputException;
import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.KernelBuilder;
import dev.modparam.kernel.KernelVersion;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.ModuleState;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The modules and parameters of a kernel at one moment, as a text that people can read and write: a
 * bug report that becomes a test machine.
 *
 * <pre>{@code
 * # modparam snapshot 1
 * module snd_hda_intel needs=snd version=1.0
 *   power_save int 0644 = 10
 *   index int[32] 0444 = -1,-1,-1
 *   jackpoll ? 0200 ! EACCES
 * module snd built-in
 * }</pre>
 *
 * <p>A line {@code kernel 7.2} names another release than the usual one. A line of a parameter has
 * its name, type ({@code ?} where only the file is known), mode and value, or after {@code !} the
 * error of reading it. In a value {@code \xNN} is a byte, and {@code \c} at the end says that there
 * is no newline. Lines that start with {@code #} are comments.
 *
 * <p>Immutable, and sorted by name, so that two snapshots of the same state are equal.
 */
public final class KernelSnapshot {

  private final List<ModuleSnapshot> modules;
  private final @Nullable KernelVersion version; // null for the usual one

  private KernelSnapshot(List<ModuleSnapshot> modules) {
    this(modules, null);
  }

  private KernelSnapshot(List<ModuleSnapshot> modules, @Nullable KernelVersion version) {
    this.version = version == KernelVersion.V6_12 ? null : version;
    this.modules = modules.stream().sorted(Comparator.comparing(ModuleSnapshot::name)).toList();
  }

  /**
   * Makes a snapshot of a machine that is made up.
   *
   * @param modules its modules, in any order
   * @return the snapshot
   * @throws IllegalArgumentException if two modules have one name, or one needs another that is not
   *     there
   */
  public static KernelSnapshot of(List<ModuleSnapshot> modules) {
    return parse(
        requireNonNull(modules, "modules").stream()
            .map(ModuleSnapshot::toString)
            .collect(Collectors.joining("\n")));
  }

  /**
   * Takes a snapshot of a simulated kernel, as root sees its files.
   *
   * @param kernel the kernel
   * @return the snapshot, with types
   */
  public static KernelSnapshot of(SimulatedKernel kernel) {
    return requireNonNull(kernel, "kernel").callAs(Credentials.ROOT, () -> asRoot(kernel));
  }

  private static KernelSnapshot asRoot(SimulatedKernel kernel) {
    KernelFiles files = kernel.files();
    return new KernelSnapshot(
        Stream.concat(kernel.modules().stream(), kernel.builtInModules().stream())
            .map(module -> snapshot(files, module))
            .toList(),
        kernel.version());
  }

  private static ModuleSnapshot snapshot(KernelFiles files, LoadedModule module) {
    return new ModuleSnapshot(
        module.name(),
        module.state() == ModuleState.BUILT_IN,
        module.definition().tags("version").stream().reduce((a, b) -> b).orElse(null),
        module.state() == ModuleState.BUILT_IN ? "" : taint(files, module),
        module.dependencies().stream().map(LoadedModule::name).toList(),
        module.attributes().stream().map(KernelSnapshot::snapshot).toList());
  }

  private static String taint(KernelFiles files, LoadedModule module) {
    try {
      return files.read("/sys/module/" + module.name() + "/taint").strip();
    } catch (FileException justUnloaded) {
      return "";
    }
  }

  private static ParameterSnapshot snapshot(Attribute attribute) {
    String type = SnapshotTypes.word(attribute.param().type());
    String value = null;
    Errno error = null;
    try {
      value = ByteText.decode(attribute.showBytes());
    } catch (FileException unreadable) {
      error = unreadable.errno();
    }
    return new ParameterSnapshot(attribute.name(), type, attribute.mode(), value, error);
  }

  /**
   * Records a folder of modules: {@code /sys/module} of the machine that this runs on, a copy of
   * that of another, or one of a {@link KernelFileSystem}. What the user of this process may not
   * read is recorded as an error, and a file of more than 65,536 bytes as EIO. Only regular files
   * are read, and nothing outside the folder: links are followed inside it. Modules that come and
   * go meanwhile may be missing.
   *
   * @param folder the folder
   * @return the snapshot; all types are unknown
   * @throws IOException if the folder cannot be listed
   * @throws IllegalArgumentException if a directory in it is not named as a module can be
   */
  public static KernelSnapshot record(Path folder) throws IOException {
    return new KernelSnapshot(new SnapshotRecorder(requireNonNull(folder, "folder")).record());
  }

  /**
   * Reads the text of a snapshot.
   *
   * @param text what {@link #toString} returned, or a person wrote
   * @return the snapshot
   * @throws InvalidInputException if the text is none
   */
  public static KernelSnapshot parse(String text) {
    SnapshotParser parser = SnapshotParser.parse(requireNonNull(text, "text"));
    return new KernelSnapshot(parser.modules(), parser.version());
  }

  /**
   * Returns the release of Linux that the kernel answered as.
   *
   * @return the release; {@link KernelVersion#V6_12}, if the snapshot does not say
   */
  public KernelVersion version() {
    return version == null ? KernelVersion.V6_12 : version;
  }

  /**
   * Returns the modules.
   *
   * @return an immutable list, sorted by name
   */
  public List<ModuleSnapshot> modules() {
    return modules;
  }

  /**
   * Finds a module.
   *
   * @param name its exact name
   * @return the module, if it is there
   */
  public Optional<ModuleSnapshot> module(String name) {
    requireNonNull(name, "name");
    return modules.stream().filter(module -> module.name().equals(name)).findFirst();
  }

  /**
   * Boots a kernel that is like the recorded one.
   *
   * @return a new kernel, whose files in {@code /sys/module} have the same names, modes and
   *     contents
   * @throws IllegalArgumentException if modules need each other in a circle
   */
  public SimulatedKernel boot() {
    return boot(SimulatedKernel.builder());
  }

  /**
   * Boots a kernel that is like the recorded one and has other things as well. The release that the
   * snapshot names, if it does, is set.
   *
   * @param builder a kernel's configuration, to which the built-in modules are added
   * @return a new kernel
   * @throws IllegalArgumentException if modules need each other in a circle, or a built-in one is
   *     in the configuration already
   */
  public SimulatedKernel boot(KernelBuilder builder) {
    requireNonNull(builder, "builder");
    modules.stream().filter(ModuleSnapshot::builtIn).forEach(module -> plug(module, builder));
    if (version != null) {
      builder.version(version);
    }
    SimulatedKernel kernel = builder.build();
    modules.stream().filter(ModuleSnapshot::builtIn).forEach(module -> setModes(kernel, module));
    loadInto(kernel);
    return kernel;
  }

  private static void plug(ModuleSnapshot module, KernelBuilder builder) {
    ModuleDefinition definition = module.definition();
    if (module.name().equals("kernel")) {
      builder.coreParameters(definition.parameters().toArray(Param<?>[]::new));
    } else {
      builder.builtIn(definition);
    }
  }

  /**
   * Loads the modules that are not built in into a kernel, each after those that it needs.
   *
   * @param kernel the kernel, which must have what the modules need and is not recorded
   * @throws dev.modparam.kernel.LoadException EEXIST, if it has one of the modules already; those
   *     before it stay loaded
   * @throws IllegalArgumentException if modules need each other in a circle
   */
  public void loadInto(SimulatedKernel kernel) {
    requireNonNull(kernel, "kernel");
    for (ModuleSnapshot module : inOrder()) {
      kernel.insmod(module.definition());
      setModes(kernel, module);
    }
  }

  /** What a driver can declare is less than what chmod can do. */
  private static void setModes(SimulatedKernel kernel, ModuleSnapshot module) {
    LoadedModule loaded = kernel.module(module.name()).orElseThrow();
    for (ParameterSnapshot parameter : module.parameters()) {
      Attribute attribute = loaded.attribute(parameter.name());
      if (attribute.mode() != parameter.mode()) {
        kernel.files().chmod(attribute.path(), parameter.mode());
      }
    }
  }

  /** The modules to load, each after those that it needs. */
  private List<ModuleSnapshot> inOrder() {
    Map<String, Integer> missing = new HashMap<>();
    Map<String, List<ModuleSnapshot>> neededBy = new HashMap<>();
    Deque<ModuleSnapshot> ready = new ArrayDeque<>();
    for (ModuleSnapshot module : modules) {
      missing.put(module.name(), module.needs().size());
      module
          .needs()
          .forEach(name -> neededBy.computeIfAbsent(name, any -> new ArrayList<>()).add(module));
      if (module.needs().isEmpty()) {
        ready.add(module);
      }
    }
    List<ModuleSnapshot> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      ModuleSnapshot module = ready.remove();
      order.add(module);
      for (ModuleSnapshot other : neededBy.getOrDefault(module.name(), List.of())) {
        if (missing.merge(other.name(), -1, Integer::sum) == 0) {
          ready.add(other);
        }
      }
    }
    if (order.size() < modules.size()) {
      throw new IllegalArgumentException(
          modules.stream()
              .filter(module -> !order.contains(module))
              .map(ModuleSnapshot::name)
              .limit(5)
              .collect(Collectors.joining(", ", "modules need each other in a circle: ", "")));
    }
    order.removeIf(ModuleSnapshot::builtIn);
    return order;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KernelSnapshot snapshot
        && snapshot.modules.equals(modules)
        && snapshot.version == version;
  }

  @Override
  public int hashCode() {
    return modules.hashCode();
  }

  /** Returns the text, which {@link #parse} reads. */
  @Override
  public String toString() {
    return "# modparam snapshot 1\n"
        + (version == null ? "" : "kernel " + version + "\n")
        + modules.stream().map(module -> module + "\n").collect(Collectors.joining());
  }
}
