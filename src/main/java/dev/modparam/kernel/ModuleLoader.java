// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.kernel.line.LineOutcome;
import dev.modparam.kernel.line.LogText;
import dev.modparam.kernel.line.ParameterSet;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.memory.Layout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Loads and unloads modules: {@code load_module} and {@code delete_module}. */
final class ModuleLoader {

  /** What the kernel can allocate for a copy of the arguments with its NUL ({@code kmalloc}). */
  private static final int LONGEST_LINE = (4 << 20) - 1;

  /** {@code O_TRUNC}, which makes {@code delete_module} go on by force. */
  private static final int FORCE = 01000;

  private final RunningKernel kernel;
  private final ModuleTable table;
  private final KernelTaints taints;
  private final LoadPermission permission;
  private final InitCall initCall;

  ModuleLoader(RunningKernel kernel, ModuleTable table, KernelTaints taints, LoadPermission may) {
    this.kernel = kernel;
    this.table = table;
    this.taints = taints;
    this.permission = may;
    this.initCall = new InitCall(kernel);
  }

  /**
   * Loads a module.
   *
   * @param arguments the line, or null for one that cannot be read
   * @param flags those of {@code finit_module}
   */
  LoadedModule load(ModuleDefinition definition, byte @Nullable [] arguments, int flags) {
    return load(definition, arguments, flags, kernel.isStrict());
  }

  /** Refuses bytes that are not the image of a module, after those who may load none. */
  void requireImage(byte[] image) {
    permission.requireCaller("(image)");
    new ImageCheck(image, kernel.log()).requireHeader();
    permission.requireSigned(image);
    new ImageCheck(image, kernel.log()).require();
  }

  /** Loads a module, but not with an argument that it does not know. */
  LoadedModule loadStrict(ModuleDefinition definition, byte[] arguments) {
    return load(definition, arguments, 0, true);
  }

  private LoadedModule load(
      ModuleDefinition definition, byte @Nullable [] arguments, int flags, boolean strict) {
    requireNonNull(definition, "definition");
    ModuleTaints own = new ModuleTaints(definition.name());
    boolean proprietary = admit(definition, own, flags);
    LoadedModule module;
    try {
      if (kernel.has(KernelFeature.NAME_BEFORE_TAINTS)) {
        taints.addDeclared(definition, own);
      }
      taints.addFound(own, proprietary, permission.isSigned(definition, flags));
      requireComplete(definition, arguments);
      module = prepare(definition, own);
    } catch (RuntimeException | Error failure) {
      table.release(definition.name());
      throw failure;
    }
    table.enter(module);
    bringUp(module, requireNonNull(arguments), strict);
    kernel.events().tell();
    return module;
  }

  /**
   * Refuses a class whose name is taken, as a load of it would do, before anybody makes an object
   * of it.
   *
   * @param header what the class declares, without its parameters
   * @throws LoadException EEXIST, or what the kernel finds before
   */
  void requireFree(ModuleDefinition header) {
    if (table.isTaken(header.name())) {
      admit(header, new ModuleTaints(header.name()), 0);
      table.release(header.name()); // it was unloaded meanwhile
    }
  }

  /**
   * Keeps the name for a module that may be loaded.
   *
   * @return whether a proprietary module was there before this one
   */
  private boolean admit(ModuleDefinition definition, ModuleTaints own, int flags) {
    permission.require(definition, flags);
    permission.force(own, flags);
    if (!kernel.has(KernelFeature.NAME_BEFORE_TAINTS)) {
      taints.addDeclared(definition, own);
    }
    boolean proprietary = taints.has(Taint.PROPRIETARY_MODULE);
    table.reserve(definition.name());
    return proprietary;
  }

  /** All that can be wrong before the variables are there, and an object whose fields they are. */
  private void requireComplete(ModuleDefinition definition, byte @Nullable [] line) {
    permission.requireNamespaces(definition);
    permission.requireKnownTypes(definition);
    table.requireDependencies(
        definition, (missing, errno) -> reportMissing(definition, missing, errno));
    if (line == null) {
      throw new LoadException(definition.name(), Errno.EFAULT, "its arguments cannot be read");
    }
    requireRoom(definition.name(), line);
  }

  private void bringUp(LoadedModule module, byte[] arguments, boolean strict) {
    boolean live = false;
    try {
      module.parameters().reset(); // not before the name is ours: an object's fields may be in use
      table.connect(module);
      applyArguments(module, arguments, strict);
      makeFiles(module);
      initCall.run(module);
      table.makeLive(module);
      live = true;
    } finally {
      if (!live) {
        table.remove(module);
      }
    }
  }

  private LoadedModule prepare(ModuleDefinition definition, ModuleTaints own) {
    Object instance = definition.newInstance();
    ParameterSet parameters =
        kernel.parameterSet(
            definition, Layout.of(definition).load("", instance), new ReentrantLock());
    return new LoadedModule(
        definition, kernel, parameters, instance, own, LoadedModule.State.COMING);
  }

  /** {@code simplify_symbols}; where no symbol is known, the name of the module stands for it. */
  private void reportMissing(ModuleDefinition definition, String missing, Errno errno) {
    String name = definition.name();
    List<String> symbols = definition.code().imports().getOrDefault(missing, List.of());
    for (String symbol : symbols.isEmpty() ? List.of(missing) : symbols) {
      if (errno.equals(Errno.EBUSY)) {
        warn(name, name + ": gave up waiting for init of module " + missing + ".");
      }
      warn(name, name + ": Unknown symbol " + symbol + " (err " + -errno.number() + ")");
    }
  }

  private void warn(String module, String record) {
    kernel.log().print(LogLevel.WARNING, module, record.getBytes(StandardCharsets.UTF_8));
  }

  private void applyArguments(LoadedModule module, byte[] line, boolean strict) {
    LineOutcome outcome = module.parse(line);
    ArgumentReport report = ArgumentReport.of(module.definition(), line, outcome);
    Errno errno = outcome.errno().orElse(null);
    if (errno != null) {
      throw new RejectedArgumentsException(module.name(), errno, report);
    }
    if (strict && !report.unknown().isEmpty()) {
      throw new RejectedArgumentsException(module.name(), Errno.ENOENT, report);
    }
    module.noteArguments(report);
    byte[] ignored = outcome.ignored();
    if (ignored != null) {
      LogText text =
          LogText.of(module.name())
              .add(": parameters '")
              .add(ignored, 0, ignored.length)
              .add("' after `--' ignored");
      kernel.log().print(LogLevel.WARNING, module.name(), text.toBytes());
    }
  }

  /**
   * Refuses a line that the kernel has no memory for.
   *
   * @throws LoadException ENOMEM
   */
  static void requireRoom(String module, byte[] line) {
    if (line.length > LONGEST_LINE) {
      throw new LoadException(
          module,
          Errno.ENOMEM,
          "its argument line of " + line.length + " bytes is longer than " + LONGEST_LINE);
    }
  }

  /** {@code mod_sysfs_setup}: the files appear, in the order in which the compiler puts them. */
  private void makeFiles(LoadedModule module) {
    if (table.isBuiltIn(module.name())) {
      module.print(LogLevel.ERR, module.name() + ": module is already loaded");
      throw new LoadException(module.name(), Errno.EINVAL, "it is built in");
    }
    List<Param<?>> params = module.definition().parameters();
    for (int i = params.size() - 1; i >= 0; i--) {
      Param<?> param = params.get(i);
      if (param.permissions().hasBitsThatSysfsMasks()) {
        module.print(
            LogLevel.WARNING,
            "Attribute "
                + param.name()
                + ": Invalid permissions 0"
                + Integer.toOctalString(param.permissions().bits()));
        taints.add(Taint.WARN.mask());
      }
    }
    module.makeVisible();
  }

  /**
   * Unloads a module.
   *
   * @param flags those of {@code delete_module}, of which only {@code O_TRUNC} matters
   */
  void unload(String name, int flags) {
    permission.requireUnload(name);
    boolean force = (flags & FORCE) != 0;
    LoadedModule module =
        table.beginUnload(name, force, () -> taints.addUnreliable(Taint.FORCED_RMMOD, null));
    try {
      module.definition().lifecycleOf(module.instance()).exit(module);
    } finally {
      table.remove(module);
      kernel.events().tell();
    }
  }
}
