// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests whose modules only a run knows, or of which there are several. */
class UnknownModulesTest {

  private static final String IMPORTS =
      "import dev.modparam.module.*; import dev.modparam.junit.*; import dev.modparam.param.*; ";

  private static final String DRIVERS =
      """

      @KernelModule class Uart { @ModuleParam(description = "Bits per second") int baud = 9600; }
      @KernelModule class Net { @ModuleParam(description = "Size") int mtu = 1500; }
      class Provider implements java.util.function.Supplier<ModuleDefinition> {
        public ModuleDefinition get() { return ModuleDefinition.of("provided"); }
      }
      """;

  private static List<Compiling.Said> said(String test) {
    return Compiling.said(Compiling.check(IMPORTS + test + DRIVERS));
  }

  private static Compiling.Said error(long line, String message) {
    return new Compiling.Said(Diagnostic.Kind.ERROR, line, message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@LoadModule(value = Uart.class, field = \"MODULE\")",
        "@LoadModule(resource = \"driver.c\")",
        "@LoadModule(Provider.class)",
        "@LoadModule(Uart.class) @LoadModule(Provider.class)",
      })
  void theirArgumentsAreLeftToARun(String loads) {
    assertThat(
            said(
                loads
                    + """

                    class SomeTest {
                      @ModuleArguments(value = "baud=fast", module = "other") void one() {}
                      @ModuleArguments("baud=fast") void two() {}
                      @ArgumentLines({"baud=fast"}) void three(String line) {}
                    }
                    """))
        .isEmpty();
  }

  @Test
  void linesOfATestThatLoadsNothingAreLeftToIt() {
    assertThat(
            said(
                """
                class SomeTest {
                  @ArgumentLines({"baud=fast"}) void lines(String line) {}
                  @ArgumentMatrix(@ArgumentMatrix.Axis({"baud=fast"})) void matrix(String line) {}
                }
                """))
        .isEmpty();
  }

  @Test
  void oneOfSeveralModulesIsMeantByItsName() {
    assertThat(
            said(
                """
                @LoadModule(Uart.class) @LoadModule(Net.class)
                class SomeTest {
                  @ModuleArguments(value = "baud=9600", module = "uart") void right() {}
                  @ModuleArguments(
                      value = "mtu=9600x", module = "net") void refused() {}
                  @ModuleArguments("mtu=9600x") void unclear() {}
                }
                """))
        .containsExactly(
            error(
                5,
                "mtu: `9600x' is refused with EINVAL at byte 4; expected an int from -2147483648 to"
                    + " 2147483647"));
  }

  @Test
  void argumentsForATestThatLoadsNothingAreAnError() {
    assertThat(
            said(
                """
                class SomeTest {
                  @ModuleArguments(value = "baud=9600", module = "uart") void run() {}
                }
                """))
        .containsExactly(error(2, "must name one of the modules that are loaded: none is"));
  }

  @Test
  void aNearerLoadOfTheSameModuleReplacesTheOther() {
    assertThat(
            said(
                """
                @LoadModule(value = Uart.class, arguments = "baud=9600")
                class SomeTest {
                  @LoadModule(Net.class)
                  @LoadModule(value = Uart.class, arguments =
                      "baud=x")
                  void run() {}
                }
                """))
        .extracting(Compiling.Said::line)
        .containsExactly(5L);
  }

  @Test
  void aContainerThatTheCodeWritesIsReadToo() {
    assertThat(
            said(
                """
                @LoadModule.Container({
                    @LoadModule(Uart.class),
                    @LoadModule(value = Net.class, arguments = "mtu=x")})
                class SomeTest {
                  void run() {}
                  @org.junit.jupiter.api.Test void test() {}
                }
                """))
        .extracting(Compiling.Said::message)
        .containsExactly(
            "mtu: `x' is refused with EINVAL at byte 4; expected an int from -2147483648 to"
                + " 2147483647");
  }

  @Test
  void annotationsOfOwnAnnotationsAndOfInterfacesHold() {
    assertThat(
            said(
                """
                class SomeTest implements WithUart {
                  @Fast void run() {}
                }
                @LoadModule(Uart.class) interface WithUart {}
                @ModuleArguments(
                    "baud=x")
                @interface Fast {}
                """))
        .extracting(Compiling.Said::line)
        .containsExactly(6L);
  }

  @Test
  void aMistakeInABaseClassIsSaidOnce() {
    assertThat(
            said(
                """
                class OneTest extends Base {}
                class TwoTest extends Base {}
                @LoadModule(Uart.class)
                class Base {
                  @ModuleArguments("baud=x")
                  void run() {}
                  @BoundaryValues(value = Uart.class, parameter = "boud")
                  void each(String text) {}
                }
                """))
        .extracting(Compiling.Said::line)
        .containsExactlyInAnyOrder(5L, 7L);
  }

  @Test
  void mistakesInClassesThatWereCompiledBeforeAreShownWithoutAPlace(@TempDir Path folder)
      throws IOException {
    Compilation before =
        Compiling.javac()
            .compile(
                JavaFileObjects.forSourceString(
                    "old.Base",
                    """
                    package old;
                    import dev.modparam.module.*;
                    import dev.modparam.junit.*;
                    @LoadModule(value = Base.Uart.class, arguments = "baud=x")
                    @LoadModule(value = Base.Net.class, arguments = "mtu=x")
                    public class Base {
                      @KernelModule public static class Uart { @ModuleParam int baud = 1; }
                      @KernelModule public static class Net { @ModuleParam(min = 5) int mtu = 9; }
                      @org.junit.jupiter.api.Test public void run() {}
                    }
                    """));

    assertThat(
            Compiling.said(Compiling.check(before, folder, "class SomeTest extends old.Base {}")))
        .extracting(Compiling.Said::message)
        .containsExactlyInAnyOrder(
            "baud: `x' is refused with EINVAL at byte 5; expected an int from -2147483648 to"
                + " 2147483647",
            "mtu: `x' is refused with EINVAL at byte 4; expected an int from 5 to 2147483647");
  }
}
