// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A macro with its arguments, outside of any function.
 *
 * @param macro its name
 * @param arguments the tokens of each
 * @param prefix what {@code MODULE_PARAM_PREFIX} stands for at this place
 * @param condition the {@code #if} that it depends on, or null
 */
public record CInvocation(
    CToken macro, List<List<CToken>> arguments, List<CToken> prefix, @Nullable String condition) {

  /** The tokens of an argument; none if there is no such argument. */
  public List<CToken> argument(int index) {
    return index < arguments.size() ? arguments.get(index) : List.of();
  }

  /** Where an argument begins. */
  public int offset(int index) {
    List<CToken> tokens = argument(index);
    return tokens.isEmpty() ? macro.offset() : tokens.get(0).offset();
  }
}
