// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The class that is written for an annotated class. */
class HandlesTest {

  private static final String CODE =
      """
      package drivers;
      import dev.modparam.module.*;
      @KernelModule(author = "Ada", dependsOn = "bus")
      public class Uart extends Base {
        @ModuleParam(min = 1200, max = 115_200, description = "Bits per second")
        private int baud = 9600;

        @ModuleParam(counter = "lines", description = "Lines")
        int[] irq = {1, 2, 3};
        int lines = 2;

        @ModuleParam(description = "Name", size = 16) String label = "tty";
        @ModuleParam(description = "Mask", type = ModuleParam.Type.HEXINT) protected long mask = 0xff;
      }
      class Base {
        @ModuleParam(permissions = 0644, description = "Log more") private volatile boolean debug;
      }
      """;

  private static Object constant(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(null);
  }

  @Test
  void theDefinitionIsWrittenAsConstants() throws IOException {
    Compilation compilation = Compiling.check(CODE);

    assertThat(Compiling.said(compilation)).isEmpty();
    assertThat(
            compilation
                .generatedSourceFile("drivers.UartParams")
                .orElseThrow()
                .getCharContent(true))
        .asString()
        .isEqualTo(
            """
            // Written for drivers.Uart when it was compiled.
            package drivers;

            import dev.modparam.module.ModuleDefinition;
            import dev.modparam.param.Param;
            import dev.modparam.param.ParamTypes;
            import java.lang.invoke.MethodHandles;
            import java.lang.invoke.VarHandle;
            import java.util.List;

            /** The module uart. */
            public final class UartParams {

              private static final drivers.Uart START = new drivers.Uart();

              public static final Param<Boolean> DEBUG =
                  Param.of("debug", ParamTypes.BOOL)
                      .boundTo(field(drivers.Base.class, "debug", boolean.class), null, START)
                      .permissions(0644)
                      .description("Log more");

              public static final Param<Integer> BAUD =
                  Param.of("baud", ParamTypes.INT.between(1200L, 115200L))
                      .boundTo(field(drivers.Uart.class, "baud", int.class), null, START)
                      .permissions(0444)
                      .description("Bits per second");

              public static final Param<List<Integer>> IRQ =
                  Param.of("irq", ParamTypes.array(ParamTypes.INT, ((int[]) field(drivers.Uart.class, "irq", int[].class).get(START)).length).counted((int) field(drivers.Uart.class, "lines", int.class).get(START)))
                      .boundTo(field(drivers.Uart.class, "irq", int[].class), field(drivers.Uart.class, "lines", int.class), START)
                      .permissions(0444)
                      .description("Lines");

              public static final Param<String> LABEL =
                  Param.of("label", ParamTypes.string(16))
                      .boundTo(field(drivers.Uart.class, "label", java.lang.String.class), null, START)
                      .permissions(0444)
                      .description("Name");

              public static final Param<Long> MASK =
                  Param.of("mask", ParamTypes.HEXINT)
                      .boundTo(field(drivers.Uart.class, "mask", long.class), null, START)
                      .permissions(0444)
                      .description("Mask");

              public static final ModuleDefinition MODULE =
                  ModuleDefinition.of("uart", DEBUG, BAUD, IRQ, LABEL, MASK)
                      .license("GPL")
                      .addAuthor("Ada")
                      .dependsOn("bus")
                      .instances(drivers.Uart::new);

              private UartParams() {}

              private static VarHandle field(Class<?> declaring, String name, Class<?> type) {
                try {
                  return MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
                      .findVarHandle(declaring, name, type);
                } catch (ReflectiveOperationException changed) {
                  throw new IllegalStateException("compile UartParams again", changed);
                }
              }
            }
            """);
  }

  @Test
  @SuppressWarnings("unchecked") // as the code declares it
  void handlesReadTheModuleWhoeverDefinesIt() throws ReflectiveOperationException {
    ClassLoader classes = Compiling.load(Compiling.check(CODE));
    Class<?> written = classes.loadClass("drivers.UartParams");
    Param<Integer> baud = (Param<Integer>) constant(written, "BAUD");
    Param<List<Integer>> irq = (Param<List<Integer>>) constant(written, "IRQ");
    ModuleDefinition defined = ModuleDefinition.ofClass(classes.loadClass("drivers.Uart"));
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(ModuleDefinition.of("bus"), "");
    LoadedModule module = kernel.insmod(defined, "baud=115200 irq=7");

    assertThat(defined).isSameAs(constant(written, "MODULE"));
    assertThat(module.get(baud)).isEqualTo(115_200);
    assertThat(module.get(irq)).containsExactly(7);
  }

  @Test
  void theDefinitionIsWhatReflectionReads() throws ReflectiveOperationException {
    ClassLoader plain = Compiling.load(Compiling.javac().compile(Compiling.file(CODE)));
    ModuleDefinition read = ModuleDefinition.ofClass(plain.loadClass("drivers.Uart"));
    ModuleDefinition written =
        (ModuleDefinition)
            constant(
                Compiling.load(Compiling.check(CODE)).loadClass("drivers.UartParams"), "MODULE");

    assertThat(written).hasToString(read.toString());
    assertThat(written.tags()).isEqualTo(read.tags());
    assertThat(written.dependencies()).isEqualTo(read.dependencies());
    for (int i = 0; i < read.parameters().size(); i++) {
      Param<?> one = written.parameters().get(i);
      Param<?> other = read.parameters().get(i);
      assertThat(one.type()).isEqualTo(other.type());
      assertThat(one.defaultText()).isEqualTo(other.defaultText());
      assertThat(one.description()).isEqualTo(other.description());
    }
  }

  @Test
  void noneAreWrittenWhereNobodyWantsThem() {
    assertThat(Compiling.check(CODE, "-Amodparam.handles=none").generatedSourceFiles()).isEmpty();
  }
}
