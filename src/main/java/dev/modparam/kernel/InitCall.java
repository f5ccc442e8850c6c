// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.module.LogLevel;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import org.jspecify.annotations.Nullable;

/** Calls init functions: {@code do_init_module}, and {@code do_one_initcall} at boot. */
final class InitCall {

  private final RunningKernel kernel;

  InitCall(RunningKernel kernel) {
    this.kernel = kernel;
  }

  /** What an init function returned, or threw. */
  private record Result(int number, @Nullable ErrnoException thrown) {}

  /** Calls the init function of a module that is loaded. */
  void run(LoadedModule module) {
    Result result = call(module);
    int number = result.number();
    if (number == Errno.EEXIST.result() && kernel.has(KernelFeature.INIT_EEXIST_IS_EBUSY)) {
      number = Errno.EBUSY.result();
    }
    if (number < 0) {
      throw new InitFailedException(module.name(), number, result.thrown());
    }
    if (number > 0) {
      warnOfPositiveResult(module, number);
    }
  }

  /** Calls the init function of a built-in module. When it fails, the kernel goes on. */
  void runAtBoot(LoadedModule module) {
    int number = call(module).number();
    if (number != 0) {
      module.print(
          LogLevel.DEBUG,
          "initcall " + module.name() + "_init returned " + number + " after 0 usecs");
    }
  }

  private Result call(LoadedModule module) {
    Errno fault = kernel.faults().inInit(module.name());
    if (fault != null) {
      return new Result(fault.result(), null);
    }
    try {
      return new Result(module.definition().lifecycleOf(module.instance()).init(module), null);
    } catch (ErrnoException failure) {
      return new Result(failure.errno().result(), failure);
    }
  }

  private void warnOfPositiveResult(LoadedModule module, int result) {
    String convention =
        "init suspiciously returned " + result + ", it should follow 0/-E convention";
    if (kernel.has(KernelFeature.SHORT_INIT_RESULT_RECORD)) {
      module.print(LogLevel.WARNING, module.name() + ": " + convention);
    } else {
      module.print(
          LogLevel.WARNING,
          "do_init_module: '"
              + module.name()
              + "'->"
              + convention
              + "\ndo_init_module: loading module anyway...");
    }
  }
}
