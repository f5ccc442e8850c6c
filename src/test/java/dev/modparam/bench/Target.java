// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an argument line is applied to without this library. */
interface Target {

  /** Returns the values by the names of the parameters, as a loaded module would have them. */
  Map<String, @Nullable Object> values();

  /** Reads a boolean as argument lines write it, or picocli by itself. */
  static boolean parseBoolean(String text) {
    return switch (text) {
      case "1", "y", "Y", "true" -> true;
      case "0", "n", "N", "false" -> false;
      default -> throw new IllegalArgumentException("no boolean: " + text);
    };
  }
}
