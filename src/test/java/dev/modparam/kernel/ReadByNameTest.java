// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Param;
import org.junit.jupiter.api.Test;

class ReadByNameTest {

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final LoadedModule module =
      kernel.insmod(
          ModuleDefinition.of(
              "m",
              Param.of("debug", BOOL),
              Param.of("quiet", BOOL),
              Param.of("buffer-size", INT),
              Param.of("name", CHARP)),
          "debug buffer_size=8");

  @Test
  void aParameterIsReadByItsName() {
    assertThat(module.getBoolean("debug")).isTrue();
    assertThat(module.getBoolean("quiet")).isFalse();
    assertThat(module.getLong("buffer_size")).isEqualTo(8);
    assertThat(module.get("buffer-size")).isEqualTo(8);
    assertThat(module.getString("name")).isNull();
    assertThat(module.get("buffer_size", Integer.class)).isEqualTo(8);
  }

  @Test
  void aWrongNameNamesTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> module.get("bufer_size"))
        .withMessage("module m has no parameter bufer_size; did you mean buffer-size?");
  }

  @Test
  void aWrongTypeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> module.getBoolean("buffer_size"))
        .withMessage("parameter buffer_size is a Integer, not a Boolean");
  }

  @Test
  void theShortFormsWriteRecordsOfTheirLevels() {
    module.err("one");
    module.warn("two");
    module.info("three");
    module.debug("four");

    assertThat(kernel.log().records())
        .extracting(record -> record.level().number() + " " + record.text())
        .containsExactly("3 one", "4 two", "6 three", "7 four");
  }

  @KernelModule(name = "own")
  static final class Own implements ModuleLifecycle {
    boolean told;

    @Override
    public int init(ModuleContext context) {
      told = true;
      return 0;
    }
  }

  @Test
  void theLifecycleThatIsSetIsToldInPlaceOfTheClass() {
    StringBuilder said = new StringBuilder();
    ModuleDefinition definition =
        ModuleDefinition.ofClass(Own.class)
            .lifecycle(
                new ModuleLifecycle() {
                  @Override
                  public int init(ModuleContext context) {
                    said.append(context.name());
                    return 0;
                  }
                });

    LoadedModule loaded = kernel.insmod(definition);

    assertThat(said).hasToString("own");
    assertThat(loaded.instance(Own.class).told).isFalse();
    kernel.rmmod("own");
    assertThat(kernel.insmod(ModuleDefinition.ofClass(Own.class)).instance(Own.class).told)
        .isTrue();
  }
}
