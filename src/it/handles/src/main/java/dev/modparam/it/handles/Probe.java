// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.handles;

import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleParam;

/** A driver whose package is closed, with a private field. */
@KernelModule(description = "A probe")
final class Probe {

  @ModuleParam(permissions = 0644, description = "Log more")
  private volatile boolean debug;

  @ModuleParam(min = 1, max = 8, description = "How many lines")
  int lines = 2;

  boolean isDebug() {
    return debug;
  }
}
