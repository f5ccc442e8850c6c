// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Variables outside any module, for tests of types. */
final class Cells {

  private Cells() {}

  static <T extends @Nullable Object> Variable<T> cell(ParamType<T> type) {
    return cell(Param.of("p", type));
  }

  static <T extends @Nullable Object> Variable<T> cell(Param<T> param) {
    return Variables.of(List.of(param), "").of(param);
  }

  /** Sets a variable and returns the name of the error, or OK. */
  static String set(Variable<?> variable, String text) {
    return outcome(variable.set(text));
  }

  static String outcome(int result) {
    return result == 0 ? "OK" : result < 0 ? Errno.of(-result).name() : Integer.toString(result);
  }

  static String shown(Variable<?> variable) {
    Page page = new Page();
    variable.get(page);
    return page.toString();
  }

  /** Sets a variable and returns what it wrote to the log. */
  static List<String> logOf(Variable<?> variable, String text) {
    List<String> records = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    variable.set(bytes, 0, bytes.length, (level, words) -> records.add(level + " " + words));
    return records;
  }

  /** What is said about a text after it was refused. */
  static @Nullable String explained(Variable<?> variable, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int result = variable.set(bytes, 0, bytes.length, Printk.NONE);
    return variable.explain(bytes, 0, bytes.length, result);
  }
}
