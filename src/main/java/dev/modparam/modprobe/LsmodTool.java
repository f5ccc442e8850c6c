// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import java.util.List;
import java.util.Locale;

/** The command {@code lsmod}: {@code do_lsmod}. */
final class LsmodTool {

  private final KernelModules kernel;
  private final ToolOutput out;

  LsmodTool(KernelModules kernel, ToolOutput out) {
    this.kernel = kernel;
    this.out = out;
  }

  /** Returns the exit status. */
  int run(List<String> arguments) {
    if (!arguments.isEmpty()) {
      out.usage("Usage: lsmod");
      return 1;
    }
    out.print("Module                  Size  Used by\n");
    for (String name : kernel.loaded()) {
      kernel.status(name).ifPresent(status -> print(name, status));
    }
    return 0;
  }

  private void print(String name, KernelModules.Status status) {
    String holders = String.join(",", kernel.holders(name));
    out.print(
        String.format(
            Locale.ROOT,
            "%-19s %8d  %d%s\n",
            name,
            status.size(),
            status.references(),
            holders.isEmpty() ? "" : " " + holders));
  }
}
