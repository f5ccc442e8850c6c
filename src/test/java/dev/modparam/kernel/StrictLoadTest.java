// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loads that take no misspelt name, and loads whose words are quoted. */
class StrictLoadTest {

  private static final Param<String> LABEL = Param.of("label", ParamTypes.CHARP);
  private static final Param<Integer> SIZE = Param.of("size", ParamTypes.INT);

  private final List<String> started = new ArrayList<>();
  private final ModuleDefinition disk =
      ModuleDefinition.of("disk", LABEL, SIZE)
          .lifecycle(
              new ModuleLifecycle() {
                @Override
                public int init(ModuleContext module) {
                  started.add(module.name());
                  return 0;
                }
              });
  private final SimulatedKernel kernel = new SimulatedKernel();

  @Test
  void anUnknownArgumentFailsAStrictLoad() {
    RejectedArgumentsException failure =
        Kernels.failure(
            RejectedArgumentsException.class, () -> kernel.insmodStrict(disk, "size=1 lable=x"));

    assertThat(failure.errno()).isEqualTo(Errno.ENOENT);
    assertThat(failure).hasMessageContaining("lable at byte 7").hasMessageContaining("label");
    assertThat(failure.rejected()).isEmpty();
    assertThat(failure.report().unknown()).hasSize(1);
    assertThat(started).isEmpty();
    assertThat(kernel.module("disk")).isEmpty();
  }

  @Test
  void aRefusedValueIsTheErrorOfAStrictLoadToo() {
    assertThat(Kernels.errno(() -> kernel.insmodStrict(disk, "lable=x size=x")))
        .isEqualTo("EINVAL");
  }

  @Test
  void aStrictLoadTakesWhatTheModuleKnows() {
    LoadedModule module = kernel.insmodStrict(disk, "size=1 async_probe -- rest");
    assertThat(module.getInt(SIZE)).isEqualTo(1);
    assertThat(module.state()).isEqualTo(LoadedModule.State.LIVE);
  }

  @Test
  void aKernelMayBeStrict() {
    SimulatedKernel strict = SimulatedKernel.builder().strict(true).build();
    assertThat(Kernels.errno(() -> strict.insmod(disk, "lable=x"))).isEqualTo("ENOENT");
    assertThat(Kernels.errno(() -> strict.finitModule(disk, new byte[] {'x', '=', '1'}, 0)))
        .isEqualTo("ENOENT");
    assertThat(kernel.insmod(disk, "lable=x").arguments().unknown()).hasSize(1);
  }

  @Test
  void wordsAreQuotedAsModprobeDoes() {
    LoadedModule module = kernel.insmod(disk, "label=my disk", "size=2");
    assertThat(module.get(LABEL)).isEqualTo("my disk");
    assertThat(module.getInt(SIZE)).isEqualTo(2);
  }

  @Test
  void noWordIsNoArgumentAndOneStringIsALine() {
    assertThat(kernel.insmod(disk).get(LABEL)).isNull();
    kernel.rmmod("disk");
    assertThat(kernel.insmod(disk, "label=my size=2").getInt(SIZE)).isEqualTo(2);
  }

  @Test
  void aWordThatNoLineCanHoldIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernel.insmod(disk, "label=a \" b \" c", "size=1"));
    assertThat(kernel.module("disk")).isEmpty();
  }
}
