// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import java.util.Locale;

/** How far a kernel is locked down ({@code /sys/kernel/security/lockdown}). */
public enum Lockdown {
  /** Not at all. */
  NONE,
  /** What could change the running kernel is refused: hardware parameters, unsigned modules. */
  INTEGRITY,
  /** What could read its secrets, too. */
  CONFIDENTIALITY;

  /** The word that the file shows and takes. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
