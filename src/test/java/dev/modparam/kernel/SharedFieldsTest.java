// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields of a driver are variables whose bytes other parameters see. */
class SharedFieldsTest {

  static final class Driver {
    int number = 0x1ff;
    boolean[] flags = {true, false, true, true};
    int count = 2;
    String name = "abc";
  }

  private final Driver driver = new Driver();

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(Driver.class, name, type);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private LoadedModule load(String line, Param<?>... parts) {
    List<Param<?>> params = new ArrayList<>(List.of(parts));
    ModuleDefinition definition = ModuleDefinition.of("driver", params).instances(() -> driver);
    return new SimulatedKernel().insmod(definition, line);
  }

  @Test
  void theByteOfAField() {
    Param<Integer> number =
        Param.of("number", ParamTypes.INT).boundTo(field("number", int.class), null, driver);
    Param<Integer> low = number.sharedAs("low", ParamTypes.BYTE, 0).permissions(0644);
    LoadedModule module = load("low=1", number, low);

    assertThat(driver.number).isEqualTo(0x101);
    driver.number = -2;
    assertThat(module.attribute("low").show()).isEqualTo("254\n");
  }

  @Test
  void elementsOfAnArrayAndItsCounter() {
    Param<List<Boolean>> flags =
        Param.of("flags", ParamTypes.array(ParamTypes.BOOL, 4).counted(2))
            .boundTo(field("flags", boolean[].class), field("count", int.class), driver)
            .permissions(0644);
    Param<Integer> third = flags.sharedAs("third", ParamTypes.BYTE, 2).permissions(0644);
    Param<Integer> count =
        Param.counterOf("c", flags).sharedAs("n", ParamTypes.INT, 0).permissions(0644);
    Param<List<Integer>> other =
        Param.of("other", ParamTypes.array(ParamTypes.INT, 4).counted())
            .countedWith(flags)
            .permissions(0644);
    LoadedModule module = load("third=0", flags, third, count, other);

    assertThat(driver.flags[2]).isFalse();
    module.attribute("third").store("7");
    assertThat(driver.flags[2]).isTrue();
    assertThat(module.attribute("third").show()).isEqualTo("1\n"); // what a boolean keeps of it
    module.attribute("n").store("4");
    assertThat(driver.count).isEqualTo(4);
    assertThat(module.attribute("flags").show()).isEqualTo("Y,N,Y,Y\n");
    module.attribute("other").store("5");
    assertThat(driver.count).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flags.countedWith(other))
        .withMessage("parameter flags has a field as its counter");
  }

  @Test
  void aTextInAFieldHasNoBytes() {
    Param<String> name =
        Param.of("name", ParamTypes.string(8)).boundTo(field("name", String.class), null, driver);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> name.sharedAs("first", ParamTypes.BYTE, 0))
        .withMessageEndingWith("it is a Java String, which has no bytes to share");
  }
}
