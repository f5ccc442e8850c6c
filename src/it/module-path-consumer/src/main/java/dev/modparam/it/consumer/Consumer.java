// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.consumer;

import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import java.lang.invoke.MethodHandles;

/** A driver whose package is closed: its own lookup opens it. */
@KernelModule
final class Consumer {

  @ModuleParam(permissions = 0644)
  private volatile boolean debug;

  static ModuleDefinition definition() {
    return ModuleDefinition.ofClass(Consumer.class, MethodHandles.lookup());
  }

  boolean isDebug() {
    return debug;
  }
}
