// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.Allocated.byEach;
import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.UINT;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modparam.Allocated;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Param;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many bytes an operation allocates: what a benchmark finds out late, a boxed value or a cost
 * that grows with the square of something, fails the build here, without a clock.
 */
class AllocationTest {

  private static final Param<Boolean> DEBUG = Param.of("debug", BOOL).permissions(0644);
  private static final Param<Integer> SIZE = Param.of("buffer_size", INT).permissions(0644);
  private static final Param<Long> MASK = Param.of("mask", UINT);
  private static final Param<List<Integer>> IRQS =
      Param.of("irqs", array(INT, 16).counted()).permissions(0644);
  private static final ModuleDefinition DRIVER =
      ModuleDefinition.of("my_driver", DEBUG, SIZE, MASK, IRQS);

  @KernelModule(name = "bound")
  static final class Bound {
    @ModuleParam(permissions = 0644)
    volatile boolean debug;

    @ModuleParam volatile int bufferSize = 4096;
  }

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final LoadedModule module = kernel.insmod(DRIVER);
  private long sum;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ModuleDefinition moduleOf(int count) {
    return ModuleDefinition.of(
        "large",
        IntStream.range(0, count).mapToObj(i -> Param.of("param_number_" + i, INT)).toList());
  }

  private static String lineOf(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "param_number_" + i + "=" + i)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "debug=1 buffer_size=8192",
        "debug buffer-size=-0x2000 mask=07",
        "\"debug=n\" buffer_size=\"1\"",
        "irqs=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16",
        ""
      })
  void aLineOfNumbersAndBoolsIsAppliedWithoutAnObject(String line) {
    byte[] bytes = utf8(line);

    assertThat(byEach(() -> module.apply(bytes))).isZero();
  }

  @Test
  void aLineInFieldsIsAppliedWithoutAnObject() {
    LoadedModule bound = kernel.insmod(Bound.class, "");
    byte[] line = utf8("debug=1 buffer_size=8192");

    assertThat(byEach(() -> bound.apply(line))).isZero();
  }

  @Test
  void aLineOfAHundredParametersIsAppliedWithoutAnObject() {
    LoadedModule large = kernel.insmod(moduleOf(100));
    byte[] line = utf8(lineOf(100));

    assertThat(byEach(() -> large.apply(line))).isZero();
  }

  @Test
  void aLineThatIsTextCostsItsBytesAndNothingElse() {
    String line = "debug=1 buffer_size=8192";

    long ofItsBytes = byEach(() -> sum += utf8(line).length);

    assertThat(byEach(() -> module.apply(line))).isEqualTo(ofItsBytes).isPositive();
  }

  @Test
  void readsOfHandlesMakeNoObject() {
    module.apply("buffer_size=70000 mask=4000000000"); // such as no cache of boxes holds
    IntSupplier boundSize = module.bindInt(SIZE);
    BooleanSupplier boundDebug = module.bindBoolean(DEBUG);

    assertThat(byEach(() -> sum += module.getInt(SIZE))).isZero();
    assertThat(byEach(() -> sum += module.getLong(MASK))).isZero();
    assertThat(byEach(() -> sum += module.getBoolean(DEBUG) ? 1 : 0)).isZero();
    assertThat(byEach(() -> sum += boundSize.getAsInt())).isZero();
    assertThat(byEach(() -> sum += boundDebug.getAsBoolean() ? 1 : 0)).isZero();
  }

  @Test
  void aBoxIsSeenByThisTest() {
    module.apply("buffer_size=70000");

    assertThat(byEach(() -> sum += module.get(SIZE))).isPositive();
  }

  @Test
  void aLoadCostsTheSameForEachParameter() {
    long hundred = perLoad(100);
    long thousand = perLoad(1_000);

    assertThat(thousand / 1_000.0)
        .as("bytes a parameter of a load with 1,000, against 100 (%d bytes)", hundred)
        .isLessThan(hundred / 100.0 * 1.2);
  }

  private long perLoad(int count) {
    ModuleDefinition definition = moduleOf(count);
    byte[] line = utf8(lineOf(count));
    return byEach(
        () -> {
          kernel.insmod(definition, line);
          kernel.rmmod("large");
        });
  }

  @Test
  void aLoadCostsTheSameBesideThousandsOfModules() {
    ModuleDefinition definition = ModuleDefinition.of("one_more", SIZE).dependsOn("my_driver");
    Runnable load =
        () -> {
          kernel.insmod(definition, "buffer_size=1");
          kernel.rmmod("one_more");
        };
    long alone = byEach(load);
    for (int i = 0; i < 2_000; i++) {
      kernel.insmod(ModuleDefinition.of("other_" + i, DEBUG).dependsOn("my_driver"));
    }

    assertThat(byEach(load)).isCloseTo(alone, within(64L));
  }

  @Test
  void aCheckMakesOnlyTheVariablesThatItsLineNames() {
    ModuleDefinition definition = moduleOf(1_000);

    long one = byEach(() -> ArgumentReport.check(definition, "param_number_7=1"));
    long ten = byEach(() -> ArgumentReport.check(definition, lineOf(10)));
    long table = 4L * 4 * 1_024; // a reference for each place of the handles, at most

    assertThat(one).isLessThan(table + 1_500);
    assertThat(ten - one).as("nine variables more").isBetween(9L * 40, 9L * 400);
  }

  @Test
  void aValueOfAMegabyteCostsInProportion() throws Exception {
    String kilobyte = "irqs=" + "1,".repeat(500);
    String megabyte = "irqs=" + "1,".repeat(500_000);

    assertThat(byEach(() -> module.apply(kilobyte))).isLessThan(10L * kilobyte.length());
    assertThat(Allocated.by(() -> module.apply(megabyte))).isLessThan(10L * megabyte.length());
  }
}
