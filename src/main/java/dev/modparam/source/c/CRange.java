// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements that {@code [first ... last]} designates.
 *
 * @param end the index of the token after the bracket that closes it
 */
record CRange(long first, long last, int end) {

  /** Reads the designator that an item begins with; null if it is not known. */
  static @Nullable CRange of(List<CToken> item, CConstants constants) {
    int dots = -1;
    int close = 1;
    int nested = 0;
    while (close < item.size() && (nested > 0 || !item.get(close).is("]"))) {
      CToken token = item.get(close);
      nested += token.opens() ? 1 : token.closes() ? -1 : 0;
      dots = token.is("...") ? close : dots;
      close++;
    }
    if (close + 1 >= item.size()) {
      return null;
    }
    CValue first = constants.evaluate(item.subList(1, dots < 0 ? close : dots));
    CValue last = dots < 0 ? first : constants.evaluate(item.subList(dots + 1, close));
    if (first == null || last == null) {
      return null;
    }
    boolean good = first.bits() >= 0 && last.bits() >= first.bits();
    return good && last.bits() < CInitializers.LONGEST
        ? new CRange(first.bits(), last.bits(), close + 1)
        : null;
  }
}
