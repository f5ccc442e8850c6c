// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** What the check advises, and how it is asked not to. */
class WarningsTest {

  private static final String CODE =
      """
      import dev.modparam.module.*;
      @KernelModule(
          license = "")
      class Driver {
        @ModuleParam(description = "How many",
            permissions = 0644)
        int lines;

        @ModuleParam
        int size;

        @ModuleParam(description = "Log more", permissions = 0644)
        volatile boolean debug;

        @ModuleParam(description = "Speeds", permissions = 0644)
        int[] speeds = {1};
      }
      """;

  private static Compiling.Said warning(int line, String message) {
    return new Compiling.Said(Diagnostic.Kind.WARNING, line, message);
  }

  @Test
  void whatIsAllowedAndStrangeIsAWarning() {
    assertThat(Compiling.said(Compiling.check(CODE)))
        .containsExactlyInAnyOrder(
            warning(3, "module driver has no licence, which taints a kernel"),
            warning(
                6,
                "parameter lines can be written through its file: make the field volatile, so that"
                    + " other threads see the new value"),
            warning(10, "parameter size has no description"));
  }

  @Test
  void warningsCanBeLeftOut() {
    assertThat(Compiling.said(Compiling.check(CODE, "-Amodparam.warnings=none"))).isEmpty();
  }
}
