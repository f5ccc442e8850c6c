// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Many ints in an array, found by a hash map. */
final class HandWrittenTable extends HandWritten {

  private final Map<String, Integer> positions = new HashMap<>();
  private final int[] numbers;

  HandWrittenTable(int count) {
    this.numbers = new int[count];
    for (int i = 0; i < count; i++) {
      positions.put("param_number_" + i, i);
    }
  }

  @Override
  void assign(String name, String value) {
    Integer position = positions.get(name);
    if (position == null) {
      throw new IllegalArgumentException("no parameter: " + name);
    }
    numbers[position] = Integer.decode(value);
  }

  @Override
  public Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new HashMap<>();
    positions.forEach((name, position) -> values.put(name, numbers[position]));
    return values;
  }
}
