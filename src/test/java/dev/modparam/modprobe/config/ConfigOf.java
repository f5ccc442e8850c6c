// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import dev.modparam.files.FileRoot;

/** Configurations of a root in memory that has links. */
public final class ConfigOf {

  private ConfigOf() {}

  @SuppressWarnings("exports") // tests are in the module
  public static ModprobeConfig.Builder root(FileRoot root) {
    return ModprobeConfig.builder().root(root);
  }
}
