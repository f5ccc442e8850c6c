// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address that C code writes out: {@code &v}, {@code &v[2]}, {@code v} of an array, or {@code
 * (char *)&v + 2}.
 *
 * @param place the variable
 * @param offset how many bytes beyond its begin
 */
record CPointer(List<CToken> place, int offset) {

  private static final CPointer NONE = new CPointer(List.of(), 0);

  private static final Set<String> ONE_BYTE =
      Set.of("char*", "unsignedchar*", "signedchar*", "u8*", "s8*", "uint8_t*", "void*");

  /** Reads an address; the place is empty if it is of another form. */
  static CPointer read(List<CToken> tokens, CUnit unit) {
    int cast = castEnd(tokens);
    List<CToken> rest = tokens.subList(cast, tokens.size());
    int plus = lastPlus(rest);
    if (plus < 0) {
      return of(rest, 0, unit);
    }
    CValue offset = unit.constants().evaluate(rest.subList(plus + 1, rest.size()));
    boolean bytes = cast > 0 && ONE_BYTE.contains(CParams.name(tokens.subList(1, cast - 1)));
    return !bytes || offset == null || offset.bits() != (int) offset.bits()
        ? NONE
        : of(rest.subList(0, plus), (int) offset.bits(), unit);
  }

  private static CPointer of(List<CToken> tokens, int offset, CUnit unit) {
    if (tokens.size() > 1 && tokens.get(0).is("&")) {
      return new CPointer(tokens.subList(1, tokens.size()), offset);
    }
    CVariable variable = unit.place(tokens);
    return variable != null && variable.isArray() ? new CPointer(tokens, offset) : NONE;
  }

  /** Where a cast to a pointer ends; 0 if there is none. */
  private static int castEnd(List<CToken> tokens) {
    int at = 0;
    while (at < tokens.size() && !tokens.get(at).is(")")) {
      at++;
    }
    boolean cast = at > 1 && at < tokens.size() && tokens.get(0).is("(");
    return cast && tokens.get(at - 1).is("*") ? at + 1 : 0;
  }

  private static int lastPlus(List<CToken> tokens) {
    int at = tokens.size() - 1;
    while (at >= 0 && !tokens.get(at).is("+")) {
      at--;
    }
    return at > 0 && !tokens.get(at - 1).is("[") ? at : -1;
  }

  /** The array that a place is an element of, and which; null for another place. */
  static @Nullable Element element(List<CToken> place, CUnit unit) {
    int open = place.size() - 1;
    while (open > 0 && !place.get(open).is("[")) {
      open--;
    }
    if (open < 1 || !place.get(place.size() - 1).is("]")) {
      return null;
    }
    CValue index = unit.constants().evaluate(place.subList(open + 1, place.size() - 1));
    return index == null || index.bits() != (int) index.bits()
        ? null
        : new Element(CParams.name(place.subList(0, open)), (int) index.bits());
  }

  /**
   * An element of an array.
   *
   * @param array what the array is called
   * @param index which one it is
   */
  record Element(String array, int index) {}
}
