// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.kernel.KernelBuilder;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.ModprobeException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ErrnoException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.opentest4j.AssertionFailedError;

/** A booted kernel with what was loaded into it, and what went wrong. Kept in a store. */
final class BootedKernel implements AutoCloseable {

  private final SimulatedKernel kernel;
  private final List<String> loaded = new ArrayList<>();
  private final Map<Credentials, KernelFileSystem> fileSystems = new ConcurrentHashMap<>();
  private @Nullable ErrnoException expectedFailure;
  private final Plan plan;
  private @Nullable Throwable problem;

  private BootedKernel(SimulatedKernel kernel, Plan plan) {
    this.kernel = kernel;
    this.plan = plan;
  }

  /**
   * Boots a kernel and loads the modules. A load that fails is thrown by {@link #verify} only, so
   * that its log can still be reported.
   */
  static BootedKernel boot(Plan plan) {
    BootedKernel booted = new BootedKernel(kernel(plan), plan);
    booted.kernel.runAs(Credentials.ROOT, booted::loadAll);
    return booted;
  }

  private void loadAll() {
    Setting.Failure expected = plan.failure();
    Modprobe modprobe = plan.configuration().isEmpty() ? null : modprobe();
    for (Setting.Load load : plan.loads()) {
      if (plan.isUnfilled(load.source())) {
        throw new ExtensionConfigurationException(
            load.source() + " has a placeholder, but the test has no arguments");
      }
      boolean mustFail = expected != null && expected.module().equals(load.definition().name());
      load(modprobe, load, mustFail ? expected : null);
      if (problem != null) {
        break;
      }
    }
  }

  private static SimulatedKernel kernel(Plan plan) {
    KernelBuilder builder = SimulatedKernel.builder();
    builder.user(plan.isShared() ? Credentials.ROOT : plan.user());
    builder.addBuiltIn(
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

  /**
   * Makes a modprobe over the modules and the configuration of the plan.
   *
   * @throws ExtensionConfigurationException if the modules do not go together
   */
  Modprobe modprobe() {
    try {
      return ModprobeLoads.modprobe(kernel, plan);
    } catch (IllegalArgumentException problem) {
      throw new ExtensionConfigurationException(
          "modprobe cannot work: " + problem.getMessage(), problem);
    }
  }

  private void load(
      @Nullable Modprobe modprobe, Setting.Load load, Setting.@Nullable Failure expected) {
    try {
      LoadedModule module =
          modprobe == null
              ? kernel.insmod(load.definition(), load.arguments())
              : probe(modprobe, load);
      loaded.add(module.name());
      if (expected != null) {
        problem = failed(expected, load, "it was loaded:\n" + module.parameterTable(), null);
      }
    } catch (LoadException | ModprobeException failure) {
      if (expected == null) {
        problem = failure;
      } else if (expected.errno() != null && !expected.errno().equals(failure.errno())) {
        problem = failed(expected, load, "it failed with " + failure.errno(), failure);
      } else {
        expectedFailure = failure;
      }
    }
  }

  private LoadedModule probe(Modprobe modprobe, Setting.Load load) {
    String name = load.definition().name();
    if (!load.arguments().isEmpty() && kernel.module(name).isPresent()) {
      throw new ExtensionConfigurationException(
          load.source()
              + ": the arguments come too late, "
              + name
              + " is there already because another module needs it or because it is built in;"
              + " declare it first");
    }
    String[] words;
    try {
      words = ModprobeLoads.words(load.arguments());
    } catch (IllegalArgumentException problem) {
      throw new ExtensionConfigurationException(
          load.source() + ": " + problem.getMessage(), problem);
    }
    return modprobe.load(name, words);
  }

  private static AssertionFailedError failed(
      Setting.Failure expected, Setting.Load load, String but, @Nullable ErrnoException cause) {
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

  /** The load that failed, or the failure of a load that did not; null if all went as declared. */
  @Nullable Throwable problem() {
    return problem;
  }

  /**
   * Throws the problem, if there is one.
   *
   * @param wanted what is declared by now: an extension in a field of an instance is known late
   */
  void verify(Plan wanted, ExtensionContext context) {
    if (problem != null) {
      report(problem, context);
    }
    if (problem instanceof ErrnoException failure) {
      throw failure;
    } else if (problem instanceof AssertionFailedError failure) {
      throw failure;
    }
    if (!wanted.extensions().equals(plan.extensions())) {
      throw new ExtensionConfigurationException(
          "the kernel booted before an extension was known, of "
              + wanted.extensions()
              + "; make the field static");
    }
  }

  /** Runs a part of a test as a user. */
  void callAs(Credentials user, InvocationInterceptor.Invocation<@Nullable Void> code)
      throws Throwable {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    kernel.runAs(
        user,
        () -> {
          try {
            code.proceed();
          } catch (Throwable failure) {
            thrown.set(failure);
          }
        });
    Throwable failure = thrown.get();
    if (failure != null) {
      throw failure;
    }
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

  /** The files for the user of a plan, the same until they are closed. */
  KernelFileSystem fileSystem(Plan wanted) {
    return fileSystems.compute(
        wanted.user(),
        (user, files) ->
            files != null && files.isOpen() ? files : KernelFileSystem.of(kernel, user));
  }

  /** Closes the file systems; called by the store of JUnit when the test or the class is over. */
  @Override
  public void close() throws IOException {
    for (KernelFileSystem files : fileSystems.values()) {
      files.close();
    }
  }

  /** A {@link LoadException} or a {@link ModprobeException}, which may have one as its cause. */
  @Nullable ErrnoException expectedFailure() {
    return expectedFailure;
  }

  /** Shows the log and all parameters in a failure, and publishes them as report entries. */
  void report(Throwable failure, ExtensionContext context) {
    String log = kernel.log().dmesg();
    String dmesg = log.isEmpty() ? "(the log is empty)" : log;
    String parameters = kernel.parameterTable();
    KernelAtFailure.attach(failure, dmesg, parameters);
    context.publishReportEntry(Map.of("modparam.dmesg", dmesg, "modparam.parameters", parameters));
  }
}
