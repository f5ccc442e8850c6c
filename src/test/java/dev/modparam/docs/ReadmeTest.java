// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.StoreException;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The code of README.md. */
class ReadmeTest {

  // snippet: declare
  static final Param<Boolean> DEBUG =
      Param.of("debug", BOOL).permissions(0644).description("Enable debug logging");
  static final Param<Integer> BUFFER_SIZE =
      Param.of("buffer_size", INT.between(512, 65536)).defaultValue(4096).permissions(0444);
  static final ModuleDefinition MY_DRIVER =
      ModuleDefinition.of("my_driver", DEBUG, BUFFER_SIZE).license("GPL");

  // end

  // snippet: annotated
  @KernelModule(name = "my_driver")
  static final class MyDriver implements ModuleLifecycle {

    @ModuleParam(permissions = 0644, description = "Enable debug logging")
    volatile boolean debug;

    @ModuleParam(min = 512, max = 65536)
    int bufferSize = 4096; // parameter buffer_size, default 4096

    @Override
    public int init(ModuleContext module) {
      return bufferSize % 512 == 0 ? 0 : Errno.EINVAL.result();
    }
  }

  // end

  @Test
  void aModuleIsLoadedReadWrittenAndUnloaded() {
    // snippet: run
    SimulatedKernel kernel = new SimulatedKernel();
    LoadedModule driver = kernel.insmod(MY_DRIVER, "debug=1 buffer_size=8192");

    int size = driver.getInt(BUFFER_SIZE); // 8192
    driver.attribute("debug").store("0\n"); // echo 0 > /sys/module/my_driver/parameters/debug
    String shown = driver.attribute("debug").show(); // "N\n"
    kernel.rmmod("my_driver");
    // end
    assertThat(size).isEqualTo(8192);
    assertThat(shown).isEqualTo("N\n");
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void badInputIsAnsweredTwice() {
    // snippet: errors
    SimulatedKernel kernel = new SimulatedKernel();
    assertThatThrownBy(() -> kernel.insmod(MY_DRIVER, "debug=maybe buffer_size=70000"))
        .isInstanceOf(RejectedArgumentsException.class)
        .hasMessageContaining("debug: `maybe' is refused with EINVAL at byte 6")
        .hasMessageContaining("`70000' is refused with EINVAL at byte 24")
        .hasMessageContaining("expected an int from 512 to 65536");

    assertThat(kernel.log().dmesg())
        .contains("my_driver: `maybe' invalid for parameter `debug'")
        .contains("my_driver: `70000' invalid for parameter `buffer_size'");
    assertThat(kernel.modules()).isEmpty();
    // end
  }

  @Test
  void aLineIsCheckedWithoutLoading() {
    // snippet: check
    ArgumentReport report = ArgumentReport.check(MY_DRIVER, "bufer_size=8192");
    assertThat(report.errno()).isEmpty(); // an unknown name never fails a load ...
    assertThat(report.explanations())
        .containsExactly(
            "bufer_size at byte 0 is not a parameter and was ignored; did you mean buffer_size?");
    // end
  }

  // snippet: own-fields
  enum Parity {
    NONE,
    EVEN,
    ODD
  }

  @KernelModule(name = "uart")
  static final class Uart {
    @ModuleParam Parity parity = Parity.NONE; // parity=even

    @ModuleParam Duration timeout = Duration.ofSeconds(10); // timeout=250ms

    @ModuleParam(type = ModuleParam.Type.SIZE)
    long fifo = 4096; // fifo=8K
  }

  // end

  @Test
  void fieldsHaveOwnTypes() {
    Uart uart =
        new SimulatedKernel()
            .insmod(Uart.class, "parity=even timeout=250ms fifo=8K")
            .instance(Uart.class);
    assertThat(uart.parity).isEqualTo(Parity.EVEN);
    assertThat(uart.timeout).isEqualTo(Duration.ofMillis(250));
    assertThat(uart.fifo).isEqualTo(8192);
  }

  @Test
  void fieldsAreParameters() {
    // snippet: fields
    SimulatedKernel kernel = new SimulatedKernel();
    LoadedModule module = kernel.insmod(MyDriver.class, "debug");
    MyDriver driver = module.instance(MyDriver.class);

    module.attribute("debug").store("n");
    assertThat(driver.debug).isFalse(); // the field is the variable
    assertThatThrownBy(() -> module.attribute("buffer_size").store("1"))
        .hasMessageContaining("EACCES"); // 0444, even for root
    // end
    assertThat(driver.bufferSize).isEqualTo(4096);
    assertThatThrownBy(() -> module.attribute("debug").store("2"))
        .isInstanceOf(StoreException.class);
  }
}
