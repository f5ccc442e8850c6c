// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.Param;
import dev.modparam.param.memory.Layout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Loads modules: {@code load_module} and {@code do_init_module} of {@code kernel/module/main.c}.
 */
final class ModuleLoader {

  /** What the kernel can allocate for a copy of the arguments with its NUL ({@code kmalloc}). */
  private static final int LONGEST_LINE = (4 << 20) - 1;

  /** {@code license_is_gpl_compatible}. */
  private static final Set<String> GPL_COMPATIBLE =
      Set.of(
          "GPL",
          "GPL v2",
          "GPL and additional rights",
          "Dual BSD/GPL",
          "Dual MIT/GPL",
          "Dual MPL/GPL");

  private final SimulatedKernel kernel;
  private final ModuleTable table;

  ModuleLoader(SimulatedKernel kernel, ModuleTable table) {
    this.kernel = kernel;
    this.table = table;
  }

  LoadedModule load(ModuleDefinition definition, byte[] arguments) {
    checkSignature(definition);
    LoadedModule module = prepare(definition);
    table.enter(module);
    boolean live = false;
    try {
      module.parameters().reset(); // not before the name is ours: an object's fields may be in use
      taint(module);
      table.connect(module);
      applyArguments(module, arguments);
      makeFiles(module);
      initialize(module);
      table.makeLive(module);
      live = true;
    } finally {
      if (!live) {
        table.remove(module);
      }
    }
    kernel.tell(listener -> listener.loaded(module));
    return module;
  }

  private void checkSignature(ModuleDefinition definition) {
    if (!definition.isSigned() && kernel.isLockedDown("unsigned module loading")) {
      throw new LoadException(
          definition.name(), Errno.EPERM, "it is not signed and the kernel is locked down");
    }
  }

  private LoadedModule prepare(ModuleDefinition definition) {
    Object instance = definition.newInstance();
    ParameterSet parameters =
        kernel.parameterSet(
            definition, Layout.of(definition).load("", instance), new ReentrantLock());
    return new LoadedModule(definition, kernel, parameters, instance, ModuleState.COMING);
  }

  /** {@code module_augment_kernel_taints}. */
  private void taint(LoadedModule module) {
    ModuleDefinition definition = module.definition();
    if (!definition.isInTree()) {
      taintOnce(module, Taint.OUT_OF_TREE_MODULE, "loading out-of-tree module taints kernel.");
    }
    if (!definition.tags("staging").isEmpty()) {
      kernel.taint(Taint.CRAP, module);
      warn(
          module,
          "module is from the staging directory, the quality is unknown, you have been"
              + " warned.");
    }
    String license = definition.tags("license").stream().findFirst().orElse("unspecified");
    if (!GPL_COMPATIBLE.contains(license)) {
      taintOnce(
          module, Taint.PROPRIETARY_MODULE, "module license '" + license + "' taints kernel.");
    }
    if (!definition.tags("test").isEmpty()) {
      taintOnce(module, Taint.TEST, "loading test module taints kernel.");
    }
    if (!definition.isSigned()) {
      kernel.reportUnsignedOnce(module.name());
      kernel.taint(Taint.UNSIGNED_MODULE, module);
    }
  }

  private void taintOnce(LoadedModule module, Taint taint, String warning) {
    if ((kernel.taint() & taint.mask()) == 0) {
      warn(module, warning);
    }
    kernel.taint(taint, module);
  }

  private void warn(LoadedModule module, String text) {
    module.print(LogLevel.WARNING, module.name() + ": " + text);
  }

  private void applyArguments(LoadedModule module, byte[] line) {
    if (line.length > LONGEST_LINE) {
      throw new LoadException(
          module.name(),
          Errno.ENOMEM,
          "its argument line of " + line.length + " bytes is longer than " + LONGEST_LINE);
    }
    ArgumentParser.Outcome outcome = module.parse(line);
    ArgumentReport report = outcome.report().of(module.definition(), line);
    if (outcome.failed()) {
      throw new RejectedArgumentsException(module.name(), Errno.of(-outcome.result()), report);
    }
    module.arguments(report);
    byte[] ignored = ignored(outcome);
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
   * What the kernel takes as the text after {@code --}. The parser returns either that text or an
   * error; a result that is neither is taken for the address of a text, which cannot be read.
   */
  private static byte @Nullable [] ignored(ArgumentParser.Outcome outcome) {
    return outcome.result() == 0 ? outcome.rest() : "(efault)".getBytes(StandardCharsets.UTF_8);
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
        kernel.taint(Taint.WARN, null);
      }
    }
    module.makeVisible();
  }

  private void initialize(LoadedModule module) {
    ModuleLifecycle lifecycle = module.definition().lifecycleOf(module.instance());
    int result;
    try {
      result = lifecycle.init(module);
    } catch (ErrnoException failure) {
      throw new InitFailedException(module.name(), failure.errno(), failure);
    }
    if (result < 0) {
      Errno errno = Errno.of(-Math.max(result, -Errno.MAX));
      throw new InitFailedException(module.name(), errno, null);
    }
    if (result > 0) {
      warnOfPositiveResult(module, result);
    }
  }

  private void warnOfPositiveResult(LoadedModule module, int result) {
    kernel
        .log()
        .print(
            LogLevel.WARNING,
            module.name(),
            LogText.of("do_init_module: '" + module.name() + "'->init suspiciously returned ")
                .add(result + ", it should follow 0/-E convention\n")
                .add("do_init_module: loading module anyway...")
                .toBytes());
  }

  /** {@code delete_module}. */
  void unload(String name) {
    LoadedModule module = table.beginUnload(name);
    try {
      module.definition().lifecycleOf(module.instance()).exit(module);
    } finally {
      table.remove(module);
      kernel.tell(listener -> listener.unloaded(module));
    }
  }
}
