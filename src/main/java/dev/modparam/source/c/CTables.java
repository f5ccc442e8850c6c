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
   * @param memory the variable
   * @param length its length
   * @param counter the address of the counter of an array
   * @param element the type word of an element; null for a string
   */
  record Table(
      CPointer memory, List<CToken> length, List<CToken> counter, @Nullable String element) {}

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
      return new Table(memory(table, "string"), member(table, "maxlen"), List.of(), null);
    }
    String element = CParams.name(member(table, "ops"));
    String word = element.replace("&param_ops_", "");
    List<CToken> counter = member(table, "num");
    return CTypeCheck.words().contains(word)
        ? new Table(
            memory(table, "elem"),
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

  /** The variable; the first element of an array stands for all of it. */
  private CPointer memory(CVariable table, String name) {
    CPointer memory = CPointer.read(member(table, name), unit);
    List<CToken> place = memory.place();
    int size = place.size();
    boolean first =
        size > 3 && place.get(size - 3).is("[") && place.get(size - 2).text().equals("0");
    return first ? new CPointer(place.subList(0, size - 3), memory.offset()) : memory;
  }
}
