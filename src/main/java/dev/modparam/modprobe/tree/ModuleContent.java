// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.binary.Modinfo;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;

/** What a module declares, found when it is asked for. */
interface ModuleContent {

  ModuleDefinition definition() throws IOException;

  /** Whether the definition has the parameters of the module. */
  default boolean isComplete() {
    return true;
  }

  /** What {@code modinfo} shows: without a file, what a compiled one would hold. */
  default Modinfo modinfo() throws IOException {
    return Modinfo.of(definition());
  }

  /** The number of the build; empty if there is no file, or none in it. */
  default String buildId() throws IOException {
    return "";
  }
}
