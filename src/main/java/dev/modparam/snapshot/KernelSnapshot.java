// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import static java.util.Objects.requireNonNull;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.input.InvalidInputException;
import dev.modparam.kernel.KernelBuilder;
import dev.modparam.kernel.KernelVersion;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.Taint;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import dev.modparam.text.KernelName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private final List<Module> modules;
  private final @Nullable KernelVersion version; // null for the usual one

  private KernelSnapshot(List<Module> modules) {
    this(modules, null);
  }

  private KernelSnapshot(List<Module> modules, @Nullable KernelVersion version) {
    this.version = version == KernelVersion.V6_12 ? null : version;
    this.modules = modules.stream().sorted(Comparator.comparing(Module::name)).toList();
  }

  /**
   * Makes a snapshot of a machine that is made up.
   *
   * @param modules its modules, in any order
   * @return the snapshot
   * @throws IllegalArgumentException if two modules have one name, or one needs another that is not
   *     there
   */
  public static KernelSnapshot of(List<Module> modules) {
    return parse(
        requireNonNull(modules, "modules").stream()
            .map(Module::toString)
            .collect(Collectors.joining("\n")));
  }

  /**
   * Takes a snapshot of a simulated kernel, as root sees its files.
   *
   * @param kernel the kernel
   * @return the snapshot, with types
   */
  public static KernelSnapshot of(SimulatedKernel kernel) {
    KernelRecorder recorder = new KernelRecorder(requireNonNull(kernel, "kernel"));
    return new KernelSnapshot(kernel.callAs(Credentials.ROOT, recorder::record), kernel.version());
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
  public List<Module> modules() {
    return modules;
  }

  /**
   * Finds a module.
   *
   * @param name its exact name
   * @return the module, if it is there
   */
  public Optional<Module> module(String name) {
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
    if (version != null) {
      builder.version(version);
    }
    return new SnapshotBoot(modules).boot(builder);
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
    new SnapshotBoot(modules).loadInto(requireNonNull(kernel, "kernel"));
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

  /**
   * The file of a parameter at one moment.
   *
   * @param name the name of the file
   * @param type the type, such as {@code int}, {@code int(1..100)}, {@code int[4]} for an array,
   *     {@code int[..4]} for one with a counter, {@code string(16)} for a buffer, or {@link
   *     #UNKNOWN}
   * @param mode the permission bits of the file, from 0 to 07777
   * @param value what the file shows, nearly always with a newline at its end; null if it could not
   *     be read. Bytes that are not UTF-8 are low surrogates
   * @param error why the file could not be read; null if it could
   */
  public record Parameter(
      String name, String type, int mode, @Nullable String value, @Nullable Errno error) {

    /** The type of a parameter of which only the file is known: {@code ?}. */
    public static final String UNKNOWN = "?";

    /**
     * Checks the parts.
     *
     * @param name the name of the file
     * @param type the type
     * @param mode the permission bits
     * @param value what the file shows, or null
     * @param error why it could not be read, or null
     * @throws IllegalArgumentException if one is not what it should be, or not exactly one of value
     *     and error is null
     */
    public Parameter {
      requireNonNull(name, "name");
      requireNonNull(type, "type");
      Param.of(name, ParamTypes.INT); // checks the name
      if (!type.equals(UNKNOWN) && SnapshotTypes.parse(type) == null) {
        throw new IllegalArgumentException("there is no type " + type);
      }
      if (mode < 0 || mode > 07777) {
        throw new IllegalArgumentException("a mode is from 0 to 07777");
      }
      if ((value == null) == (error == null)) {
        throw new IllegalArgumentException("parameter " + name + " needs a value or an error");
      }
    }

    /** Returns the line of the snapshot. */
    @Override
    public String toString() {
      String start = String.format("%s %s %04o ", name, type, mode);
      if (value == null) {
        return start + "! " + error;
      }
      String quoted = QuotedText.quote(value);
      return start + (quoted.isEmpty() ? "=" : "= " + quoted);
    }
  }

  /**
   * A module at one moment.
   *
   * @param name the name of its directory
   * @param builtIn whether it is part of the kernel
   * @param version what its file {@code version} shows, without the newline; null if it has none
   * @param taint the letters of its file {@code taint}, perhaps empty
   * @param needs the names of the modules that it depends on, sorted
   * @param parameters its parameters, sorted by name
   */
  public record Module(
      String name,
      boolean builtIn,
      @Nullable String version,
      String taint,
      List<String> needs,
      List<KernelSnapshot.Parameter> parameters) {

    /**
     * Sorts the lists and checks the names.
     *
     * @param name the name of its directory
     * @param builtIn whether it is part of the kernel
     * @param version its version, or null
     * @param taint the letters of its taints
     * @param needs what it depends on
     * @param parameters its parameters
     * @throws IllegalArgumentException if the name is not one of a module, the version holds NUL,
     *     the taints are not capital letters, or two parameters have one name
     */
    public Module {
      requireNonNull(name, "name");
      requireNonNull(taint, "taint");
      requireNonNull(needs, "needs");
      requireNonNull(parameters, "parameters");
      checkName(name);
      needs.forEach(Module::checkName);
      if (version != null && version.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("the version of " + name + " holds a NUL character");
      }
      if (!taint.chars().allMatch(Module::isTaint)) {
        throw new IllegalArgumentException("taints are capital letters of modules, not " + taint);
      }
      needs = needs.stream().distinct().sorted().toList();
      parameters =
          parameters.stream().sorted(Comparator.comparing(KernelSnapshot.Parameter::name)).toList();
      Set<String> names = new HashSet<>();
      for (KernelSnapshot.Parameter parameter : parameters) {
        if (!names.add(KernelName.normalize(parameter.name()))) {
          throw new IllegalArgumentException(
              "module " + name + " has parameter " + parameter.name() + " twice");
        }
      }
    }

    private static void checkName(String name) {
      if (!ModuleDefinition.of(name).name().equals(name)) {
        throw new IllegalArgumentException("a module's name has no dash: " + name);
      }
    }

    /**
     * Finds a parameter.
     *
     * @param parameter its exact name
     * @return the parameter, if there is one
     */
    public Optional<KernelSnapshot.Parameter> parameter(String parameter) {
      requireNonNull(parameter, "parameter");
      return parameters.stream().filter(each -> each.name().equals(parameter)).findFirst();
    }

    /**
     * Makes a module that shows the same when it is loaded. A parameter whose type is unknown, or
     * cannot show its value, takes any text and shows it; one that could not be read fails with the
     * recorded error until it is written.
     *
     * @return a new definition
     */
    public ModuleDefinition definition() {
      return SnapshotParams.declare(this);
    }

    private static boolean isTaint(int letter) {
      return Stream.of(Taint.values())
          .anyMatch(taint -> taint.isOfModules() && taint.letter() == letter);
    }

    /** Returns the lines of the snapshot, without a newline at the end. */
    @Override
    public String toString() {
      List<String> words = new ArrayList<>(List.of("module", name));
      if (builtIn) {
        words.add("built-in");
      }
      if (version != null) {
        words.add("version=" + QuotedText.quote(version + "\n").replace(" ", "\\x20"));
      }
      if (!taint.isEmpty()) {
        words.add("taint=" + taint);
      }
      if (!needs.isEmpty()) {
        words.add("needs=" + String.join(",", needs));
      }
      Stream<String> lines = parameters.stream().map(parameter -> "  " + parameter);
      return String.join("\n", Stream.concat(Stream.of(String.join(" ", words)), lines).toList());
    }
  }
}
