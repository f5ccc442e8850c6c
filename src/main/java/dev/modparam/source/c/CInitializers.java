// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.c.token.CStrings;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What variables hold at the start, and how long arrays are. */
final class CInitializers {

  /** The longest array that is modelled. */
  static final int LONGEST = 65_536;

  /** How many lengths may depend on each other in a row. */
  private static final int DEEPEST = 64;

  /** A known value, which may be a NULL pointer. */
  record Known(@Nullable Object value) {}

  private final CUnit unit;
  private final Map<String, Integer> lengths = new HashMap<>();

  private int depth;

  /** How many elements ranges may still fill: a few letters can ask for many. */
  private int budget = 1 << 20;

  CInitializers(CUnit unit) {
    this.unit = unit;
  }

  /** What a variable holds at the start, seen as a type; null if this file does not tell. */
  @Nullable Known value(CVariable variable, ParamType<?> type) {
    if (variable.external()) {
      return null;
    }
    List<CToken> initializer = variable.initializer();
    if (type instanceof ArrayType<?> array) {
      List<@Nullable Object> values =
          initializer == null ? List.of() : elements(initializer, array.element(), array.max());
      return values == null ? null : new Known(Collections.unmodifiableList(values));
    }
    return initializer == null ? new Known(type.zero()) : scalar(initializer, type);
  }

  private @Nullable Known scalar(List<CToken> tokens, ParamType<?> type) {
    if (type.kind() instanceof ParamKind.Buffer) {
      return buffer(tokens);
    }
    if (type.equals(ParamTypes.CHARP)) {
      return pointer(tokens);
    }
    CValue value = unit.constants().number(tokens);
    CValue whole = value == null ? null : value.integer();
    if (value == null || whole == null) {
      return null;
    }
    if (type instanceof IntegerType<?> integer) {
      Object number = integer.ofBits(whole.bits());
      boolean lost = value.real() && !String.valueOf(number).equals(String.valueOf(whole.bits()));
      return lost ? null : new Known(number);
    }
    return new Known(type.equals(ParamTypes.BINT) ? (Object) (int) whole.bits() : !value.isZero());
  }

  private @Nullable Known pointer(List<CToken> tokens) {
    if (CToken.isNull(tokens)) {
      return new Known(null);
    }
    String text = CStrings.text(tokens);
    return text == null ? null : new Known(text);
  }

  /** A buffer is filled by a string, perhaps in braces, or by nothing but zeros. */
  private @Nullable Known buffer(List<CToken> tokens) {
    List<CToken> inner = tokens;
    if (CPlace.isBraced(tokens)) {
      inner = tokens.subList(1, tokens.size() - 1);
      CValue first = inner.size() == 1 ? unit.constants().evaluate(inner) : null;
      if (inner.isEmpty() || (first != null && first.bits() == 0)) {
        return new Known("");
      }
    }
    String text = CStrings.text(inner);
    return text == null ? null : new Known(text);
  }

  /** Cuts tokens at the commas that are in no bracket; a last empty piece is left out. */
  static List<List<CToken>> split(List<CToken> tokens) {
    List<List<CToken>> pieces = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at < tokens.size(); at++) {
      CToken token = tokens.get(at);
      depth += token.opens() ? 1 : token.closes() ? -1 : 0;
      if (depth == 0 && token.is(",")) {
        pieces.add(tokens.subList(from, at));
        from = at + 1;
      }
    }
    if (from < tokens.size()) {
      pieces.add(tokens.subList(from, tokens.size()));
    }
    return pieces;
  }

  /** One part of a list: the first and last index that it fills, and with what. */
  private record Part(int first, int last, List<CToken> value) {}

  private @Nullable Part part(List<CToken> item, int next) {
    if (item.isEmpty() || !item.get(0).is("[")) {
      return item.isEmpty() ? null : new Part(next, next, item);
    }
    CRange range = CRange.of(item, unit.constants());
    if (range == null || range.end() + 1 >= item.size() || !item.get(range.end()).is("=")) {
      return null;
    }
    List<CToken> value = item.subList(range.end() + 1, item.size());
    return new Part((int) range.first(), (int) range.last(), value);
  }

  private @Nullable List<@Nullable Object> elements(
      List<CToken> initializer, ParamType<?> element, int room) {
    if (!CPlace.isBraced(initializer)) {
      return null;
    }
    List<@Nullable Object> values = new ArrayList<>();
    int next = 0;
    for (List<CToken> item : split(initializer.subList(1, initializer.size() - 1))) {
      if (next >= room && !item.isEmpty() && !item.get(0).is("[")) {
        continue; // the compiler warns and drops it
      }
      Part part = part(item, next);
      Known value = part == null ? null : scalar(part.value(), element);
      if (part == null || value == null || part.last() >= room) {
        return null;
      }
      budget -= part.last() - Math.min(part.first(), values.size()) + 1;
      if (budget < 0) {
        return null;
      }
      fill(values, part, value.value(), element.zero());
      next = part.last() + 1;
    }
    return values;
  }

  private static void fill(
      List<@Nullable Object> values, Part part, @Nullable Object value, @Nullable Object zero) {
    while (values.size() <= part.last()) {
      values.add(zero);
    }
    for (int i = part.first(); i <= part.last(); i++) {
      values.set(i, value);
    }
  }

  /** The number of elements of an array; 0 if this file does not tell. */
  int length(CVariable variable) {
    Integer known = lengths.get(variable.name());
    if (known != null) {
      return known;
    }
    if (depth == DEEPEST) {
      return 0;
    }
    lengths.put(variable.name(), 0);
    depth++;
    int length = computeLength(variable);
    depth--;
    lengths.put(variable.name(), length);
    return length;
  }

  private int computeLength(CVariable variable) {
    if (variable.dimensions().size() != 1) {
      return 0;
    }
    List<CToken> dimension = variable.dimensions().get(0);
    if (dimension.isEmpty()) {
      List<CToken> initializer = variable.initializer();
      return initializer == null ? 0 : count(initializer);
    }
    CValue value = unit.constants().evaluate(dimension);
    long length = value == null ? 0 : value.bits();
    return length > 0 && length <= Integer.MAX_VALUE ? (int) length : 0;
  }

  private int count(List<CToken> initializer) {
    if (!CPlace.isBraced(initializer)) {
      return CStrings.size(initializer);
    }
    int next = 0;
    int count = 0;
    for (List<CToken> item : split(initializer.subList(1, initializer.size() - 1))) {
      Part part = part(item, next);
      if (part == null) {
        return 0;
      }
      next = part.last() + 1;
      count = Math.max(count, next);
    }
    return count;
  }
}
