// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.sysfs.KernelFile;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

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

  private final KernelLog log;
  private final String comm;
  private final String commandLine;
  private final ModuleTable table;
  private final ModuleLoader loader;
  private final KernelFile.Directory root;
  private final InitProcess initProcess;
  private final AtomicLong taint = new AtomicLong();
  private final AtomicBoolean unsignedReported = new AtomicBoolean();
  private final List<KernelListener> listeners = new CopyOnWriteArrayList<>();
  private volatile Lockdown lockdown = Lockdown.NONE;

  /** Boots a kernel without built-in modules and with an empty command line. */
  public SimulatedKernel() {
    this(new KernelBuilder());
  }

  SimulatedKernel(KernelBuilder builder) {
    this.log = new KernelLog(builder.clock, builder.logCapacity);
    this.comm = builder.comm;
    this.commandLine = builder.commandLine;
    Lock sharedLock = new ReentrantLock();
    List<Parameter> entries = new ArrayList<>();
    Map<String, LoadedModule> builtIn = new LinkedHashMap<>();
    for (KernelBuilder.BuiltIn module : builder.builtIn) {
      builtIn.put(module.definition().name(), plug(module, sharedLock, entries));
    }
    this.table = new ModuleTable(builtIn);
    this.loader = new ModuleLoader(this, table);
    this.root = FileTree.of(this);
    this.lockdown = builder.lockdown;
    this.initProcess = new BootArguments(entries, builder.setupWords, log).boot(commandLine);
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
        new LoadedModule(definition, this, parameters, instance, ModuleState.BUILT_IN);
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
    return loader.load(definition, arguments.getBytes(StandardCharsets.UTF_8));
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
    return loader.load(definition, arguments.clone());
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
    return insmod(ModuleDefinition.ofClass(type), arguments);
  }

  /**
   * Unloads a module: {@code delete_module(2)}.
   *
   * @param name its exact name, in which {@code -} is not {@code _}
   * @throws UnloadException ENOENT, if there is none; EAGAIN, if it is held; EBUSY, if it is being
   *     loaded or unloaded
   */
  public void rmmod(String name) {
    loader.unload(name);
  }

  /**
   * Finds a module that is loaded, or built in.
   *
   * @param name its exact name
   * @return the module, if it is there
   */
  public Optional<LoadedModule> module(String name) {
    return table.find(name);
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
    return new TreeFiles(root, user);
  }

  /**
   * Returns the mask of {@code /proc/sys/kernel/tainted}.
   *
   * @return the {@linkplain Taint#mask masks} of all taints; 0 for none
   */
  public long taint() {
    return taint.get();
  }

  /**
   * Returns what taints the kernel.
   *
   * @return a new set
   */
  public Set<Taint> taints() {
    Set<Taint> result = EnumSet.allOf(Taint.class);
    long mask = taint.get();
    result.removeIf(flag -> (mask & flag.mask()) == 0);
    return result;
  }

  void taint(Taint flag, @Nullable LoadedModule module) {
    taint.updateAndGet(mask -> mask | flag.mask());
    if (module != null) {
      module.addTaint(flag);
    }
  }

  /**
   * Returns how far the kernel is locked down.
   *
   * @return the level
   */
  public Lockdown lockdown() {
    return lockdown;
  }

  /**
   * Locks the kernel down further, as a write to {@code /sys/kernel/security/lockdown} does.
   *
   * @param level the level; one that is not above the present one changes nothing
   * @return false if it changed nothing
   */
  public boolean lockDown(Lockdown level) {
    return raiseLockdown(level, "securityfs");
  }

  synchronized boolean raiseLockdown(Lockdown level, String from) {
    if (level.compareTo(lockdown) <= 0) {
      return false;
    }
    lockdown = level;
    log.print(
        LogLevel.NOTICE, "Kernel is locked down from " + from + "; see man kernel_lockdown.7");
    return true;
  }

  /** {@code security_locked_down}: whether something is refused, which the log then says. */
  boolean isLockedDown(String what) {
    if (lockdown == Lockdown.NONE) {
      return false;
    }
    log.print(
        LogLevel.NOTICE,
        "Lockdown: " + comm + ": " + what + " is restricted; see man kernel_lockdown.7");
    return true;
  }

  /**
   * Returns the kernel command line.
   *
   * @return the text given when the kernel was built
   */
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
    return register(listeners, listener);
  }

  /** Adds to a list what a registration takes out again, once. */
  static <L> Registration register(List<L> list, L listener) {
    list.add(listener);
    AtomicBoolean registered = new AtomicBoolean(true);
    return () -> {
      if (registered.getAndSet(false)) {
        list.remove(listener);
      }
    };
  }

  void tell(Consumer<KernelListener> event) {
    listeners.forEach(listener -> guarded("listener", () -> event.accept(listener)));
  }

  /** Calls code from outside whose failure must not undo what has happened. */
  static void guarded(String what, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException failure) {
      LoggerFactory.getLogger("dev.modparam.kernel").error("A {} failed", what, failure);
    }
  }

  ParameterSet parameterSet(ModuleDefinition definition, Store store, Lock lock) {
    return new ParameterSet(
        definition,
        store,
        lock,
        this::admits,
        record ->
            log.print(LogLevel.ERR, definition.name(), record.getBytes(StandardCharsets.UTF_8)));
  }

  /** {@code param_check_unsafe}. */
  private boolean admits(Param<?> param, String name) {
    if (param.isHardware() && isLockedDown("unsafe module parameters")) {
      return false;
    }
    if (param.isUnsafe()) {
      log.print(LogLevel.NOTICE, "Setting dangerous option " + name + " - tainting kernel");
      taint(Taint.USER, null);
    }
    return true;
  }

  void reportUnsignedOnce(String module) {
    if (!unsignedReported.getAndSet(true)) {
      log.print(
          LogLevel.NOTICE,
          module
              + ": module verification failed: signature and/or required key missing - tainting"
              + " kernel");
    }
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
