// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.testing.compile.Compilation;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** The definition that is written needs nothing that only reflection can see. */
class NoReflectionTest {

  private static final String CODE =
      """
      package drivers;
      import dev.modparam.module.*;
      @KernelModule
      public class Uart {
        @ModuleParam(description = "Speed") private int baud = 9600;
        @ModuleParam(description = "Lines", counter = "lines") private int[] irq = {1, 2, 3};
        private int lines = 2;
        public int baud() { return baud; }
      }
      """;

  private static final String CHIP =
      """
      package drivers;
      import dev.modparam.module.*;
      @KernelModule
      public class Chip {
        enum Bus { I2C, SPI }
        @ModuleParam(description = "Bus") private Bus bus = Bus.I2C;
        @ModuleParam(description = "Time") private java.time.Duration time;
        public Chip(java.time.Duration time) { this.time = time; }
        public String state() { return bus + " " + time; }
      }
      """;

  private static byte[] bytes(JavaFileObject file) throws IOException {
    try (InputStream in = file.openInputStream()) {
      return in.readAllBytes();
    }
  }

  private static ModuleDefinition written(ClassLoader classes) throws Exception {
    return (ModuleDefinition) classes.loadClass("drivers.UartParams").getField("MODULE").get(null);
  }

  /** A virtual machine does not know an attribute of another name, and so sees no annotations. */
  private static byte[] withoutAnnotations(byte[] type) {
    String text = new String(type, StandardCharsets.ISO_8859_1);
    return text.replace("RuntimeVisibleAnnotations", "ForgottenAnnotationsOfAll")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aClassWithoutAnnotationsIsLoadedByWhatWasWritten() throws Exception {
    Compilation compilation = Compiling.check(CODE);
    ClassLoader classes =
        new CompiledClasses(compilation.generatedFiles(), NoReflectionTest::withoutAnnotations);
    Class<?> driver = classes.loadClass("drivers.Uart");

    assertThat(driver.getAnnotations()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> ModuleDefinition.ofClass(driver));
    LoadedModule module = new SimulatedKernel().insmod(written(classes), "baud=115200 irq=4");
    assertThat(driver.getMethod("baud").invoke(module.instance(driver))).isEqualTo(115_200);
    assertThat(module.attribute("irq").show()).isEqualTo("4\n");
  }

  @Test
  void anObjectOfAClassWithoutAnnotationsIsDefinedByWhatWasWritten() throws Exception {
    ClassLoader classes =
        new CompiledClasses(
            Compiling.check(CHIP).generatedFiles(), NoReflectionTest::withoutAnnotations);
    Class<?> type = classes.loadClass("drivers.Chip");
    Object chip = type.getConstructor(Duration.class).newInstance(Duration.ofSeconds(1));
    assertThatIllegalArgumentException().isThrownBy(() -> ModuleDefinition.ofInstance(chip));

    Class<?> written = classes.loadClass("drivers.ChipParams");
    Object params = written.getConstructor(type).newInstance(chip);
    ModuleDefinition module = (ModuleDefinition) written.getField("MODULE").get(params);
    new SimulatedKernel().insmod(module, "bus=spi time=2s");

    assertThat(type.getMethod("state").invoke(chip)).isEqualTo("SPI PT2S");
  }

  @Test
  void theClassThatIsWrittenNamesNothingOfReflection() throws IOException {
    List<String> written = new ArrayList<>();
    for (JavaFileObject file : Compiling.check(CODE).generatedFiles()) {
      if (file.getName().endsWith("UartParams.class")) {
        written.add(new String(bytes(file), StandardCharsets.ISO_8859_1));
      }
    }

    assertThat(written).hasSize(1);
    assertThat(written.get(0))
        .contains("findVarHandle")
        .doesNotContain("java/lang/reflect")
        .doesNotContain("forName")
        .doesNotContain("getDeclared")
        .doesNotContain("getAnnotation");
  }
}
