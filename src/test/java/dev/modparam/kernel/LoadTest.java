// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.failure;
import static dev.modparam.kernel.Kernels.log;
import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.args.ArgumentLine;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final Param<Boolean> DEBUG = Param.of("debug", BOOL).permissions(0644);
  private static final Param<Integer> SIZE =
      Param.of("buffer_size", INT.between(512, 65_536)).defaultValue(4096).permissions(0644);
  private static final Param<Long> MASK = Param.of("mask", ParamTypes.ULLONG);
  private static final Param<@Nullable String> NAME = Param.of("name", CHARP).permissions(0644);
  private static final Param<List<Integer>> PORTS =
      Param.of("ports", array(INT, 3).counted()).permissions(0644);
  private static final Param<Integer> HIDDEN = Param.of("hidden", INT).permissions(0);
  private static final ModuleDefinition DRIVER =
      ModuleDefinition.of("my_driver", DEBUG, SIZE, MASK, NAME, PORTS, HIDDEN);

  private final SimulatedKernel kernel = new SimulatedKernel();

  @Test
  void argumentsAreTypedValues() {
    LoadedModule module =
        kernel.insmod(
            DRIVER, "debug buffer-size=8192 mask=0xffffffffffffffff name=\"a b\" ports=1,2");

    assertThat(module.get(DEBUG)).isTrue();
    assertThat(module.getBoolean(DEBUG)).isTrue();
    assertThat(module.get(SIZE)).isEqualTo(8192);
    assertThat(module.getInt(SIZE)).isEqualTo(8192);
    assertThat(module.getLong(MASK)).isEqualTo(-1);
    assertThat(module.get(NAME)).isEqualTo("a b");
    assertThat(module.get(PORTS)).containsExactly(1, 2);
    assertThat(module.name()).isEqualTo("my_driver");
    assertThat(module.definition()).isSameAs(DRIVER);
    assertThat(module.state()).isEqualTo(LoadedModule.State.LIVE);
    assertThat(module).hasToString("my_driver (LIVE)");
    assertThat(module.arguments().isClean()).isTrue();
    assertThat(log(kernel)).isEmpty();
  }

  @Test
  void argumentsMayBeBytesThatAreNotUtf8() {
    byte[] line = "name=aé".getBytes(StandardCharsets.ISO_8859_1);
    LoadedModule module = kernel.insmod(DRIVER, line);
    line[5] = 'z';

    assertThat(module.attribute("name").showBytes()).containsExactly('a', 0xE9, '\n');
  }

  @Test
  void aHandleOfAnotherModuleIsRefused() {
    LoadedModule module = kernel.insmod(ModuleDefinition.of("other"), "");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> module.get(DEBUG))
        .withMessageStartingWith("there is no parameter debug: bool 0644 here");
  }

  @Test
  void rejectedArgumentsAreAllListed() {
    RejectedArgumentsException failure =
        failure(
            RejectedArgumentsException.class,
            () ->
                kernel.insmod(
                    DRIVER,
                    "buffer-size=70000 debug=maybe mask hidden=1 ports=1,2,x bufer_size=1"));

    assertThat(failure)
        .hasMessage(
            """
            cannot load my_driver: EINVAL (Invalid argument), its arguments were rejected:
              buffer-size: `70000' is refused with EINVAL at byte 12; expected an int from 512 to 65536
              debug: `maybe' is refused with EINVAL at byte 24; expected a bool: y, t, 1 or on; n, f, 0 or off
              mask without a value is refused with EINVAL at byte 30: it needs a value; expected a ullong from 0 to 18446744073709551615
              ports: `1,2,x' is refused with EINVAL at byte 50: element 3 is `x'; expected at most 3 values separated by commas, each an int from -2147483648 to 2147483647
              bufer_size at byte 56 is not a parameter and was ignored; did you mean buffer_size?\
            """);
    assertThat(failure.module()).isEqualTo("my_driver");
    assertThat(failure.errno()).isEqualTo(Errno.EINVAL);
    assertThat(failure.rejected())
        .extracting(ArgumentReport.Rejected::parameter)
        .containsExactly("buffer_size", "debug", "mask", "ports");
    assertThat(failure.rejected().get(0))
        .isEqualTo(
            new ArgumentReport.Rejected(
                "buffer_size",
                "buffer-size",
                "70000",
                12,
                Errno.EINVAL,
                "an int from 512 to 65536",
                null));
    assertThat(failure.rejected().get(2).value()).isNull();
  }

  @Test
  void theErrorIsThatOfTheLastArgumentRejected() {
    assertThat(
            failure(
                    RejectedArgumentsException.class,
                    () -> kernel.insmod(DRIVER, "debug=q hidden=99999999999 debug=1"))
                .errno())
        .isEqualTo(Errno.ERANGE);
  }

  @Test
  void aFailedLoadLeavesNothingBehindButTheLog() {
    failure(RejectedArgumentsException.class, () -> kernel.insmod(DRIVER, "debug=1 debug=q"));

    assertThat(kernel.modules()).isEmpty();
    assertThat(kernel.module("my_driver")).isEmpty();
    assertThat(kernel.files().list("/sys/module")).isEmpty();
    assertThat(log(kernel)).containsExactly("3 my_driver: `q' invalid for parameter `debug'");
    assertThat(kernel.insmod(DRIVER, "").get(DEBUG)).isFalse();
  }

  @Test
  void aLoadedModuleIsNotLoadedAgain() {
    LoadedModule first = kernel.insmod(DRIVER, "buffer_size=1024");
    LoadException failure =
        failure(LoadException.class, () -> kernel.insmod(DRIVER, "buffer_size=bad"));

    assertThat(failure)
        .hasMessage("cannot load my_driver: EEXIST (File exists), it is loaded already");
    assertThat(log(kernel)).isEmpty();
    assertThat(first.get(SIZE)).isEqualTo(1024);
  }

  @Test
  void aBuiltInModuleIsNotLoaded() {
    SimulatedKernel booted = SimulatedKernel.builder().addBuiltIn(DRIVER).build();
    LoadException failure = failure(LoadException.class, () -> booted.insmod(DRIVER, ""));

    assertThat(failure)
        .hasMessage("cannot load my_driver: EINVAL (Invalid argument), it is built in");
    assertThat(log(booted)).containsExactly("3 my_driver: module is already loaded");
    assertThat(booted.modules()).isEmpty();
    assertThat(booted.module("my_driver")).isPresent();
  }

  @Test
  void aLineOf4MebibytesIsTooLong() {
    LoadException failure =
        failure(LoadException.class, () -> kernel.insmod(DRIVER, new byte[4 << 20]));

    assertThat(failure)
        .hasMessage(
            "cannot load my_driver: ENOMEM (Cannot allocate memory), its argument line of 4194304"
                + " bytes is longer than 4194303");
    assertThat(kernel.modules()).isEmpty();
    assertThat(kernel.insmod(DRIVER, new byte[(4 << 20) - 1]).state())
        .isEqualTo(LoadedModule.State.LIVE);
  }

  @Test
  void aVeryLongLineOfBadArgumentsHasAMessageThatCanBeRead() {
    RejectedArgumentsException failure =
        failure(
            RejectedArgumentsException.class, () -> kernel.insmod(DRIVER, "debug=q ".repeat(5000)));

    assertThat(failure.rejected()).hasSize(1000);
    assertThat(String.valueOf(failure.getMessage()).lines())
        .hasSize(102)
        .last()
        .isEqualTo("  and 4900 more");
  }

  @Test
  void aHugeValueIsShownInShort() {
    String huge = "\u0001x\n" + "y".repeat(100_000);
    RejectedArgumentsException failure =
        failure(
            RejectedArgumentsException.class,
            () -> kernel.insmod(DRIVER, "ports=1,\"" + huge + "\""));

    assertThat(failure.getMessage()).hasSizeLessThan(1000).contains("\\x01x\\ny", "characters)");
    assertThat(failure.rejected().get(0).value()).hasSize(huge.length() + 4);
  }

  @Test
  void anExcerptDoesNotCutACharacterInTwo() {
    String value = "x".repeat(79) + "\uD83D\uDE00" + "y";

    assertThat(
            failure(
                RejectedArgumentsException.class, () -> kernel.insmod(DRIVER, "hidden=" + value)))
        .hasMessageContaining("`" + "x".repeat(79) + "… (82 characters)'");
  }

  @Test
  void unknownNamesAreWarnedOfAndIgnored() {
    LoadedModule module = kernel.insmod(DRIVER, "bufer_size=1 foo.bar=2 debug");

    assertThat(log(kernel))
        .containsExactly(
            "4 my_driver: unknown parameter 'bufer_size' ignored",
            "4 my_driver: unknown parameter 'foo' ignored");
    assertThat(module.arguments().unknown())
        .containsExactly(
            new ArgumentReport.Unknown("bufer_size", 0, "buffer_size", null),
            new ArgumentReport.Unknown("foo.bar", 13, null, null));
    assertThat(module.arguments().isClean()).isFalse();
    assertThat(module.arguments().errno()).isEmpty();
    assertThat(module.arguments())
        .hasToString(
            """
            bufer_size at byte 0 is not a parameter and was ignored; did you mean buffer_size?
            foo.bar at byte 13 is not a parameter and was ignored\
            """);
  }

  @Test
  void whatFollowsTwoDashesIsIgnoredAndReported() {
    LoadedModule module = kernel.insmod(DRIVER, "debug -- debug=q  x");

    assertThat(module.get(DEBUG)).isTrue();
    assertThat(log(kernel))
        .containsExactly("4 my_driver: parameters 'debug=q  x' after `--' ignored");
    assertThat(module.arguments().afterDashes()).isEqualTo("debug=q  x");
    assertThat(module.arguments().explanations())
        .containsExactly("`debug=q  x' after `--' was ignored");
  }

  @Test
  void asyncProbeIsNoParameterAndNoMistake() {
    assertThat(kernel.insmod(DRIVER, "async_probe").isAsyncProbeRequested()).isTrue();
    assertThat(log(kernel)).isEmpty();
    kernel.rmmod("my_driver");
    assertThat(kernel.insmod(DRIVER, "async_probe=0").isAsyncProbeRequested()).isFalse();
    kernel.rmmod("my_driver");
    assertThat(kernel.insmod(DRIVER, "async_probe=off").isAsyncProbeRequested()).isFalse();
    kernel.rmmod("my_driver");
    assertThat(kernel.insmod(DRIVER, "async_probe=whatever").isAsyncProbeRequested()).isTrue();
    kernel.rmmod("my_driver");
    LoadedModule module = kernel.insmod(DRIVER, "async-probe");
    assertThat(module.isAsyncProbeRequested()).isFalse();
    assertThat(log(kernel)).containsExactly("4 my_driver: unknown parameter 'async-probe' ignored");
  }

  @Test
  void aPositiveResultOfAnOwnSetterLetsTheLoadSucceed() {
    Param<Integer> odd = Param.of("odd", Operations.on(INT).set((text, variable) -> 7).type());
    LoadedModule module = kernel.insmod(ModuleDefinition.of("m", DEBUG, odd), "debug=q odd=1");

    assertThat(log(kernel))
        .containsExactly(
            "3 m: `q' invalid for parameter `debug'",
            "3 m: `1' invalid for parameter `odd'",
            "4 m: parameters '(efault)' after `--' ignored");
    assertThat(module.arguments().rejected())
        .extracting(ArgumentReport.Rejected::toString)
        .contains(
            "odd: `1' is refused with EINVAL at byte 12: its set function returned 7; expected an"
                + " int from -2147483648 to 2147483647");
    assertThat(module.arguments().errno()).isEmpty();
  }

  @Test
  void theWordsOfAnOwnSetterAreShown() {
    Param<Integer> own =
        Param.of(
            "own",
            Operations.on(INT)
                .acceptBareName()
                .set(
                    (text, variable) -> {
                      throw Errno.EDOM.exception(text == null ? "say how many" : "not " + text);
                    })
                .type());
    RejectedArgumentsException failure =
        failure(
            RejectedArgumentsException.class,
            () -> kernel.insmod(ModuleDefinition.of("m", own), "own own=5"));

    assertThat(failure.rejected())
        .extracting(ArgumentReport.Rejected::detail)
        .containsExactly("say how many", "not 5");
  }

  @Test
  void aSetterThatThrowsSomethingElseLeavesNothingBehind() {
    Param<Integer> broken =
        Param.of(
            "broken",
            Operations.on(INT)
                .set(
                    (text, variable) -> {
                      throw new UnsupportedOperationException("bug");
                    })
                .type());
    ModuleDefinition definition = ModuleDefinition.of("m", broken);

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> kernel.insmod(definition, "broken=1"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(kernel.module("m")).isEmpty();
    assertThat(kernel.insmod(definition).state()).isEqualTo(LoadedModule.State.LIVE);
  }

  @Test
  void errorsOfTheTypesHaveTheirRecords() {
    Param<Integer> absent =
        Param.of(
            "absent", Operations.on(INT).set((text, variable) -> Errno.ENOENT.result()).type());
    ModuleDefinition definition = ModuleDefinition.of("m", NAME, absent);
    failure(
        RejectedArgumentsException.class,
        () -> kernel.insmod(definition, "name=" + "x".repeat(1025) + " absent=1 name"));

    assertThat(log(kernel))
        .hasSize(4)
        .contains("3 name: string parameter too long", "3 m: Unknown parameter `absent'")
        .endsWith("3 m: `' invalid for parameter `name'")
        .element(1)
        .isEqualTo("3 " + ("m: `" + "x".repeat(1025)).substring(0, 1021));
  }

  @Test
  void aCheckGivesTheListOfALoadWithoutLoading() {
    for (String line :
        List.of(
            "",
            "debug=q buffer_size=1",
            "bufer_size=1 ports=1,2,3,4 -- x",
            "name hidden=99999999999 foo",
            "async_probe foo.dyndbg=+p")) {
      ArgumentReport checked = ArgumentReport.check(DRIVER, line);
      ArgumentReport loaded;
      try {
        loaded = new SimulatedKernel().insmod(DRIVER, line).arguments();
      } catch (RejectedArgumentsException failure) {
        loaded = failure.report();
        assertThat(checked.errno()).contains(failure.errno());
      }

      assertThat(checked.rejected()).isEqualTo(loaded.rejected());
      assertThat(checked.unknown()).isEqualTo(loaded.unknown());
      assertThat(checked.afterDashes()).isEqualTo(loaded.afterDashes());
      assertThat(checked.errno()).isEqualTo(loaded.errno());
      assertThat(checked).hasToString(loaded.toString());
    }
  }

  @Test
  void aCleanReportSaysSo() {
    ArgumentReport report = ArgumentReport.check(DRIVER, "debug");

    assertThat(report.isClean()).isTrue();
    assertThat(report).hasToString("all arguments accepted");
    assertThat(report.explanations()).isEmpty();
  }

  @Test
  void aReportSaysWhatNobodyChecked() {
    ModuleDefinition module =
        ModuleDefinition.of(
            "open",
            Param.of("mode", ParamTypes.unknown("colour")),
            Param.of("index", ParamTypes.unknown("array of int")),
            Param.of("debug", ParamTypes.BOOL));

    ArgumentReport report = ArgumentReport.check(module, "debug=1 mode=blue index=1,2 index=foo");

    assertThat(report.notChecked())
        .extracting(ArgumentLine.Argument::name)
        .containsExactly("mode", "index");
    assertThat(report)
        .hasToString(
            """
            index: `foo' is refused with EINVAL at byte 34: element 1: `foo' is not an int from -2147483648 to 2147483647; expected values separated by commas, each an int from -2147483648 to 2147483647
            mode at byte 8 is not checked: not all rules of the parameter are known
            index at byte 18 is not checked: not all rules of the parameter are known\
            """);
    LoadedModule loaded = kernel.insmod(module, "mode=blue");
    assertThat(loaded.arguments().isClean()).isTrue();
    assertThat(loaded.arguments().notChecked()).hasSize(1);
    assertThat(ArgumentReport.check(module, "debug=1").notChecked()).isEmpty();
  }

  @Test
  void driverCodeAssignsItsVariables() {
    LoadedModule module = kernel.insmod(DRIVER, "");
    module.set(SIZE, 1);
    module.set(PORTS, List.of(9));

    assertThat(module.get(SIZE)).isEqualTo(1);
    assertThat(module.attribute("ports").show()).isEqualTo("9\n");
  }

  @Test
  void driverCodeWritesToTheLog() {
    LoadedModule module = kernel.insmod(DRIVER, "");
    module.printk(LogLevel.INFO, "my_driver: ready");

    assertThat(log(kernel)).containsExactly("6 my_driver: ready");
    assertThatIllegalArgumentException().isThrownBy(() -> LogLevel.of(-1));
  }

  @Test
  void aKernelSaysHowManyModulesItHas() {
    kernel.insmod(DRIVER);

    assertThat(kernel).hasToString("SimulatedKernel with 1 modules loaded");
  }
}
