// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A line with all who can apply it.
 *
 * @param module who takes the line
 * @param line the line
 * @param simpleLine the same for who cannot read quotes
 * @param words the same as options of a command
 * @param values what the line says, with the defaults of what it does not say
 * @param simpleValues what the simple line says
 * @param handWritten who takes the simple line
 * @param picocli who takes the words
 */
record ArgumentCase(
    ModuleDefinition module,
    String line,
    String simpleLine,
    List<String> words,
    Map<String, @Nullable Object> values,
    Map<String, @Nullable Object> simpleValues,
    HandWritten handWritten,
    Picocli picocli) {

  private static final int HUNDRED = 100;

  static ArgumentCase named(String name) {
    return switch (name) {
      case "two" -> plain(Lines.TWO, values(true, 8192, null, List.of()));
      case "four" -> quoted();
      case "array16" -> plain(Lines.array(16), values(false, 4096, null, multiples(7919, 16)));
      case "hundred" -> hundred();
      default -> throw new IllegalArgumentException("no line is called " + name);
    };
  }

  private static ArgumentCase plain(String line, Map<String, @Nullable Object> values) {
    return small(line, line, Picocli.words(line.split(" ")), values, values);
  }

  private static ArgumentCase quoted() {
    List<Integer> irqs = List.of(1, 2, 3, 4, 5, 6, 7, 8);
    return small(
        Lines.FOUR,
        Lines.FOUR.replace("\"eth zero\"", "eth0"),
        Picocli.words("debug=y", "buffer_size=0x2000", "name=eth zero", "irqs=1,2,3,4,5,6,7,8"),
        values(true, 8192, "eth zero", irqs),
        values(true, 8192, "eth0", irqs));
  }

  private static ArgumentCase small(
      String line,
      String simpleLine,
      List<String> words,
      Map<String, @Nullable Object> values,
      Map<String, @Nullable Object> simpleValues) {
    return new ArgumentCase(
        Driver.SMALL,
        line,
        simpleLine,
        words,
        values,
        simpleValues,
        new HandWrittenDriver(),
        new PicocliDriver());
  }

  private static ArgumentCase hundred() {
    String line = Lines.numbered(HUNDRED);
    Map<String, @Nullable Object> values = new HashMap<>();
    multiples(1000, HUNDRED).forEach(number -> values.put("param_number_" + number / 1000, number));
    return new ArgumentCase(
        Driver.numbered(HUNDRED),
        line,
        line,
        Picocli.words(line.split(" ")),
        values,
        values,
        new HandWrittenTable(HUNDRED),
        new PicocliTable(HUNDRED));
  }

  private static List<Integer> multiples(int factor, int count) {
    return IntStream.range(0, count).mapToObj(i -> i * factor).toList();
  }

  private static Map<String, @Nullable Object> values(
      boolean debug, int bufferSize, @Nullable String name, List<Integer> irqs) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("debug", debug);
    values.put("buffer_size", bufferSize);
    values.put("name", name);
    values.put("irqs", irqs);
    return values;
  }

  /** Returns the values of a loaded module by the names of its parameters. */
  static Map<String, @Nullable Object> valuesOf(LoadedModule module) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (Param<?> param : module.definition().parameters()) {
      values.put(param.name(), module.get(param));
    }
    return values;
  }
}
