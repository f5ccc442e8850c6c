// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Variable;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about a text that a parameter refused: noted while the variable is locked,
 * as what it says depends on where its set function stopped.
 */
final class Refusal {

  private @Nullable String detail;

  /** Returns a clause for a person, or null. */
  @Nullable String detail() {
    return detail;
  }

  /** Notes the result of a set function; nothing for a success. */
  int of(int result, Variable<?> variable, byte[] text, int from, int to) {
    if (result != 0) {
      detail = result < 0 ? variable.explain(text, from, to, result) : null;
    }
    return result;
  }

  /** Notes a reason that has nothing to do with the text. */
  int of(int result, String reason) {
    detail = reason;
    return result;
  }
}
