// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules that tests name, and what they boot with. */
class TestNamesTest {

  private static final String IMPORTS =
      "import dev.modparam.module.*; import dev.modparam.junit.*; import dev.modparam.kernel.*;"
          + " import org.junit.jupiter.api.*; import org.junit.jupiter.api.extension.*; ";

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

  @Test
  void aModuleThatIsNotThereIsAnErrorWhereItIsNamed() {
    assertThat(
            said(
                """
                @LoadModule(Uart.class)
                class UartTest {
                  @Simulated(
                      "net") LoadedModule net;

                  @Test
                  @BuiltIn(Net.class)
                  void two(@Simulated("uart") LoadedModule uart) {}

                  @Test
                  void one(@Simulated(
                      "urat") LoadedModule uart) {}
                }
                """))
        .containsExactlyInAnyOrder(
            error(4, "module net is not loaded: declare it with @LoadModule"),
            error(12, "module urat is not loaded: declare it with @LoadModule"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@LoadModule(Provider.class) class SomeTest {",
        "@BuiltIn(resource = \"driver.c\") class SomeTest {",
        "@ModprobeConfiguration(\"softdep uart pre: net\") class SomeTest {",
        "class SomeTest { @BeforeEach void load(SimulatedKernel kernel) {}",
        "class SomeTest { @RegisterExtension static final KernelExtension KERNEL ="
            + " new KernelExtension();",
        "abstract class SomeTest {",
        "class SomeTest { @BeforeAll static void load() {}",
      })
  void aModuleThatMayBeThereIsLeftToARun(String start) {
    assertThat(
            said(
                start
                    + """

                      @Simulated("net") LoadedModule net;
                      @Simulated LoadedModule any;
                      @Test void run(@Simulated("uart") LoadedModule uart) {}
                      void help(@Simulated("other") LoadedModule other) {}
                    }
                    """))
        .isEmpty();
  }

  @Test
  void aLoadThatShallFailIsOneOfTheLoads() {
    assertThat(
            said(
                """
                class UartTest {
                  @Test
                  @LoadModule(value = Uart.class, arguments = "baud=x")
                  @LoadFails(
                      module = "urt")
                  void named() {}

                  @Test
                  @LoadFails
                  void nothing() {}

                  @Test
                  @LoadModule(value = Uart.class, arguments = "baud=x")
                  @LoadFails
                  void right() {}

                  @Test
                  @LoadModule(Provider.class)
                  @LoadFails(module = "uart")
                  void unknown() {}
                }
                """))
        .containsExactlyInAnyOrder(
            error(5, "must name one of the modules that are loaded: uart; did you mean uart?"),
            error(10, "must name one of the modules that are loaded: none is"));
  }

  @Test
  void aBootLineThatBuiltInModulesDoNotTakeIsAWarning() {
    assertThat(
            said(
                """
                @BuiltIn(Uart.class)
                @BuiltIn(Net.class)
                class UartTest {
                  @Test
                  @BootCommandLine("quiet uart.baud=9600 net.mtu=9000 other.size=x")
                  void right() {}

                  @Test
                  @BootCommandLine("quiet uart.baud=fast net.mtv=1 uart.baud")
                  void wrong() {}

                  @Test
                  @BootCommandLine("uart.baud={0}")
                  void open(int baud) {}
                }
                """))
        .allMatch(each -> each.kind() == Diagnostic.Kind.WARNING && each.line() == 9)
        .extracting(Compiling.Said::message)
        .containsExactlyInAnyOrder(
            "uart.baud: `fast' is refused with EINVAL at byte 16; expected an int from"
                + " -2147483648 to 2147483647",
            "net.mtv at byte 25 is not a parameter and was ignored; did you mean mtu?",
            "uart.baud without a value is refused with EINVAL at byte 36: it needs a value;"
                + " expected an int from -2147483648 to 2147483647");
  }
}
