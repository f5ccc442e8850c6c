// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

/** Where a module is in its life ({@code enum module_state}). */
public enum ModuleState {
  /** Its arguments are read and its init function runs. */
  COMING,
  /** It is loaded. */
  LIVE,
  /** Its exit function runs. */
  GOING,
  /** It was unloaded, or its load failed. */
  GONE,
  /** It is part of the kernel and can be neither loaded nor unloaded. */
  BUILT_IN
}
