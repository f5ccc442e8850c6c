// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any bytes can be written to any parameter: they are taken, or refused with the value as it was.
 */
class SysfsWriteFuzzTest {

  private static final List<Param<?>> PARAMS = params();
  private static final ModuleDefinition DRIVER = ModuleDefinition.of("driver", PARAMS);

  private static List<Param<?>> params() {
    List<Param<?>> params = new ArrayList<>();
    for (ParamType<?> type : ParamTypes.scalars()) {
      params.add(Param.of("p_" + type.name(), type).permissions(0644));
    }
    params.add(Param.of("buf", ParamTypes.string(8)).permissions(0644));
    params.add(Param.of("list", ParamTypes.array(ParamTypes.INT, 3).counted()).permissions(0644));
    params.add(Param.of("texts", ParamTypes.array(ParamTypes.CHARP, 2)).permissions(0644));
    return List.copyOf(params);
  }

  /** The first byte chooses the parameter, the rest is written. */
  @FuzzTest(maxDuration = "30s")
  void anyBytesAreTakenOrRefused(byte[] input) {
    if (input.length == 0) {
      return;
    }
    SimulatedKernel kernel = new SimulatedKernel();
    LoadedModule module = kernel.insmod(DRIVER);
    Param<?> param = PARAMS.get((input[0] & 0xFF) % PARAMS.size());
    Attribute attribute = module.attribute(param.name());
    byte[] before = attribute.showBytes();
    byte[] text = Arrays.copyOfRange(input, 1, input.length);
    try {
      assertThat(attribute.store(text)).isEqualTo(Math.min(text.length, Operations.Page.SIZE));
    } catch (StoreException failure) {
      assertThat(failure.parameter()).isEqualTo(param.name());
      assertThat(failure.errno().name()).isIn("EINVAL", "ERANGE", "ENOSPC");
      assertThat(failure.getMessage()).isNotNull().hasSizeLessThan(2000);
      if (param.type().name().startsWith("array")) {
        attribute.showBytes(); // partly set, and still readable
      } else {
        assertThat(attribute.showBytes()).isEqualTo(before);
      }
    }
  }
}
