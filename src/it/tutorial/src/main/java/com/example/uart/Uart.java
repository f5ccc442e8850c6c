// SPDX-License-Identifier: Apache-2.0
// snippet: tutorial-driver
package com.example.uart;

import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Errno;

/** A serial port. Each annotated field is a parameter; its initializer is the default. */
@KernelModule(description = "Example serial port")
public final class Uart implements ModuleLifecycle {

  @ModuleParam(min = 300, max = 4_000_000, description = "Bits per second")
  private int baud = 115_200;

  @ModuleParam(description = "Parity: none, even or odd")
  private String parity = "none";

  @ModuleParam(description = "Interrupt lines")
  private int[] irqs = {4, 3};

  @ModuleParam(permissions = 0644, description = "Log each byte that is sent")
  private volatile boolean debug;

  private int sent;

  @Override
  public int init(ModuleContext module) {
    boolean known = parity.equals("none") || parity.equals("even") || parity.equals("odd");
    return known ? 0 : Errno.EINVAL.result();
  }

  /** Sends a byte; returns how many bits that took. */
  public int send(int value) {
    sent++;
    return parity.equals("none") ? 10 : 11;
  }

  public int baud() {
    return baud;
  }

  public int[] irqs() {
    return irqs.clone();
  }

  public boolean logsEachByte() {
    return debug;
  }

  public int sent() {
    return sent;
  }
}
// end
