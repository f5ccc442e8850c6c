// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;

/** Fields of an own type are right for the compiler, too. */
class OwnTypesTest {

  private static final String CODE =
      """
      package drivers;
      import dev.modparam.module.*;
      import dev.modparam.param.ParamConverter;
      import java.time.Duration;
      @KernelModule(license = "GPL")
      public class Uart {
        enum Parity { NONE, ODD }
        static class Upper implements ParamConverter<String> {
          @Override public String word() { return "upper"; }
          @Override public String parse(String text) { return text; }
          @Override public String format(String value) { return value; }
          @Override public String zero() { return ""; }
        }
        @ModuleParam(description = "Parity") Parity parity = Parity.ODD;
        @ModuleParam(description = "Parities") Parity[] parities = new Parity[2];
        @ModuleParam(description = "Time") Duration timeout = Duration.ofSeconds(1);
        @ModuleParam(description = "Size", type = ModuleParam.Type.SIZE) long fifo = 4096;
        @ModuleParam(description = "Label", converter = Upper.class) String label = "A";
      }
      """;

  @Test
  void theyAreAccepted() {
    Compilation compilation = Compiling.check(CODE);
    assertThat(Compiling.said(compilation)).isEmpty();
  }
}
