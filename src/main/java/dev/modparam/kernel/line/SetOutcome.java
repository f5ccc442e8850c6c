// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import org.jspecify.annotations.Nullable;

/**
 * What became of a set.
 *
 * @param result 0, a negative error number, or the positive result of an own set function
 * @param detail a clause for a person that says why it was refused, or null
 */
public record SetOutcome(int result, @Nullable String detail) {

  /** The parameter took the value. */
  public static final SetOutcome DONE = new SetOutcome(0, null);
}
