// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** A number is read at its place, whatever else the module has made by then. */
class HandleReadTest {

  private static final Param<Integer> SIZE = Param.of("size", ParamTypes.INT).defaultValue(-7);
  private static final Param<Long> LIMIT =
      Param.of("limit", ParamTypes.ULLONG).defaultValue(-1L).permissions(0644);
  private static final Param<Boolean> DEBUG =
      Param.of("debug", ParamTypes.BOOL).defaultValue(true).permissions(0644);
  private static final Param<Integer> ALSO = SIZE.sharedAs("also");
  private static final Param<String> LABEL = Param.of("label", ParamTypes.CHARP);
  private static final Param<List<Integer>> PORTS =
      Param.of("ports", ParamTypes.array(ParamTypes.INT, 4).counted(2));
  private static final Param<Long> USED = Param.counterOf("used", PORTS);

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final LoadedModule module =
      kernel.insmod(ModuleDefinition.of("m", LABEL, SIZE, LIMIT, DEBUG, ALSO, PORTS, USED));

  @Test
  void aDefaultIsReadBeforeAnythingIsSet() {
    assertThat(module.getInt(SIZE)).isEqualTo(-7);
    assertThat(module.getLong(LIMIT)).isEqualTo(-1);
    assertThat(module.getBoolean(DEBUG)).isTrue();
    assertThat(module.getInt(ALSO)).isEqualTo(-7);
    assertThat(module.getLong(USED)).isEqualTo(2);
  }

  @Test
  void whatALineSetsIsRead() {
    module.apply("size=1 limit=18446744073709551614 debug=n ports=1,2,3");
    assertThat(module.getInt(SIZE)).isEqualTo(1);
    assertThat(module.getInt(ALSO)).isEqualTo(1);
    assertThat(module.getLong(LIMIT)).isEqualTo(-2);
    assertThat(module.getBoolean(DEBUG)).isFalse();
    assertThat(module.getLong(USED)).isEqualTo(3);
  }

  @Test
  void anAssignmentAndASharedNameReachTheSamePlace() {
    module.set(SIZE, 5);
    assertThat(module.getInt(ALSO)).isEqualTo(5);
    module.apply("also=6");
    assertThat(module.getInt(SIZE)).isEqualTo(6);
  }

  @Test
  void aBoundHandleFollowsItsVariable() {
    IntSupplier size = module.bindInt(SIZE);
    IntSupplier also = module.bindInt(ALSO);
    LongSupplier limit = module.bindLong(LIMIT);
    LongSupplier used = module.bindLong(USED);
    BooleanSupplier debug = module.bindBoolean(DEBUG);
    module.apply("size=3 limit=4 debug=0 ports=1");
    assertThat(size.getAsInt()).isEqualTo(3);
    assertThat(also.getAsInt()).isEqualTo(3);
    assertThat(limit.getAsLong()).isEqualTo(4);
    assertThat(used.getAsLong()).isEqualTo(1);
    assertThat(debug.getAsBoolean()).isFalse();
  }

  @Test
  void aHandleOfTwoDefinitionsIsReadInBoth() {
    LoadedModule other = kernel.insmod(ModuleDefinition.of("other", DEBUG, SIZE), "size=9 debug=0");
    for (int i = 0; i < 3; i++) {
      assertThat(module.getInt(SIZE)).isEqualTo(-7);
      assertThat(other.getInt(SIZE)).isEqualTo(9);
      assertThat(module.getBoolean(DEBUG)).isTrue();
      assertThat(other.getBoolean(DEBUG)).isFalse();
    }
  }

  @Test
  void twoLoadsOfADefinitionHaveMemoryOfTheirOwn() {
    LoadedModule second = new SimulatedKernel().insmod(module.definition(), "size=8");
    assertThat(second.getInt(SIZE)).isEqualTo(8);
    assertThat(module.getInt(SIZE)).isEqualTo(-7);
  }

  @Test
  void anArrayOfOneElementHasItsCounter() {
    Param<List<Integer>> one = Param.of("one", ParamTypes.array(ParamTypes.INT, 1).counted(0));
    Param<Long> count = Param.counterOf("count", one);
    LoadedModule load = kernel.insmod(ModuleDefinition.of("short", one, count));
    assertThat(load.getLong(count)).isZero();
    load.apply("one=5");
    assertThat(load.getLong(count)).isEqualTo(1);
    assertThat(load.get(one)).containsExactly(5);
  }

  @Test
  void aHandleOfAnotherDeclarationIsRefused() {
    Param<Integer> twin = Param.of("size", ParamTypes.INT);
    assertThatIllegalArgumentException().isThrownBy(() -> module.getInt(twin));
    assertThatIllegalArgumentException().isThrownBy(() -> module.bindInt(twin));
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // the mistake itself
  void aTextIsNotANumber() {
    assertThatIllegalStateException().isThrownBy(() -> module.getInt((Param) LABEL));
  }
}
