// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import java.util.Locale;

/** How a command prints a list: for people, or for programs. */
enum ShortFormat {
  TEXT,
  JSON;

  /** As people write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
