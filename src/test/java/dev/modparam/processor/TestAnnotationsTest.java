// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** What the annotations of tests ask for, checked against what modules declare. */
class TestAnnotationsTest {

  private static final String IMPORTS =
      "import dev.modparam.module.*; import dev.modparam.junit.*; import dev.modparam.kernel.*;"
          + " import org.junit.jupiter.api.*; ";

  private static final String DRIVER =
      """

      @KernelModule
      class Uart {
        @ModuleParam(min = 1200, max = 115_200, description = "Bits per second") int baud = 9600;
        @ModuleParam(description = "Log more") boolean debug;
        @ModuleParam(description = "Lines", counter = "lines") int[] irq = {1, 2, 3};
        private int lines;
      }
      @KernelModule
      class Bus {
        Bus(int lines) {}
      }
      """;

  private static List<Compiling.Said> said(String test) {
    return Compiling.said(Compiling.check(IMPORTS + test + DRIVER));
  }

  private static Compiling.Said error(long line, String message) {
    return new Compiling.Said(Diagnostic.Kind.ERROR, line, message);
  }

  private static Compiling.Said warning(long line, String message) {
    return new Compiling.Said(Diagnostic.Kind.WARNING, line, message);
  }

  @Test
  void argumentsOfAParameterizedTestAreNotKnown() {
    assertThat(
            said(
                """
                class UartTest {
                  @Test
                  @LoadModule(value = Uart.class, arguments = "baud={0}")
                  void run() {}
                }
                """))
        .isEmpty();
  }

  @Test
  void goodTestsCompileWithoutANote() {
    assertThat(
            said(
                """
                @LoadModule(value = Uart.class, arguments = "baud=9600 irq=4,5 debug")
                class UartTest {
                  @Test
                  @ModuleArguments("irq=1,2,3")
                  void run() {}

                  @Test
                  @ModuleArguments("baud=1")
                  @LoadFails
                  void fail() {}
                }
                """))
        .isEmpty();
  }

  @Test
  void aRefusedArgumentIsShownWithThePlaceInTheLine() {
    assertThat(
            said(
                """
                class UartTest {
                  @Test
                  @LoadModule(
                      value = Uart.class,
                      arguments = "debug baud=1 irq=x")
                  void run() {}
                }
                """))
        .containsExactly(
            error(
                5,
                "baud: `1' is refused with EINVAL at byte 11; expected an int from 1200 to 115200"),
            error(
                5,
                "irq: `x' is refused with EINVAL at byte 17: element 1 is `x'; expected at most 3"
                    + " values separated by commas, each an int from -2147483648 to 2147483647"));
  }

  @Test
  void argumentsFromFurtherInAreChecked() {
    assertThat(
            said(
                """
                @LoadModule(Uart.class)
                class UartTest {
                  @Nested
                  class Fast {
                    @Test
                    @ModuleArguments(
                        "baud=1000000")
                    void run() {}
                  }
                }
                """))
        .containsExactly(
            error(
                7,
                "baud: `1000000' is refused with EINVAL at byte 5; expected an int from 1200 to"
                    + " 115200"));
  }

  @Test
  void anUnknownArgumentIsAWarning() {
    assertThat(
            said(
                """
                class UartTest {
                  @Test
                  @LoadModule(value = Uart.class, arguments = "boud=9600")
                  void run() {}
                }
                """))
        .containsExactly(
            warning(3, "boud at byte 0 is not a parameter and was ignored; did you mean baud?"));
  }

  @Test
  void aParameterThatNobodyDeclaresIsAnError() {
    assertThat(
            said(
                """
                class UartTest {
                  @BoundaryValues(
                      value = Uart.class,
                      parameter = "buad")
                  void run(String text) {}
                }
                """))
        .containsExactly(error(4, "module uart has no parameter buad; did you mean baud?"));
  }

  @Test
  void aModuleThatIsNotLoadedIsAnError() {
    assertThat(
            said(
                """
                @LoadModule(Uart.class)
                class UartTest {
                  @Test
                  @ModuleArguments(value = "baud=9600",
                      module = "urt")
                  void run() {}
                }
                """))
        .containsExactly(
            error(5, "must name one of the modules that are loaded: uart; did you mean uart?"));
  }

  @Test
  void aClassOfWhichNoModuleCanBeMadeIsShownWhereItIsNamed() {
    assertThat(
            said(
                """
                @LoadModule(String.class)
                class UartTest {
                  @BuiltIn(Bus.class)
                  void run() {}
                }
                """))
        .containsExactly(
            error(1, "java.lang.String is not a kernel module: annotate it with @KernelModule"),
            error(
                3,
                "Bus has no constructor that takes nothing; give it one, or define the module with"
                    + " an object of it"));
  }

  @Test
  void oneOfSeveralAnnotationsIsShownWhereItStands() {
    assertThat(
            said(
                """
                @LoadModule(Uart.class)
                @LoadModule(value = Uart.class,
                    arguments = "baud=0")
                @LoadModule(
                    String.class)
                class UartTest {
                  @Test
                  void run() {}
                }
                """))
        .containsExactlyInAnyOrder(
            error(
                3,
                "baud: `0' is refused with EINVAL at byte 5; expected an int from 1200 to 115200"),
            error(5, "java.lang.String is not a kernel module: annotate it with @KernelModule"));
  }

  @Test
  void eachLineOfAParameterizedTestIsChecked() {
    assertThat(
            said(
                """
                @LoadModule(Uart.class)
                class UartTest {
                  @ArgumentLines({
                      "baud=9600",
                      "baud=0",
                      "debug=?"})
                  void run() {}

                  @ArgumentMatrix({
                      @ArgumentMatrix.Axis(parameter = "baud", value = {
                          "9600",
                          "fast"}),
                      @ArgumentMatrix.Axis({"", "debug"})})
                  void combine() {}

                  @ModuleArguments("baud={0}")
                  void fill(int baud) {}
                }
                """))
        .containsExactlyInAnyOrder(
            error(
                5,
                "baud: `0' is refused with EINVAL at byte 5; expected an int from 1200 to 115200"),
            error(
                6,
                "debug: `?' is refused with EINVAL at byte 6; expected a bool: y, t, 1 or on; n, f,"
                    + " 0 or off"),
            error(
                12,
                "baud: `fast' is refused with EINVAL at byte 5; expected an int from 1200 to"
                    + " 115200"));
  }
}
