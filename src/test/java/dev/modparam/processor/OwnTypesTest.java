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
        record Percent() implements ParamConverter<Integer> {
          @Override public String word() { return "percent"; }
          @Override public Integer parse(String text) {
            return Integer.valueOf(text.replace("%", ""));
          }
          @Override public String format(Integer value) { return value + "%"; }
          @Override public Integer zero() { return 0; }
        }
        @ModuleParam(description = "Load", converter = Percent.class) int load = 5;
        @ModuleParam(description = "Loads", converter = Percent.class) int[] loads = {5, 6};
        @ModuleParam(description = "Parity") Parity parity = Parity.ODD;
        @ModuleParam(description = "Parities") Parity[] parities = new Parity[2];
        @ModuleParam(description = "Time") Duration timeout = Duration.ofSeconds(1);
        @ModuleParam(description = "Size", type = ModuleParam.Type.SIZE) long fifo = 4096;
        @ModuleParam(description = "Label", converter = Upper.class) String label = "A";
      }
      """;

  @Test
  void aConverterWhoseValuesMayFitIsLeftToARun() {
    assertThat(
            Compiling.said(
                Compiling.check(
                    """
                    package drivers;
                    import dev.modparam.module.*;
                    import dev.modparam.param.ParamConverter;
                    @KernelModule
                    class Driver {
                      static class Texts<T extends CharSequence> implements ParamConverter<T> {
                        @Override public String word() { return "texts"; }
                        @Override public T parse(String text) { return zero(); }
                        @Override public String format(T value) { return value.toString(); }
                        @SuppressWarnings("unchecked")
                        @Override public T zero() { return (T) ""; }
                      }
                      static class Any extends Texts<CharSequence> {}
                      @ModuleParam(description = "Any text", converter = Any.class)
                      String any = "";
                      @ModuleParam(description = "A text", converter = Texts.class)
                      String text = "";
                      @ModuleParam(description = "A part", converter = Any.class)
                      CharSequence part = "";
                    }
                    """)))
        .isEmpty();
  }

  @Test
  void theyAreAccepted() {
    Compilation compilation = Compiling.check(CODE);
    assertThat(Compiling.said(compilation)).isEmpty();
  }
}
