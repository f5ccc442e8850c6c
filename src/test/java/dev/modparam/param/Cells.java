// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Variables outside any module, for tests of types. */
final class Cells {

  private Cells() {}

  static <T extends @Nullable Object> TestCell<T> cell(ParamType<T> type) {
    return cell(Param.of("p", type));
  }

  static <T extends @Nullable Object> TestCell<T> cell(Param<T> param) {
    return TestStore.of(List.of(param), "").of(param);
  }

  /** Sets a variable and returns the name of the error, or OK. */
  static String set(TestCell<?> variable, String text) {
    return outcome(variable.set(text));
  }

  static String outcome(int result) {
    return result == 0 ? "OK" : result < 0 ? Errno.of(-result).name() : Integer.toString(result);
  }

  static String shown(TestCell<?> variable) {
    return variable.shown();
  }

  /** Sets a variable and returns what it wrote to the log. */
  static List<String> logOf(TestCell<?> variable, String text) {
    return variable.logOf(text);
  }

  /** What is said about a text after it was refused. */
  static @Nullable String explained(TestCell<?> variable, String text) {
    return variable.explained(text);
  }
}
