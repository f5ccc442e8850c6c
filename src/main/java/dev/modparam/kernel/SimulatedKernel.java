// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.sysfs.Directory;
import dev.modparam.kernel.sysfs.SuperBlock;
import dev.modparam.kernel.sysfs.TreeFiles;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.memory.Layout;
import dev.modparam.param.memory.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Linux kernel that has only module parameters.
 *
 * <pre>{@code
 * SimulatedKernel kernel = new SimulatedKernel();
 * LoadedModule driver = kernel.insmod(MY_DRIVER, "debug=1 buffer_size=8192");
 * driver.getInt(BUFFER_SIZE);               // 8192
 * driver.attribute("debug").store("0\n");   // echo 0 > /sys/module/my_driver/parameters/debug
 * kernel.rmmod("my_driver");
 * }</pre>
 *
 * <p>Safe for use by several threads. Kernels do not see each other, start no threads and do no
 * input or output but for log records to SLF4J.
 */
public final class SimulatedKernel {

  private final KernelVersion version;
  private final KernelLog log;
  private final KernelLockdown lockdown;
  private final String commandLine;
  private final KernelTaints taints;
  private final ModuleTable table;
  private final ModuleLoader loader;
  private final SuperBlock sysfs;
  private final Directory root;
  private final InitProcess initProcess;
  private final EventQueue events = new EventQueue();
  private final Listeners<KernelListener> listeners = new Listeners<>();
  private volatile boolean modulesDisabled;

  /** Boots a kernel without built-in modules and with an empty command line. */
  public SimulatedKernel() {
    this(new KernelBuilder());
  }

  SimulatedKernel(KernelBuilder builder) {
    this.version = builder.version;
    this.log = new KernelLog(builder.clock, builder.logCapacity, builder.version);
    this.commandLine = builder.commandLine;
    this.taints = new KernelTaints(log, version);
    this.lockdown = new KernelLockdown(log, builder.comm);
    this.sysfs =
        SuperBlock.sysfs(
            has(KernelFeature.LARGE_POSITIONS),
            has(KernelFeature.SEEK_NEEDS_MODULE),
            has(KernelFeature.NO_LINKS_WHEN_GONE));
    Lock sharedLock = new ReentrantLock();
    List<Parameter> entries = new ArrayList<>();
    Map<String, LoadedModule> builtIn = new LinkedHashMap<>();
    for (KernelBuilder.BuiltIn module : builder.builtIn) {
      builtIn.put(module.definition().name(), plug(module, sharedLock, entries));
    }
    this.table = new ModuleTable(builtIn, events, listeners);
    this.root = FileTree.of(this);
    lockdown.start(builder.lockdown);
    new CommandLineRecords(log, version).print(commandLine);
    BootArguments boot = new BootArguments(entries, builder.setupWords, version, log);
    this.initProcess = boot.boot(commandLine);
    LoadPermission permission =
        new LoadPermission(
            this,
            taints,
            builder.symbolVersions,
            builder.takesRust,
            boot.blacklist(),
            boot.onlySigned());
    this.loader = new ModuleLoader(this, table, taints, permission);
  }

  /** {@code do_initcalls}: the built-in modules start, in the order in which they were given. */
  void runInitCalls() {
    InitCall call = new InitCall(this);
    table.builtIn().forEach(call::runAtBoot);
  }

  private LoadedModule plug(KernelBuilder.BuiltIn builtIn, Lock lock, List<Parameter> entries) {
    ModuleDefinition definition = builtIn.definition();
    Object instance = definition.newInstance();
    Store store = Layout.of(definition).load(builtIn.prefix(), instance);
    store.reset();
    ParameterSet parameters = parameterSet(definition, store, lock);
    for (int i = 0; i < definition.parameters().size(); i++) {
      entries.add(parameters.at(i));
    }
    LoadedModule module =
        new LoadedModule(
            definition,
            this,
            parameters,
            instance,
            new ModuleTaints(definition.name()),
            ModuleState.BUILT_IN);
    module.makeVisible();
    return module;
  }

  /**
   * Starts to configure a kernel.
   *
   * @return a builder with nothing built in
   */
  public static KernelBuilder builder() {
    return new KernelBuilder();
  }

  /**
   * Loads a module: {@code insmod my_driver.ko debug=1}.
   *
   * @param definition the module
   * @param arguments its argument line, as the kernel gets it; empty for none
   * @return the live module
   * @throws RejectedArgumentsException if arguments are rejected; all of them are listed
   * @throws InitFailedException if the init function failed
   * @throws LoadException if the kernel refuses the module whatever its arguments
   */
  public LoadedModule insmod(ModuleDefinition definition, String arguments) {
    return loader.load(
        requireNonNull(definition, "definition"),
        requireNonNull(arguments, "arguments").getBytes(StandardCharsets.UTF_8),
        0);
  }

  /**
   * Loads a module with an argument line that need not be UTF-8.
   *
   * @param definition the module
   * @param arguments its argument line; it ends at the first NUL byte
   * @return the live module
   * @throws LoadException as {@link #insmod(ModuleDefinition, String)}
   */
  public LoadedModule insmod(ModuleDefinition definition, byte[] arguments) {
    return loader.load(
        requireNonNull(definition, "definition"),
        requireNonNull(arguments, "arguments").clone(),
        0);
  }

  /**
   * Loads a module without arguments.
   *
   * @param definition the module
   * @return the live module
   * @throws LoadException as {@link #insmod(ModuleDefinition, String)}
   */
  public LoadedModule insmod(ModuleDefinition definition) {
    return insmod(definition, "");
  }

  /**
   * Loads a module that is a class with {@link dev.modparam.module.KernelModule}; {@link
   * LoadedModule#instance} gives its object.
   *
   * @param type the class
   * @param arguments its argument line; empty for none
   * @return the live module
   * @throws LoadException as {@link #insmod(ModuleDefinition, String)}
   * @throws IllegalArgumentException if the class is declared wrongly
   */
  public LoadedModule insmod(Class<?> type, String arguments) {
    requireNonNull(arguments, "arguments");
    return insmod(ModuleDefinition.ofClass(requireNonNull(type, "type")), arguments);
  }

  /**
   * Loads a module with flags: {@code finit_module(2)}.
   *
   * @param definition the module
   * @param arguments its argument line, which ends at the first NUL byte; null for an address that
   *     cannot be read
   * @param flags 1 to ignore the versions of symbols, 2 to ignore the release that the module was
   *     built for; both taint the kernel
   * @return the live module
   * @throws LoadException EINVAL for another flag; EFAULT, if the arguments cannot be read; else as
   *     {@link #insmod(ModuleDefinition, String)}
   */
  public LoadedModule finitModule(
      ModuleDefinition definition, byte @Nullable [] arguments, int flags) {
    return loader.load(
        requireNonNull(definition, "definition"),
        arguments == null ? null : arguments.clone(),
        flags);
  }

  /**
   * Loads a module from the bytes of a file: {@code init_module(2)}, which looks at the image
   * before it looks at anything else.
   *
   * @param image the bytes
   * @param arguments as for {@link #finitModule}
   * @param reader makes the definition of an image that is one, such as that of {@code
   *     KernelObject}
   * @return the live module
   * @throws LoadException ENOEXEC, if the image is not that of a module; the log says why; else as
   *     {@link #finitModule}
   */
  public LoadedModule initModule(
      byte[] image, byte @Nullable [] arguments, Function<byte[], ModuleDefinition> reader) {
    requireNonNull(reader, "reader");
    byte[] copy = requireNonNull(image, "image").clone();
    new ImageCheck(copy, log).require();
    return finitModule(requireNonNull(reader.apply(copy), "reader"), arguments, 0);
  }

  /**
   * Unloads a module: {@code delete_module(2)}.
   *
   * @param name its exact name, in which {@code -} is not {@code _}
   * @throws UnloadException ENOENT, if there is none; EAGAIN, if it is held; EBUSY, if it is being
   *     loaded or unloaded, or has no exit function; EPERM, if modules are disabled
   */
  public void rmmod(String name) {
    deleteModule(name, 0);
  }

  /**
   * Unloads a module with flags: {@code delete_module(2)}.
   *
   * @param name its exact name
   * @param flags {@code 01000} ({@code O_TRUNC}) to unload a module by force that has no exit
   *     function or is held by something else than a module, which taints the kernel; others are
   *     ignored
   * @throws UnloadException as {@link #rmmod}
   */
  public void deleteModule(String name, int flags) {
    loader.unload(requireNonNull(name, "name"), flags);
  }

  /**
   * Finds a module that is loaded, or built in.
   *
   * @param name its exact name
   * @return the module, if it is there
   */
  public Optional<LoadedModule> module(String name) {
    return table.find(requireNonNull(name, "name"));
  }

  /**
   * Returns the modules that were loaded, as {@code lsmod} lists them.
   *
   * @return an immutable snapshot, newest first, without built-in modules
   */
  public List<LoadedModule> modules() {
    return table.loaded();
  }

  /**
   * Returns the built-in modules.
   *
   * @return an immutable list
   */
  public List<LoadedModule> builtInModules() {
    return table.builtIn();
  }

  /**
   * Returns the kernel log.
   *
   * @return the log, which goes on growing
   */
  public KernelLog log() {
    return log;
  }

  /**
   * Returns the files as root sees them.
   *
   * @return the calls of a process of root
   */
  public KernelFiles files() {
    return files(Credentials.ROOT);
  }

  /**
   * Returns the files as a user sees them.
   *
   * @param user who makes the calls
   * @return the calls of a process of that user
   */
  public KernelFiles files(Credentials user) {
    return new TreeFiles(root, requireNonNull(user, "user"));
  }

  /**
   * Returns the mask of {@code /proc/sys/kernel/tainted}.
   *
   * @return the {@linkplain Taint#mask masks} of all taints; 0 for none
   */
  public long taint() {
    return taints.mask();
  }

  /**
   * Returns what taints the kernel.
   *
   * @return a new set
   */
  public Set<Taint> taints() {
    Set<Taint> result = EnumSet.allOf(Taint.class);
    result.removeIf(flag -> !taints.has(flag));
    return result;
  }

  void addTaints(long bits) {
    taints.add(bits);
  }

  /** {@return the release of Linux that the kernel answers as} */
  public KernelVersion version() {
    return version;
  }

  boolean has(KernelFeature feature) {
    return version.has(feature);
  }

  /** The file system of the module's files. */
  SuperBlock sysfs() {
    return sysfs;
  }

  /** {@code kernel.modules_disabled}, which cannot be undone. */
  void disableModules() {
    modulesDisabled = true;
  }

  boolean areModulesDisabled() {
    return modulesDisabled;
  }

  /** {@return how far the kernel is locked down} */
  public Lockdown lockdown() {
    return lockdown.level();
  }

  /**
   * Locks the kernel down further, as a write to {@code /sys/kernel/security/lockdown} does.
   *
   * @param level the level; one that is not above the present one changes nothing
   * @return false if it changed nothing
   */
  public boolean lockDown(Lockdown level) {
    return lockdown.raise(requireNonNull(level, "level"));
  }

  /** {@code security_locked_down}: whether something is refused, which the log then says. */
  boolean isLockedDown(String what) {
    return lockdown.refuses(what);
  }

  /** {@return the kernel command line that the kernel was built with} */
  public String commandLine() {
    return commandLine;
  }

  /**
   * Returns what the first process got from the command line.
   *
   * @return its arguments and environment
   */
  public InitProcess initProcess() {
    return initProcess;
  }

  /**
   * Registers a listener.
   *
   * @param listener who is told
   * @return what ends the registration
   */
  public Registration addListener(KernelListener listener) {
    return listeners.add(requireNonNull(listener, "listener"));
  }

  EventQueue events() {
    return events;
  }

  /** Adds an event to those that are told when no lock is held. */
  void announce(Consumer<KernelListener> event) {
    if (!listeners.isEmpty()) {
      events.add(() -> listeners.tell(event));
    }
  }

  /** {@code sysfs_kf_seq_show} of a get function that leaves no room for a NUL. */
  void reportBadCount(int count) {
    if (!has(KernelFeature.BAD_COUNT_WARNS)) {
      log.print(LogLevel.WARNING, "fill_read_buffer: module_attr_show+0x0/0x40 returned bad count");
      return;
    }
    log.print(LogLevel.INFO, "------------[ cut here ]------------");
    log.print(
        LogLevel.WARNING, "OOB write or bad count " + count + " at module_attr_show+0x0/0x40");
    taints.add(Taint.WARN.mask());
  }

  ParameterSet parameterSet(ModuleDefinition definition, Store store, Lock lock) {
    return new ParameterSet(
        definition, store, lock, this::admits, new ModuleKernel(version, log, definition.name()));
  }

  /** {@code param_check_unsafe}. */
  private boolean admits(Param<?> param, String name) {
    if (param.isHardware() && isLockedDown("unsafe module parameters")) {
      return false;
    }
    if (param.isUnsafe()) {
      log.print(LogLevel.NOTICE, "Setting dangerous option " + name + " - tainting kernel");
      taints.add(Taint.USER.mask());
    }
    return true;
  }

  boolean tryHold(LoadedModule module) {
    return table.tryHold(module);
  }

  List<String> holdersOf(LoadedModule module) {
    return table.holdersOf(module);
  }

  /** Returns how many modules are loaded. */
  @Override
  public String toString() {
    return "SimulatedKernel with " + table.loaded().size() + " modules loaded";
  }
}
