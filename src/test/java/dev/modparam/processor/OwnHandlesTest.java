// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Handles of fields whose types are code, and of classes that only their own code makes. */
class OwnHandlesTest {

  private static final String TYPES =
      """
      package drivers;
      import dev.modparam.module.*;
      import dev.modparam.param.ParamConverter;
      import java.time.Duration;
      @KernelModule
      public class Uart {
        enum Parity { NONE, ODD }
        record Percent() implements ParamConverter<Integer> {
          @Override public String word() { return "percent"; }
          @Override public Integer parse(String text) {
            return Integer.valueOf(text.replace("%", ""));
          }
          @Override public String format(Integer value) { return value + "%"; }
          @Override public Integer zero() { return 0; }
        }
        @ModuleParam(description = "Parity") private Parity parity = Parity.ODD;
        @ModuleParam(description = "Parities") private Parity[] parities = {Parity.ODD};
        @ModuleParam(description = "Time") private Duration timeout = Duration.ofSeconds(1);
        @ModuleParam(description = "Size", type = ModuleParam.Type.SIZE) private long fifo = 4096;
        @ModuleParam(description = "Load", converter = Percent.class) private int load = 5;
        public int load() { return load; }
      }
      """;

  private static final String OBJECT =
      """
      package drivers;
      import dev.modparam.module.*;
      @KernelModule(author = "Ada")
      public class Chip {
        private final int address;
        @ModuleParam(description = "Speed") private int speed;
        @ModuleParam(description = "Lines", counter = "count") private int[] lines = new int[3];
        private int count = 1;
        public Chip(int address) {
          this.address = address;
          this.speed = 10 * address;
        }
        public String state() { return address + " " + speed + " " + count; }
      }
      """;

  private static Object field(Class<?> type, @Nullable Object owner, String name) throws Exception {
    return type.getField(name).get(owner);
  }

  private static String written(Compilation compilation, String name) throws IOException {
    assertThat(Compiling.said(compilation)).isEmpty();
    return compilation.generatedSourceFile(name).orElseThrow().getCharContent(true).toString();
  }

  private static List<String> defaults(ModuleDefinition module) {
    return module.parameters().stream().map(Param::defaultText).toList();
  }

  @Test
  void anOwnTypeIsWrittenAsTheCodeThatMakesIt() throws Exception {
    assertThat(written(Compiling.check(TYPES), "drivers.UartParams"))
        .contains(
            "Param<drivers.Uart.Parity> PARITY =\n"
                + "      Param.of(\"parity\", ParamTypes.choice(drivers.Uart.Parity.class))")
        .contains(
            "Param<List<drivers.Uart.Parity>> PARITIES =\n"
                + "      Param.of(\"parities\","
                + " ParamTypes.array(ParamTypes.choice(drivers.Uart.Parity.class), ")
        .contains(
            "Param<java.time.Duration> TIMEOUT =\n      Param.of(\"timeout\", "
                + "ParamTypes.DURATION)")
        .contains("Param<Long> FIFO =\n      Param.of(\"fifo\", ParamTypes.SIZE)")
        .contains(
            "Param<java.lang.Integer> LOAD =\n"
                + "      Param.of(\"load\", ParamTypes.converted(new drivers.Uart.Percent()))");
  }

  @Test
  @SuppressWarnings("unchecked") // as the code declares them
  void handlesOfOwnTypesReadWhatTheLineSet() throws Exception {
    ClassLoader classes = Compiling.load(Compiling.check(TYPES));
    Class<?> written = classes.loadClass("drivers.UartParams");
    ModuleDefinition module = (ModuleDefinition) field(written, null, "MODULE");
    assertThat(ModuleDefinition.ofClass(classes.loadClass("drivers.Uart"))).isSameAs(module);

    LoadedModule loaded =
        new SimulatedKernel()
            .insmod(module, "parity=none parities=none timeout=250ms fifo=8K load=7%");

    assertThat(loaded.get((Param<Object>) field(written, null, "PARITY"))).hasToString("NONE");
    assertThat(loaded.get((Param<List<Object>>) field(written, null, "PARITIES")).toString())
        .isEqualTo("[NONE]");
    assertThat(loaded.get((Param<Duration>) field(written, null, "TIMEOUT")))
        .isEqualTo(Duration.ofMillis(250));
    assertThat(loaded.get((Param<Long>) field(written, null, "FIFO"))).isEqualTo(8192);
    assertThat(loaded.get((Param<Integer>) field(written, null, "LOAD"))).isEqualTo(7);
  }

  @Test
  void theDefinitionOfOwnTypesIsWhatReflectionReads() throws Exception {
    ClassLoader plain = Compiling.load(Compiling.javac().compile(Compiling.file(TYPES)));
    ModuleDefinition read = ModuleDefinition.ofClass(plain.loadClass("drivers.Uart"));
    Class<?> written = Compiling.load(Compiling.check(TYPES)).loadClass("drivers.UartParams");

    ModuleDefinition module = (ModuleDefinition) field(written, null, "MODULE");
    assertThat(module).hasToString(read.toString());
    assertThat(defaults(module)).isEqualTo(defaults(read)).contains("odd\n", "5%\n", "4K\n");
  }

  @Test
  void aClassThatNeedsAnArgumentIsDefinedWithAnObjectOfIt() throws Exception {
    assertThat(written(Compiling.check(OBJECT), "drivers.ChipParams"))
        .contains(
            """
              public final Param<Integer> SPEED;

              public final Param<List<Integer>> LINES;

              public final ModuleDefinition MODULE;

              /** Defines the module with an object, whose fields the parameters are. */
              public ChipParams(drivers.Chip driver) {
                SPEED =
                    Param.of("speed", ParamTypes.INT)
                      .boundTo(field(drivers.Chip.class, "speed", int.class), null, driver)
            """)
        .contains(".instances(() -> driver);\n  }\n")
        .doesNotContain("START");
  }

  @Test
  void eachObjectHasHandlesOfItsOwn() throws Exception {
    ClassLoader classes = Compiling.load(Compiling.check(OBJECT));
    Class<?> type = classes.loadClass("drivers.Chip");
    Class<?> written = classes.loadClass("drivers.ChipParams");
    Constructor<?> constructor = written.getConstructor(type);
    Object chip = type.getConstructor(int.class).newInstance(7);
    Object other = type.getConstructor(int.class).newInstance(8);
    Object params = constructor.newInstance(chip);
    ModuleDefinition module = (ModuleDefinition) field(written, params, "MODULE");

    LoadedModule loaded = new SimulatedKernel().insmod(module, "lines=4,5");

    assertThat(loaded.instance(type)).isSameAs(chip);
    assertThat(loaded.get((Param<?>) field(written, params, "SPEED"))).isEqualTo(70);
    assertThat(type.getMethod("state").invoke(chip)).isEqualTo("7 70 2");
    Object others = field(written, constructor.newInstance(other), "MODULE");
    assertThat(defaults((ModuleDefinition) others)).containsExactly("80\n", "0\n");
  }
}
