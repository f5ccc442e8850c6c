// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.module.LogLevel;
import dev.modparam.param.memory.CallingKernel;
import java.nio.charset.StandardCharsets;

/**
 * The kernel as the set functions of a module see it.
 *
 * @param version the release that it answers as
 * @param log where records go
 * @param module the name of the module
 */
record ModuleKernel(KernelVersion version, KernelLog log, String module) implements CallingKernel {

  @Override
  public void error(String record) {
    log.print(LogLevel.ERR, module, record.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean takesTrueAndFalse() {
    return version.has(KernelFeature.BOOL_TAKES_TRUE_AND_FALSE);
  }

  @Override
  public boolean takesEnableAndDisable() {
    return version.has(KernelFeature.BOOL_TAKES_ENABLE_AND_DISABLE);
  }
}
