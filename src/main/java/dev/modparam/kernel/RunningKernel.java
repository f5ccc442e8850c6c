// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.event.EventQueue;
import dev.modparam.kernel.event.Listeners;
import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.kernel.line.BootArguments;
import dev.modparam.kernel.line.CommandLineRecords;
import dev.modparam.kernel.line.ModuleKernel;
import dev.modparam.kernel.line.Parameter;
import dev.modparam.kernel.line.ParameterSet;
import dev.modparam.kernel.line.Printk;
import dev.modparam.kernel.sysfs.Directory;
import dev.modparam.kernel.sysfs.SuperBlock;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.memory.Layout;
import dev.modparam.param.memory.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A kernel that has booted, as its parts see it: what they share, and what they ask each other. */
final class RunningKernel {

  /** {@code device_initcall}, which {@code module_init} is in built-in code. */
  private static final int DEVICE_LEVEL = 6;

  /** {@code COMMAND_LINE_SIZE} of x86 without the NUL. */
  private static final int LONGEST_COMMAND_LINE = 2047;

  private final KernelVersion version;
  private final KernelLog log;
  private final Printk printk;
  private final KernelLockdown lockdown;
  private final String commandLine;
  private final BootArguments boot;
  private final KernelTaints taints;
  private final ModuleTable table;
  private final ModuleLoader loader;
  private final SuperBlock sysfs;
  private final Directory root;
  private final SimulatedKernel.InitProcess initProcess;
  private final EventQueue events = new EventQueue();
  private final Listeners<KernelListener> listeners = new Listeners<>();
  private final CurrentUser user;
  private final Faults faults;
  private final boolean strict;
  private volatile boolean modulesDisabled;

  RunningKernel(KernelBuilder builder) {
    this.version = builder.version;
    this.user = new CurrentUser(builder.user);
    this.faults = builder.faults();
    this.log = new KernelLog(builder.clock, builder.logCapacity, builder.version);
    this.printk = log::print;
    this.commandLine = cut(builder.commandLine);
    this.strict = builder.strict;
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
    new CommandLineRecords(printk, version.features()).print(commandLine);
    this.boot = new BootArguments(entries, builder.setupWords, version.features(), printk);
    boot.boot(commandLine);
    this.initProcess = new SimulatedKernel.InitProcess(boot.arguments(), boot.environment());
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

  /** What {@code setup_arch} keeps of a line; a letter that would be cut in two is left out. */
  private static String cut(String line) {
    int end = line.length();
    int bytes = line.getBytes(StandardCharsets.UTF_8).length;
    while (bytes > LONGEST_COMMAND_LINE) {
      int start = line.offsetByCodePoints(end, -1);
      bytes -= line.substring(start, end).getBytes(StandardCharsets.UTF_8).length;
      end = start;
    }
    return line.substring(0, end);
  }

  /**
   * {@code do_initcalls}: the built-in modules start at the level of devices, in the order in which
   * they were given; parameters with a level are set when their level begins.
   */
  void runInitCalls() {
    for (int level = 0; level <= DEVICE_LEVEL; level++) {
      boot.bootLevel(level, commandLine);
    }
    InitCall call = new InitCall(this);
    table.builtIn().forEach(call::runAtBoot);
    boot.bootLevel(DEVICE_LEVEL + 1, commandLine);
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
            LoadedModule.State.BUILT_IN);
    module.makeVisible();
    return module;
  }

  KernelVersion version() {
    return version;
  }

  KernelLog log() {
    return log;
  }

  KernelLockdown lockdown() {
    return lockdown;
  }

  KernelTaints taints() {
    return taints;
  }

  ModuleTable table() {
    return table;
  }

  ModuleLoader loader() {
    return loader;
  }

  Listeners<KernelListener> listeners() {
    return listeners;
  }

  Directory root() {
    return root;
  }

  SimulatedKernel.InitProcess initProcess() {
    return initProcess;
  }

  String commandLine() {
    return commandLine;
  }

  CurrentUser user() {
    return user;
  }

  Faults faults() {
    return faults;
  }

  Printk printk() {
    return printk;
  }

  /** Whether no load may have an unknown argument. */
  boolean isStrict() {
    return strict;
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

  /** {@code security_locked_down}: whether something is refused, which the log then says. */
  boolean isLockedDown(String what) {
    return lockdown.refuses(what);
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
        definition,
        store,
        lock,
        this::admits,
        new ModuleKernel(version.features(), printk, definition.name()));
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
}
