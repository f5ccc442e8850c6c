// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.log;
import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.ULLONG;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lines and handles of a module that is loaded. */
class ApplyTest {

  private static final Param<Boolean> DEBUG = Param.of("debug", BOOL).permissions(0644);
  private static final Param<Integer> SIZE =
      Param.of("buffer_size", INT.between(512, 65_536)).defaultValue(4096);
  private static final Param<Long> MASK = Param.of("mask", ULLONG);
  private static final Param<@Nullable String> NAME = Param.of("name", CHARP);
  private static final Param<List<Integer>> PORTS = Param.of("ports", array(INT, 3).counted());
  private static final Param<Integer> DANGER = Param.of("danger", INT).unsafe();
  private static final ModuleDefinition DRIVER =
      ModuleDefinition.of("my_driver", DEBUG, SIZE, MASK, NAME, PORTS, DANGER);

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final LoadedModule module = kernel.insmod(DRIVER, "mask=7");

  @Test
  void aLineSetsWhatItNamesAndNothingElse() {
    ArgumentReport report = module.apply("debug buffer-size=8192 name=\"a b\" ports=1,2");

    assertThat(report.isClean()).isTrue();
    assertThat(module.get(DEBUG)).isTrue();
    assertThat(module.get(SIZE)).isEqualTo(8192);
    assertThat(module.get(NAME)).isEqualTo("a b");
    assertThat(module.get(PORTS)).containsExactly(1, 2);
    assertThat(module.get(MASK)).isEqualTo(7);
    assertThat(log(kernel)).isEmpty();
  }

  @Test
  void aLineNeedNotBeUtf8() {
    module.apply("name=a\u00A0b".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(module.get(NAME)).isEqualTo("a");
    assertThat(log(kernel)).containsExactly("4 my_driver: unknown parameter 'b' ignored");
  }

  @Test
  void whatIsRejectedIsReportedAndTheRestIsSet() {
    ArgumentReport report = module.apply("debug=maybe mask=9 buffer_size=1 typo=1 -- rest");

    assertThat(report.rejected())
        .extracting(ArgumentReport.Rejected::name)
        .containsExactly("debug", "buffer_size");
    assertThat(report.errno()).contains(Errno.EINVAL);
    assertThat(report.unknown()).extracting(ArgumentReport.Unknown::name).containsExactly("typo");
    assertThat(report.afterDashes()).isEqualTo("rest");
    assertThat(module.get(MASK)).isEqualTo(9);
    assertThat(module.get(DEBUG)).isFalse();
    assertThat(module.get(SIZE)).isEqualTo(4096);
    assertThat(log(kernel))
        .containsExactly(
            "3 my_driver: `maybe' invalid for parameter `debug'",
            "3 my_driver: `1' invalid for parameter `buffer_size'",
            "4 my_driver: unknown parameter 'typo' ignored");
  }

  @Test
  void aWordIsExplainedHoweverMuchStandsBeforeIt() {
    ArgumentReport report = module.apply("mask=1 ".repeat(100) + "debg");

    assertThat(report.unknown())
        .singleElement()
        .satisfies(word -> assertThat(word.nearest()).isEqualTo("debug"))
        .satisfies(word -> assertThat(word.position()).isEqualTo(700));
  }

  @Test
  void eachLineHasAReportOfItsOwn() {
    ArgumentReport bad = module.apply("debug=maybe typo");
    ArgumentReport good = module.apply("debug=1");

    assertThat(bad.rejected()).hasSize(1);
    assertThat(bad.unknown()).hasSize(1);
    assertThat(good.isClean()).isTrue();
    assertThat(module.arguments().isClean()).as("the report of the load").isTrue();
  }

  @Test
  void aReportDoesNotRepeatWhatTheOneBeforeSaid() {
    module.apply("debug=maybe");
    assertThat(module.apply("mask=x").rejected()).hasSize(1);
    module.apply("typo");
    assertThat(module.apply("other").unknown()).hasSize(1);
  }

  @Test
  void aLineOfManyRefusedWordsIsNotSearchedForTheSlipOfEach() {
    ArgumentReport report = module.apply("mask=08 ".repeat(34));

    assertThat(report.rejected()).hasSize(34);
    assertThat(report.rejected().subList(0, 32))
        .allSatisfy(word -> assertThat(word.detail()).contains("octal"));
    assertThat(report.rejected().subList(32, 34))
        .extracting(ArgumentReport.Rejected::detail)
        .doesNotContain(report.rejected().get(0).detail());
  }

  @Test
  void anArrayThatRefusesTheLastWordIsNamedWithItsFirstElement() {
    module.apply("ports=x");
    module.apply("ports=1,x,3");

    assertThat(log(kernel))
        .containsExactly(
            "3 my_driver: `x' invalid for parameter `ports'",
            "3 my_driver: `1' invalid for parameter `ports'");
  }

  @Test
  void theLargestErrorNumberIsAnErrorAndWhatIsBelowIsNone() {
    Param<Integer> odd =
        Param.of(
            "odd",
            Operations.on(INT)
                .set((text, variable) -> Integer.parseInt(String.valueOf(text)))
                .type());
    LoadedModule odds = kernel.insmod(ModuleDefinition.of("odds", odd));

    ArgumentReport largest = odds.apply("odd=-4095");
    assertThat(largest.errno()).contains(Errno.of(4095));
    assertThat(largest.rejected().get(0).errno()).isEqualTo(Errno.of(4095));
    ArgumentReport below = odds.apply("odd=-4096");
    assertThat(below.errno()).isEmpty();
    assertThat(below.rejected().get(0).detail()).isEqualTo("its set function returned -4096");
  }

  @Test
  void aLineOfManyUnknownWordsIsNotSearchedForWhatEachMayMean() {
    ArgumentReport report = module.apply("debg ".repeat(100_000));

    assertThat(report.unknown()).hasSize(1_000);
    assertThat(report.more()).isEqualTo(99_000);
    assertThat(report.unknown().subList(0, 32))
        .extracting(ArgumentReport.Unknown::nearest)
        .containsOnly("debug");
    assertThat(report.unknown().subList(32, 1_000))
        .extracting(ArgumentReport.Unknown::nearest)
        .containsOnlyNulls();
  }

  @Test
  void unsafeParametersTaintAsTheyDoOnALoad() {
    module.apply("danger=1");

    assertThat(kernel.taints()).contains(Taint.USER);
    assertThat(log(kernel)).containsExactly("5 Setting dangerous option danger - tainting kernel");
  }

  @Test
  void builtInCodeTakesLinesToo() {
    SimulatedKernel booted = SimulatedKernel.builder().addBuiltIn(DRIVER).build();

    booted.module("my_driver").orElseThrow().apply("debug=1");

    assertThat(booted.module("my_driver").orElseThrow().get(DEBUG)).isTrue();
  }

  @Test
  void aModuleThatIsGoneTakesNoLine() {
    kernel.rmmod("my_driver");

    assertThatThrownBy(() -> module.apply("debug=1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("module my_driver is gone: its parameters can be read, and no longer set");
    assertThat(module.get(DEBUG)).isFalse();
  }

  @Test
  void anOwnSetFunctionMayApplyALineItself() {
    List<String> reports = new ArrayList<>();
    Param<Integer> preset =
        Param.of(
            "preset",
            Operations.on(INT)
                .set(
                    (text, variable) -> {
                      reports.add(presets().apply("size=" + text + "000 typo").toString());
                      return variable.set(text);
                    })
                .type());
    Param<Integer> size = Param.of("size", INT);
    Param<Integer> last = Param.of("last", INT);
    kernel.insmod(ModuleDefinition.of("presets", preset, size, last));

    ArgumentReport report = presets().apply("preset=4 last=2 bad");

    assertThat(presets().getInt(preset)).isEqualTo(4);
    assertThat(presets().getInt(size)).isEqualTo(4000);
    assertThat(presets().getInt(last)).isEqualTo(2);
    assertThat(report.unknown()).extracting(ArgumentReport.Unknown::name).containsExactly("bad");
    assertThat(reports).containsExactly("typo at byte 10 is not a parameter and was ignored");
  }

  private LoadedModule presets() {
    return kernel.module("presets").orElseThrow();
  }

  @Test
  void aSetFunctionThatThrowsDoesNotSpoilTheNextLine() {
    Param<Integer> bomb =
        Param.of(
            "bomb",
            Operations.on(INT)
                .set(
                    (text, variable) -> {
                      throw new UnsupportedOperationException("bang");
                    })
                .type());
    Param<Integer> size = Param.of("size", INT);
    LoadedModule bombs = kernel.insmod(ModuleDefinition.of("bombs", bomb, size));

    assertThatThrownBy(() -> bombs.apply("typo size=x bomb=1 size=3"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(bombs.apply("size=5").isClean()).isTrue();
    assertThat(bombs.getInt(size)).isEqualTo(5);
  }

  @Test
  void aBoundHandleReadsTheVariableAtEachCall() {
    IntSupplier size = module.bindInt(SIZE);
    LongSupplier mask = module.bindLong(MASK);
    BooleanSupplier debug = module.bindBoolean(DEBUG);

    module.apply("buffer_size=1024 mask=0xffffffffffffffff debug");
    kernel.rmmod("my_driver");

    assertThat(size.getAsInt()).isEqualTo(1024);
    assertThat(mask.getAsLong()).isEqualTo(-1);
    assertThat(debug.getAsBoolean()).isTrue();
  }

  @Test
  void aHandleOfAnotherModuleCannotBeBound() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> module.bindInt(Param.of("buffer_size", INT)))
        .withMessageContaining("there is no parameter buffer_size")
        .withMessageContaining("the very object");
  }
}
