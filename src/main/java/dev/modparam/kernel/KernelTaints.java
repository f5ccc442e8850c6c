// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What taints a kernel, and the records about it, some of which are written once a boot. */
final class KernelTaints {

  /** {@code license_is_gpl_compatible}. */
  private static final Set<String> GPL_COMPATIBLE =
      Set.of(
          "GPL",
          "GPL v2",
          "GPL and additional rights",
          "Dual BSD/GPL",
          "Dual MIT/GPL",
          "Dual MPL/GPL");

  /** Modules that are proprietary whatever their licence says. */
  private static final Set<String> PROPRIETARY = Set.of("driverloader", "lve");

  private final KernelLog log;
  private final KernelVersion version;
  private final AtomicLong mask = new AtomicLong();
  private final AtomicBoolean locksReported = new AtomicBoolean();
  private final AtomicBoolean livePatchReported = new AtomicBoolean();
  private final AtomicBoolean unsignedReported = new AtomicBoolean();

  KernelTaints(KernelLog log, KernelVersion version) {
    this.log = log;
    this.version = version;
  }

  long mask() {
    return mask.get();
  }

  boolean has(Taint taint) {
    return (mask.get() & taint.mask()) != 0;
  }

  void add(long bits) {
    mask.updateAndGet(before -> before | bits);
  }

  /** {@code add_taint}, of a module if there is one. */
  void add(Taint taint, @Nullable ModuleTaints module) {
    add(taint.mask());
    if (module != null) {
      module.add(taint);
    }
  }

  /** The same for what makes the lock checker useless ({@code LOCKDEP_NOW_UNRELIABLE}). */
  void addUnreliable(Taint taint, @Nullable ModuleTaints module) {
    if (!locksReported.getAndSet(true)) {
      log.print(LogLevel.WARNING, "Disabling lock debugging due to kernel taint");
    }
    add(taint, module);
  }

  /** {@code try_to_force_load}. */
  void force(ModuleTaints module, String reason) {
    if (!has(Taint.FORCED_MODULE)) {
      warn(module, reason + ": kernel tainted.");
    }
    addUnreliable(Taint.FORCED_MODULE, module);
  }

  /** What a module says of itself: its place, quality, licence. */
  void addDeclared(ModuleDefinition definition, ModuleTaints module) {
    if (!definition.isInTree()) {
      addOnce(module, Taint.OUT_OF_TREE_MODULE, "loading out-of-tree module taints kernel.");
    }
    if (!definition.tags("staging").isEmpty()) {
      add(Taint.CRAP, module);
      warn(
          module,
          "module is from the staging directory, the quality is unknown, you have been"
              + " warned.");
    }
    if (!definition.tags("livepatch").isEmpty()) {
      add(Taint.LIVE_PATCH, module);
      noteOnce(livePatchReported, module, "tainting kernel with TAINT_LIVEPATCH");
    }
    String license = definition.tags("license").stream().findFirst().orElse("unspecified");
    if (!GPL_COMPATIBLE.contains(license)) {
      if (!has(Taint.PROPRIETARY_MODULE)) {
        warn(module, "module license '" + license + "' taints kernel.");
      }
      addUnreliable(Taint.PROPRIETARY_MODULE, module);
    }
    if (!definition.tags("test").isEmpty() && version.has(KernelFeature.TEST_MODULES_TAINT)) {
      addOnce(module, Taint.TEST, "loading test module taints kernel.");
    }
  }

  /** What the kernel finds out: the signature, and names that it knows. */
  void addFound(ModuleTaints module, boolean proprietaryBefore, boolean signed) {
    if (!signed) {
      noteOnce(
          unsignedReported,
          module,
          "module verification failed: signature and/or required key missing - tainting kernel");
      add(Taint.UNSIGNED_MODULE, module);
    }
    if (module.module().equals("ndiswrapper")) {
      addUnreliable(Taint.PROPRIETARY_MODULE, null);
    }
    if (PROPRIETARY.contains(module.module())) {
      addUnreliable(Taint.PROPRIETARY_MODULE, module);
    }
    if (!proprietaryBefore && has(Taint.PROPRIETARY_MODULE)) {
      warn(module, "module license taints kernel.");
    }
  }

  private void addOnce(ModuleTaints module, Taint taint, String warning) {
    if (!has(taint)) {
      warn(module, warning);
    }
    add(taint, module);
  }

  private void noteOnce(AtomicBoolean reported, ModuleTaints module, String text) {
    if (!reported.getAndSet(true)) {
      print(LogLevel.NOTICE, module, text);
    }
  }

  private void warn(ModuleTaints module, String text) {
    print(LogLevel.WARNING, module, text);
  }

  private void print(LogLevel level, ModuleTaints module, String text) {
    String name = module.module();
    log.print(level, name, (name + ": " + text).getBytes(StandardCharsets.UTF_8));
  }
}
