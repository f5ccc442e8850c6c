// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.StoreException;
import dev.modparam.param.Param;
import dev.modparam.param.ParamConverter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Fields whose type is an enum, or one that a converter makes. */
class OwnTypeFieldsTest {

  enum Parity {
    NONE,
    EVEN,
    ODD
  }

  record Upper() implements ParamConverter<String> {
    @Override
    public String word() {
      return "upper";
    }

    @Override
    public String parse(String text) {
      return text.toUpperCase(Locale.ROOT);
    }

    @Override
    public String format(String value) {
      return value;
    }

    @Override
    public String zero() {
      return "NOTHING";
    }
  }

  @KernelModule(name = "uart")
  static class Uart {
    @ModuleParam(permissions = 0644)
    volatile Parity parity = Parity.ODD;

    @ModuleParam @Nullable Parity startsAsTheFirst;

    @ModuleParam(counter = "used")
    Parity[] ports = new Parity[3];

    int used = 0;

    @ModuleParam(permissions = 0644)
    Duration timeout = Duration.ofSeconds(10);

    @ModuleParam(type = ModuleParam.Type.SIZE)
    long fifo = 4096;

    @ModuleParam(type = ModuleParam.Type.SIZE)
    long[] rings = {1024, 2048};

    @ModuleParam(converter = Upper.class)
    String label = "COM";
  }

  private final LoadedModule module =
      new SimulatedKernel()
          .insmod(
              Uart.class, "parity=even ports=odd,even timeout=1h30m fifo=8K rings=1M,2M label=tty");
  private final Uart driver = module.instance(Uart.class);

  @Test
  void aLineSetsTheFields() {
    assertThat(driver.parity).isEqualTo(Parity.EVEN);
    assertThat(driver.ports).containsExactly(Parity.ODD, Parity.EVEN, Parity.NONE);
    assertThat(driver.used).isEqualTo(2);
    assertThat(driver.timeout).isEqualTo(Duration.ofMinutes(90));
    assertThat(driver.fifo).isEqualTo(8192);
    assertThat(driver.rings).containsExactly(1 << 20, 2 << 20);
    assertThat(driver.label).isEqualTo("TTY");
  }

  @Test
  void filesShowWhatTheFieldsHold() {
    driver.parity = Parity.ODD;
    driver.label = "LP";
    assertThat(module.attribute("parity").show()).isEqualTo("odd\n");
    assertThat(module.attribute("ports").show()).isEqualTo("odd,even\n");
    assertThat(module.attribute("fifo").show()).isEqualTo("8K\n");
    assertThat(module.attribute("rings").show()).isEqualTo("1M,2M\n");
    assertThat(module.attribute("label").show()).isEqualTo("LP\n");
  }

  @Test
  void aStoreSetsTheField() {
    module.attribute("timeout").store("250ms\n");
    assertThat(driver.timeout).isEqualTo(Duration.ofMillis(250));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> module.attribute("parity").store("evn"))
        .withMessageContaining("did you mean even?");
    assertThat(driver.parity).isEqualTo(Parity.EVEN);
  }

  @Test
  void theInitializerIsTheDefaultAndNullIsTheZeroOfTheType() {
    ModuleDefinition definition = ModuleDefinition.ofClass(Uart.class);
    assertThat(definition.parameters())
        .extracting(Param::name, Param::defaultText)
        .contains(
            tuple("parity", "odd\n"),
            tuple("starts_as_the_first", "none\n"),
            tuple("timeout", "10s\n"),
            tuple("rings", "1K,2K\n"));
    assertThat(driver.startsAsTheFirst).isEqualTo(Parity.NONE);
  }

  @Test
  void theModuleReadsThemByName() {
    assertThat(module.get("parity", Parity.class)).isEqualTo(Parity.EVEN);
    assertThat(module.getLong("fifo")).isEqualTo(8192);
    assertThat(module.get("rings")).isEqualTo(List.of(1L << 20, 2L << 20));
  }

  @Test
  void aRefusalSaysWhatIsAllowed() {
    assertThatExceptionOfType(RejectedArgumentsException.class)
        .isThrownBy(() -> new SimulatedKernel().insmod(Uart.class, "parity=mark timeout=5"))
        .withMessageContaining("expected one of none, even, odd")
        .withMessageContaining("it has no unit; write 5s for seconds");
  }

  @KernelModule
  static class WithType {
    @ModuleParam(converter = Upper.class, type = ModuleParam.Type.CHARP)
    String size = "";
  }

  @KernelModule
  static class WithBound {
    @ModuleParam(converter = Upper.class, max = 5)
    String size = "";
  }

  @KernelModule
  static class BoundedEnum {
    @ModuleParam(max = 5)
    Parity parity = Parity.NONE;
  }

  @KernelModule
  static class WrongField {
    @ModuleParam(converter = Upper.class)
    long timeout;
  }

  abstract static class AbstractConverter implements ParamConverter<String> {}

  @KernelModule
  static class Unmakeable {
    @ModuleParam(converter = AbstractConverter.class)
    String text = "";
  }

  static class Configured extends AbstractConverter {
    private final String word;

    Configured(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public String parse(String text) {
      return text;
    }

    @Override
    public String format(String value) {
      return value;
    }

    @Override
    public String zero() {
      return "";
    }
  }

  @KernelModule
  static class Configurable {
    @ModuleParam(converter = Configured.class)
    String text = "";
  }

  private static void refused(Class<?> type, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleDefinition.ofClass(type))
        .withMessageContaining(words);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    String alone = "a converter makes the type by itself: leave type, size, min and max away";
    refused(WithType.class, alone);
    refused(WithBound.class, alone);
    refused(BoundedEnum.class, "min and max are for integers, not for parity");
    refused(WrongField.class, "cannot live in a field of type long");
    refused(Unmakeable.class, "AbstractConverter is abstract and cannot be made");
    refused(Configurable.class, "Configured has no constructor that takes nothing");
  }
}
