// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** The code of {@code docs/performance.md}. */
class PerformanceTest {

  private static final Param<Boolean> DEBUG = Param.of("debug", BOOL);
  private static final Param<Integer> BUFFER_SIZE = Param.of("buffer_size", INT).defaultValue(4096);
  private static final ModuleDefinition MY_DRIVER =
      ModuleDefinition.of("my_driver", DEBUG, BUFFER_SIZE);

  @Test
  void aBoundHandleAndALine() {
    // snippet: performance-calls
    LoadedModule driver = new SimulatedKernel().insmod(MY_DRIVER);
    IntSupplier size = driver.bindInt(BUFFER_SIZE); // the look-up, once

    ArgumentReport report = driver.apply("debug=1 buffer_size=8192");
    assertThat(report.isClean()).isTrue();
    assertThat(size.getAsInt()).isEqualTo(8192);
    // end
  }
}
