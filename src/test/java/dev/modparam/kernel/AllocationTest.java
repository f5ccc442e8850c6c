// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.UINT;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Param;
import java.lang.management.ManagementFactory;
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

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 2_000;
  private static final int OPERATIONS = 1_000;

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

  /** Bytes that one call allocates, the least of several measurements. */
  private static long bytes(Runnable operation) {
    repeat(WARM_UP, operation);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      repeat(OPERATIONS, operation);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least / OPERATIONS;
  }

  private static void repeat(int times, Runnable operation) {
    for (int i = 0; i < times; i++) {
      operation.run();
    }
  }

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

    assertThat(bytes(() -> module.apply(bytes))).isZero();
  }

  @Test
  void aLineInFieldsIsAppliedWithoutAnObject() {
    LoadedModule bound = kernel.insmod(Bound.class, "");
    byte[] line = utf8("debug=1 buffer_size=8192");

    assertThat(bytes(() -> bound.apply(line))).isZero();
  }

  @Test
  void aLineOfAHundredParametersIsAppliedWithoutAnObject() {
    LoadedModule large = kernel.insmod(moduleOf(100));
    byte[] line = utf8(lineOf(100));

    assertThat(bytes(() -> large.apply(line))).isZero();
  }

  @Test
  void aLineThatIsTextCostsItsBytesAndNothingElse() {
    String line = "debug=1 buffer_size=8192";

    long ofItsBytes = bytes(() -> sum += utf8(line).length);

    assertThat(bytes(() -> module.apply(line))).isEqualTo(ofItsBytes).isPositive();
  }

  @Test
  void readsOfHandlesMakeNoObject() {
    module.apply("buffer_size=70000 mask=4000000000"); // such as no cache of boxes holds
    IntSupplier boundSize = module.bindInt(SIZE);
    BooleanSupplier boundDebug = module.bindBoolean(DEBUG);

    assertThat(bytes(() -> sum += module.getInt(SIZE))).isZero();
    assertThat(bytes(() -> sum += module.getLong(MASK))).isZero();
    assertThat(bytes(() -> sum += module.getBoolean(DEBUG) ? 1 : 0)).isZero();
    assertThat(bytes(() -> sum += boundSize.getAsInt())).isZero();
    assertThat(bytes(() -> sum += boundDebug.getAsBoolean() ? 1 : 0)).isZero();
  }

  @Test
  void aBoxIsSeenByThisTest() {
    module.apply("buffer_size=70000");

    assertThat(bytes(() -> sum += module.get(SIZE))).isPositive();
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
    return bytes(
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
    long alone = bytes(load);
    for (int i = 0; i < 2_000; i++) {
      kernel.insmod(ModuleDefinition.of("other_" + i, DEBUG).dependsOn("my_driver"));
    }

    assertThat(bytes(load)).isCloseTo(alone, within(64L));
  }

  @Test
  void aCheckMakesOnlyTheVariablesThatItsLineNames() {
    ModuleDefinition definition = moduleOf(1_000);

    long one = bytes(() -> ArgumentReport.check(definition, "param_number_7=1"));
    long ten = bytes(() -> ArgumentReport.check(definition, lineOf(10)));
    long table = 4L * 4 * 1_024; // a reference for each place of the handles, at most

    assertThat(one).isLessThan(table + 1_500);
    assertThat(ten - one).as("nine variables more").isBetween(9L * 40, 9L * 400);
  }

  @Test
  void aValueOfAMegabyteCostsInProportion() {
    String kilobyte = "irqs=" + "1,".repeat(500);
    String megabyte = "irqs=" + "1,".repeat(500_000);

    assertThat(bytes(() -> module.apply(kilobyte))).isLessThan(10L * kilobyte.length());
    long before = THREADS.getCurrentThreadAllocatedBytes();
    assertThat(module.apply(megabyte).rejected()).hasSize(1);
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
        .isLessThan(10L * megabyte.length());
  }
}
