// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * A test class that cannot run, and what the extension says to it.
 *
 * @param sample the class, with one test
 * @param type the innermost failure of this type is meant
 * @param message parts of its message
 */
record Misuse(Class<?> sample, Class<?> type, List<String> message) {

  static Misuse of(Class<?> sample, Class<?> type, String... message) {
    return new Misuse(sample, type, List.of(message));
  }

  void check() {
    assertThat(causeOf(Kit.run(sample).onlyFailure()))
        .hasMessageContainingAll(message.toArray(String[]::new));
  }

  private Throwable causeOf(Throwable failure) {
    Throwable at = failure;
    Throwable cause = at.getCause();
    while (cause != null && (!type.isInstance(at) || type.isInstance(cause))) {
      at = cause;
      cause = at.getCause();
    }
    assertThat(at).isInstanceOf(type);
    return at;
  }

  @Override
  public String toString() {
    return sample.getSimpleName();
  }
}
