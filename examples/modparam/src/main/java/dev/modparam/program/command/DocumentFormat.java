// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import java.util.Locale;

/** How a command prints what may go into a document, too. */
enum DocumentFormat {
  TEXT,
  JSON,
  MARKDOWN;

  /** As people write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
