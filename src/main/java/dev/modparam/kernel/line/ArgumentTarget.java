// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.args.scan.ArgumentReader;
import dev.modparam.module.LogLevel;
import dev.modparam.param.Param;
import org.jspecify.annotations.Nullable;

/** What an argument line is for: one module, or all built-in code. */
interface ArgumentTarget {

  /** Whom the records about bad arguments name: a module, or {@code Booting kernel}. */
  String subject();

  /** Finds a parameter by the bytes of its name; null if there is none. */
  @Nullable Parameter find(byte[] line, int from, int to);

  /**
   * Deals with an argument that is not a parameter.
   *
   * @return whether to report it; false if it is silently fine
   */
  boolean unknown(byte[] line, ArgumentReader argument);

  /** Explains why a parameter refused a value, if the slip has a name. */
  default @Nullable String hint(Param<?> param, String value) {
    return null;
  }

  /** Explains a word that no parameter has the name of, if the slip has a name. */
  default @Nullable String hint(String word, String before) {
    return null;
  }

  /** Finds the parameter that somebody may have meant, or null. */
  default @Nullable String nearest(String name) {
    return null;
  }

  /** Writes a record of level 3 or 4 about the line. */
  void log(LogLevel level, byte[] text);
}
