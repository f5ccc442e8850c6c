// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.handles;

import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleParam;
import java.time.Duration;

/** A driver that needs something from who makes it, with parameters of own types. */
@KernelModule(description = "A bridge")
final class Bridge {

  enum Width {
    NARROW,
    WIDE
  }

  @ModuleParam(description = "Width of the bus")
  private Width width = Width.NARROW;

  @ModuleParam(permissions = 0644, description = "How long to wait")
  private volatile Duration timeout;

  Bridge(Duration timeout) {
    this.timeout = timeout;
  }

  String state() {
    return width + " " + timeout;
  }
}
