// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of {@link Driver#SMALL} as fields, set by a switch. */
final class HandWrittenDriver extends HandWritten {

  private boolean debug;
  private int bufferSize = 4096;
  private @Nullable String name;
  private final int[] irqs = new int[16];
  private int irqCount;

  @Override
  void assign(String parameter, String value) {
    switch (parameter) {
      case "debug" -> debug = Target.parseBoolean(value);
      case "buffer_size" -> bufferSize = Integer.decode(value);
      case "name" -> name = value;
      case "irqs" -> assignIrqs(value.split(","));
      default -> throw new IllegalArgumentException("no parameter: " + parameter);
    }
  }

  private void assignIrqs(String[] values) {
    if (values.length > irqs.length) {
      throw new IllegalArgumentException("too many values: " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      irqs[i] = Integer.decode(values[i]);
    }
    irqCount = values.length;
  }

  @Override
  public Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("debug", debug);
    values.put("buffer_size", bufferSize);
    values.put("name", name);
    values.put("irqs", List.of(Arrays.stream(irqs, 0, irqCount).boxed().toArray()));
    return values;
  }
}
