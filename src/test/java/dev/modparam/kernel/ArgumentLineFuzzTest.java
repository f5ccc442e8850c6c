// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any bytes are an argument line: the module loads or the arguments are rejected, and nothing else
 * happens.
 */
class ArgumentLineFuzzTest {

  private static final ModuleDefinition DRIVER = ModuleDefinition.of("driver", params());

  private static List<Param<?>> params() {
    List<Param<?>> params = new ArrayList<>();
    for (ParamType<?> type : ParamTypes.scalars()) {
      params.add(Param.of("p_" + type.name(), type).permissions(0644));
    }
    params.add(Param.of("buf", ParamTypes.string(8)).permissions(0644));
    params.add(Param.of("list", ParamTypes.array(ParamTypes.INT, 3).counted()).permissions(0644));
    params.add(Param.of("words", ParamTypes.array(ParamTypes.CHARP, 2)).permissions(0644));
    params.add(Param.of("low", ParamTypes.INT.between(-1, 9)).permissions(0644).unsafe());
    return params;
  }

  @FuzzTest(maxDuration = "30s")
  void anyLineIsTakenOrRejected(byte[] line) {
    SimulatedKernel kernel = new SimulatedKernel();
    try {
      LoadedModule module = kernel.insmod(DRIVER, line);
      checkLoaded(kernel, module);
    } catch (RejectedArgumentsException failure) {
      checkRejected(kernel, failure, line);
    }
    for (KernelLog.Entry entry : kernel.log().records()) {
      assertThat(entry.bytes().length).isLessThanOrEqualTo(KernelLog.LONGEST_TEXT);
    }
  }

  private static void checkLoaded(SimulatedKernel kernel, LoadedModule module) {
    assertThat(module.arguments().rejected()).isEmpty();
    assertThat(module.arguments().errno()).isEmpty();
    for (Attribute attribute : module.attributes()) {
      attribute.showBytes();
    }
    kernel.rmmod("driver");
    assertNothingIsLeft(kernel);
  }

  private static void checkRejected(
      SimulatedKernel kernel, RejectedArgumentsException failure, byte[] line) {
    ArgumentReport report = failure.report();
    List<ArgumentReport.Rejected> rejected = report.rejected();
    assertThat(rejected).isNotEmpty();
    assertThat(failure.errno()).isEqualTo(rejected.get(rejected.size() - 1).errno());
    assertThat(report.errno()).contains(failure.errno());
    assertThat(failure.getMessage()).isNotNull().hasSizeLessThan(200_000);
    int before = -1;
    for (ArgumentReport.Rejected argument : rejected) {
      assertThat(argument.position()).isBetween(before + 1, line.length);
      before = argument.position();
    }
    String text = new String(line, StandardCharsets.UTF_8);
    if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), line)) {
      ArgumentReport checked = ArgumentReport.check(DRIVER, text);
      assertThat(checked.rejected()).isEqualTo(rejected);
      assertThat(checked.unknown()).isEqualTo(report.unknown());
    }
    assertNothingIsLeft(kernel);
  }

  private static void assertNothingIsLeft(SimulatedKernel kernel) {
    assertThat(kernel.modules()).isEmpty();
    assertThat(kernel.files().list("/sys/module")).isEmpty();
  }
}
