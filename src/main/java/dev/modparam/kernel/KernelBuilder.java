// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.line.SetupWords;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Configures a kernel before it boots. Not thread-safe; each build boots a new kernel.
 *
 * <pre>{@code
 * SimulatedKernel kernel = SimulatedKernel.builder()
 *     .addBuiltIn(KEYBOARD).commandLine("keyboard.brl_timeout=5 quiet").build();
 * }</pre>
 */
public final class KernelBuilder {

  InstantSource clock = InstantSource.system();
  int logCapacity = KernelLog.DEFAULT_CAPACITY;
  String comm = "java";
  String commandLine = "";
  Lockdown lockdown = Lockdown.NONE;
  KernelVersion version = KernelVersion.V6_12;
  boolean symbolVersions = true;
  boolean takesRust = true;
  boolean strict;
  Credentials user = Credentials.ROOT;
  Set<String> setupWords = SetupWords.common();
  final List<BuiltIn> builtIn = new ArrayList<>();
  private final List<Consumer<Faults>> faults = new ArrayList<>();

  /** A module of the kernel itself, and what stands before the names of its parameters. */
  record BuiltIn(ModuleDefinition definition, String prefix) {}

  KernelBuilder() {}

  /**
   * Sets the release of Linux that the kernel answers as; by default {@link KernelVersion#V6_12}. A
   * kernel before 6.19 then refuses Rust modules that have parameters, which a kernel of which
   * nothing was said takes.
   *
   * @param release the release
   * @return this
   */
  public KernelBuilder version(KernelVersion release) {
    this.version = requireNonNull(release, "release");
    this.takesRust = release.has(KernelFeature.RUST_PARAMETERS);
    return this;
  }

  /**
   * Sets whether the kernel was built with versions of symbols ({@code CONFIG_MODVERSIONS}), which
   * {@link SimulatedKernel#finitModule} can ignore; by default it was.
   *
   * @param versions whether it was
   * @return this
   */
  public KernelBuilder symbolVersions(boolean versions) {
    this.symbolVersions = versions;
    return this;
  }

  /**
   * Sets whether a load fails whose line names a parameter that the module does not have, as {@link
   * SimulatedKernel#insmodStrict} does; by default the kernel warns and goes on, as Linux does.
   *
   * @param refusesUnknown whether it fails, with ENOENT
   * @return this
   */
  public KernelBuilder strict(boolean refusesUnknown) {
    this.strict = refusesUnknown;
    return this;
  }

  /**
   * Sets the clock that the log takes its times from; by default the system's.
   *
   * @param source the clock
   * @return this
   */
  public KernelBuilder clock(InstantSource source) {
    this.clock = requireNonNull(source, "source");
    return this;
  }

  /**
   * Sets how many bytes of text the log keeps; by default 262,144. The newest record is kept
   * whatever its length.
   *
   * @param bytes at least 0
   * @return this
   * @throws IllegalArgumentException if the number is negative
   */
  public KernelBuilder logCapacity(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a log cannot keep " + bytes + " bytes");
    }
    this.logCapacity = bytes;
    return this;
  }

  /**
   * Sets the name of the process that makes the calls, which lockdown records show; by default
   * {@code java}.
   *
   * @param name the name, as in {@code /proc/self/comm}
   * @return this
   */
  public KernelBuilder comm(String name) {
    this.comm = requireNonNull(name, "name");
    return this;
  }

  /**
   * Sets who makes the calls: the user who loads and unloads modules, shows and stores attributes,
   * and opens {@link SimulatedKernel#files()}. By default that is root. {@link
   * SimulatedKernel#callAs} makes calls as another user.
   *
   * @param caller the user
   * @return this
   */
  public KernelBuilder user(Credentials caller) {
    this.user = requireNonNull(caller, "caller");
    return this;
  }

  /**
   * Orders faults for the stores of a parameter, as {@link SimulatedKernel#faultStores}; each
   * kernel counts for itself.
   *
   * @param module the name of the module
   * @param parameter the declared name of the parameter
   * @param fault gets the number of the store, from 1, and returns its error, or null to let it go
   *     on
   * @return this
   */
  public KernelBuilder faultStores(
      String module, String parameter, IntFunction<@Nullable Errno> fault) {
    requireNonNull(module, "module");
    requireNonNull(parameter, "parameter");
    requireNonNull(fault, "fault");
    faults.add(all -> all.ofStores(module, parameter, fault));
    return this;
  }

  /**
   * Orders faults for the init function of a module, as {@link SimulatedKernel#faultInits}; each
   * kernel counts for itself.
   *
   * @param module the name of the module
   * @param fault gets the number of the call, from 1, and returns its error, or null to let it go
   *     on
   * @return this
   */
  public KernelBuilder faultInits(String module, IntFunction<@Nullable Errno> fault) {
    requireNonNull(module, "module");
    requireNonNull(fault, "fault");
    faults.add(all -> all.ofInits(module, fault));
    return this;
  }

  Faults faults() {
    Faults ordered = new Faults();
    faults.forEach(each -> each.accept(ordered));
    return ordered;
  }

  /**
   * Locks the kernel down from the start.
   *
   * @param level the level; by default {@link Lockdown#NONE}
   * @return this
   */
  public KernelBuilder lockdown(Lockdown level) {
    this.lockdown = requireNonNull(level, "level");
    return this;
  }

  /**
   * Adds built-in modules. Their parameters are on the command line as {@code module.param}; their
   * init functions run when the kernel has booted, and one that fails does not stop it.
   *
   * @param definitions the modules
   * @return this
   * @throws IllegalArgumentException if a module of that name is built in already
   */
  public KernelBuilder addBuiltIn(ModuleDefinition... definitions) {
    for (ModuleDefinition definition : requireNonNull(definitions, "definitions")) {
      requireNonNull(definition, "definitions");
      add(new BuiltIn(definition, definition.name() + "."));
    }
    return this;
  }

  /**
   * Sets the core parameters ({@code core_param}), in place of those before: on the command line by
   * their own name, in sysfs under {@code /sys/module/kernel/parameters}.
   *
   * @param params the parameters
   * @return this
   * @throws IllegalArgumentException if two have one name, or a module {@code kernel} is built in
   */
  public KernelBuilder coreParameters(Param<?>... params) {
    ModuleDefinition core = ModuleDefinition.of("kernel", requireNonNull(params, "params"));
    builtIn.removeIf(other -> other.prefix().isEmpty());
    add(new BuiltIn(core, ""));
    return this;
  }

  private void add(BuiltIn module) {
    String name = module.definition().name();
    if (builtIn.stream().anyMatch(other -> other.definition().name().equals(name))) {
      throw new IllegalArgumentException("module " + name + " is built in already");
    }
    builtIn.add(module);
  }

  /**
   * Sets the kernel command line, which sets parameters of built-in modules when the kernel boots.
   * Bad values are in the log; they do not stop the boot. As on x86, only the first 2,047 bytes
   * count.
   *
   * @param line the text of {@code /proc/cmdline}
   * @return this
   */
  public KernelBuilder commandLine(String line) {
    this.commandLine = requireNonNull(line, "line");
    return this;
  }

  /**
   * Sets the words of the command line that are neither parameters nor meant for the first process,
   * because other code of the kernel takes them ({@code __setup}); by default those in common use,
   * such as {@code quiet} and {@code console=}. A word that ends in {@code =} is taken with a value
   * only.
   *
   * @param words the words
   * @return this
   */
  public KernelBuilder setupWords(Set<String> words) {
    this.setupWords = Set.copyOf(requireNonNull(words, "words"));
    return this;
  }

  /**
   * Boots a kernel.
   *
   * @return a new kernel
   * @throws IllegalArgumentException if it would panic, because the command line has more than 31
   *     unknown words with a value, or 32 without
   */
  public SimulatedKernel build() {
    return new SimulatedKernel(this);
  }
}
