// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.module.LogLevel;
import dev.modparam.param.memory.CallingKernel;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The kernel as the set functions of a module see it.
 *
 * @param features what its release does differently
 * @param log where records go
 * @param module the name of the module
 */
public record ModuleKernel(Set<KernelFeature> features, Printk log, String module)
    implements CallingKernel {

  @Override
  public void error(String record) {
    log.print(LogLevel.ERR, module, record.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean takesTrueAndFalse() {
    return features.contains(KernelFeature.BOOL_TAKES_TRUE_AND_FALSE);
  }

  @Override
  public boolean takesEnableAndDisable() {
    return features.contains(KernelFeature.BOOL_TAKES_ENABLE_AND_DISABLE);
  }
}
