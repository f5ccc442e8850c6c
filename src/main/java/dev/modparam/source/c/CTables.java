// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code struct kparam_array} and {@code struct kparam_string} that a file writes out. */
final class CTables {

  /**
   * What such a structure says.
   *
   * @param place the variable
   * @param length its length
   * @param counter the address of the counter of an array
   * @param element the type word of an element; null for a string
   */
  record Table(
      List<CToken> place, List<CToken> length, List<CToken> counter, @Nullable String element) {}

  private final CUnit unit;

  CTables(CUnit unit) {
    this.unit = unit;
  }

  /** Reads the structure that a parameter points to; null if it does not point to one. */
  @Nullable Table read(List<CToken> operations, List<CToken> pointer) {
    String ops = CParams.name(operations);
    boolean array = ops.equals("&param_array_ops");
    CVariable table = array || ops.equals("&param_ops_string") ? unit.place(target(pointer)) : null;
    if (table == null || table.initializer() == null) {
      return null;
    }
    if (!array) {
      return new Table(address(member(table, "string")), member(table, "maxlen"), List.of(), null);
    }
    String element = CParams.name(member(table, "ops"));
    String word = element.replace("&param_ops_", "");
    List<CToken> counter = member(table, "num");
    return CTypeCheck.words().contains(word)
        ? new Table(
            address(member(table, "elem")),
            member(table, "max"),
            counter.isEmpty() ? List.of(new CToken(CToken.Kind.WORD, 0, "NULL")) : counter,
            word)
        : null;
  }

  private List<CToken> member(CVariable table, String name) {
    List<CToken> value = new CParts(table.initializer(), unit).member(name, null);
    return value == null ? List.of() : value;
  }

  /** What {@code &x}, {@code .arr = &x} or {@code &x[0]} leads to. */
  private static List<CToken> target(List<CToken> pointer) {
    int from = 0;
    while (from < pointer.size() && !pointer.get(from).is("&")) {
      from++;
    }
    return pointer.subList(Math.min(pointer.size(), from + 1), pointer.size());
  }

  private static List<CToken> address(List<CToken> value) {
    List<CToken> bare =
        value.size() > 1 && value.get(0).is("&") ? value.subList(1, value.size()) : value;
    int size = bare.size();
    boolean first = size > 3 && bare.get(size - 3).is("[") && bare.get(size - 2).text().equals("0");
    return first ? bare.subList(0, size - 3) : bare;
  }
}
