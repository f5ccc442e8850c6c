// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.kernel.KernelBuilder;
import dev.modparam.kernel.KernelFiles;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.ParameterTable;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.opentest4j.AssertionFailedError;

/** A booted kernel with what was loaded into it, and what went wrong. Kept in a store. */
final class Machine {

  private final SimulatedKernel kernel;
  private final List<String> loaded = new ArrayList<>();
  private @Nullable LoadException expectedFailure;
  private @Nullable RuntimeException problem;
  private @Nullable AssertionFailedError unmet;

  private Machine(SimulatedKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Boots a kernel and loads the modules. A load that fails is thrown by {@link #verified} only, so
   * that its log can still be reported.
   */
  static Machine boot(Plan plan) {
    Setting.Failure expected = plan.failure();
    Machine machine = new Machine(kernel(plan));
    for (Setting.Load load : plan.loads()) {
      boolean mustFail = expected != null && expected.module().equals(load.definition().name());
      machine.load(load, mustFail ? expected : null);
      if (machine.problem != null || machine.unmet != null) {
        break;
      }
    }
    return machine;
  }

  private static SimulatedKernel kernel(Plan plan) {
    KernelBuilder builder = SimulatedKernel.builder();
    builder.builtIn(
        plan.builtIn().stream().map(Setting.InKernel::definition).toArray(ModuleDefinition[]::new));
    List<Setting.Boot> boot = plan.boot();
    String line =
        boot.stream()
            .map(Setting.Boot::words)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(" "));
    if (!line.isEmpty()) {
      builder.commandLine(line);
    }
    try {
      boot.forEach(setting -> setting.action().accept(builder));
      return builder.build();
    } catch (IllegalArgumentException failure) {
      throw new ExtensionConfigurationException(
          "the kernel cannot boot: " + failure.getMessage(), failure);
    }
  }

  private void load(Setting.Load load, Setting.@Nullable Failure expected) {
    try {
      LoadedModule module = kernel.insmod(load.definition(), load.arguments());
      loaded.add(module.name());
      if (expected != null) {
        unmet = failed(expected, load, "it was loaded:\n" + ParameterTable.of(module), null);
      }
    } catch (LoadException failure) {
      if (expected == null) {
        problem = failure;
      } else if (expected.errno() != null && !expected.errno().equals(failure.errno())) {
        unmet = failed(expected, load, "it failed with " + failure.errno(), failure);
      } else {
        expectedFailure = failure;
      }
    }
  }

  private static AssertionFailedError failed(
      Setting.Failure expected, Setting.Load load, String but, @Nullable LoadException cause) {
    String message =
        "Loading "
            + load.definition().name()
            + " with \""
            + load.arguments()
            + "\" had to fail"
            + (expected.errno() == null ? "" : " with " + expected.errno())
            + " ("
            + expected.source()
            + "), but "
            + but;
    return new AssertionFailedError(message, cause);
  }

  /** Returns this if all loads went as declared, else throws what went wrong. */
  Machine verified() {
    if (problem != null) {
      throw problem;
    }
    if (unmet != null) {
      throw unmet;
    }
    return this;
  }

  SimulatedKernel kernel() {
    return kernel;
  }

  KernelFiles files(Plan plan) {
    return kernel.files(plan.user());
  }

  /** The names of the modules that were loaded for the test. */
  List<String> loaded() {
    return loaded;
  }

  @Nullable LoadException expectedFailure() {
    return expectedFailure;
  }

  /** What a failed test reports. */
  Map<String, String> report() {
    String dmesg = kernel.log().dmesg();
    return Map.of(
        "modparam.dmesg",
        dmesg.isEmpty() ? "(the log is empty)" : dmesg,
        "modparam.parameters",
        ParameterTable.of(kernel));
  }
}
