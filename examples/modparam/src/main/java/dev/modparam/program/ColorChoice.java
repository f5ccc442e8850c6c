// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import java.util.Locale;

/** When to print in colours. */
enum ColorChoice {
  AUTO,
  ALWAYS,
  NEVER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
