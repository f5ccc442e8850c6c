// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.log;
import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Param;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootTest {

  private static final Param<Integer> RATE = Param.of("repeat_rate", INT).defaultValue(30);
  private static final Param<List<Integer>> KEYS = Param.of("keys", array(INT, 2).counted());
  private static final ModuleDefinition KEYBOARD = ModuleDefinition.of("key_board", RATE, KEYS);
  private static final Param<Integer> PANIC = Param.of("panic", INT);
  private static final Param<Boolean> RISKY = Param.of("risky", BOOL).unsafe();

  private static SimulatedKernel boot(String line) {
    return SimulatedKernel.builder()
        .addBuiltIn(KEYBOARD)
        .coreParameters(PANIC, RISKY)
        .commandLine(line)
        .build();
  }

  private static int rate(SimulatedKernel kernel) {
    return kernel.module("key_board").orElseThrow().get(RATE);
  }

  private static String words(int count, String suffix) {
    return IntStream.range(0, count)
        .mapToObj(i -> "word" + i + suffix)
        .collect(Collectors.joining(" "));
  }

  @Test
  void builtInParametersAreSetByModuleAndName() {
    SimulatedKernel kernel = boot("key-board.repeat-rate=5 panic=7");

    assertThat(rate(kernel)).isEqualTo(5);
    assertThat(kernel.module("kernel").orElseThrow().get(PANIC)).isEqualTo(7);
    assertThat(kernel.files().read("/sys/module/kernel/parameters/panic")).isEqualTo("7\n");
    assertThat(kernel.builtInModules())
        .extracting(LoadedModule::toString)
        .containsExactly("key_board (BUILT_IN)", "kernel (BUILT_IN)");
    assertThat(kernel.modules()).isEmpty();
    assertThat(kernel.commandLine()).isEqualTo("key-board.repeat-rate=5 panic=7");
    assertThat(log(kernel)).isEmpty();
  }

  @Test
  void aBadValueIsLoggedAndTheBootGoesOn() {
    SimulatedKernel kernel = boot("key_board.repeat_rate=4 key_board.repeat_rate=x panic=7");

    assertThat(rate(kernel)).isEqualTo(4);
    assertThat(kernel.module("kernel").orElseThrow().get(PANIC)).isEqualTo(7);
    assertThat(log(kernel))
        .containsExactly("3 Booting kernel: `x' invalid for parameter `key_board.repeat_rate'");
  }

  @Test
  void settersOfBuiltInCodeLogTheFullName() {
    assertThat(log(boot("key_board.keys=1,2,3 risky")))
        .containsExactly(
            "3 key_board.keys: can only take 2 arguments",
            "3 Booting kernel: `1' invalid for parameter `key_board.keys'",
            "5 Setting dangerous option risky - tainting kernel");
  }

  @Test
  void unknownWordsGoToTheFirstProcess() {
    SimulatedKernel kernel = boot("single A=1 foo.bar=1 B=\"x y\" last");

    assertThat(kernel.initProcess())
        .isEqualTo(
            new SimulatedKernel.InitProcess(
                List.of("single", "last"), List.of("HOME=/", "TERM=linux", "A=1", "B=x y")));
    assertThat(log(kernel))
        .containsExactly(
            "5 Unknown kernel command line parameters \"single last A=1 B=x y\", will be passed to"
                + " user space.");
  }

  @Test
  void aVariableGivenAgainTakesThePlaceOfTheFirst() {
    assertThat(boot("A=1 TERM=vt100 A=2 AB=3").initProcess().environment())
        .containsExactly("HOME=/", "TERM=vt100", "A=2", "AB=3");
  }

  @Test
  void setupWordsAreTakenByOtherCode() {
    SimulatedKernel kernel = boot("quiet console=ttyS0 log-buf-len=1M ro");

    assertThat(kernel.initProcess().arguments()).isEmpty();
    assertThat(kernel.initProcess().environment()).containsExactly("HOME=/", "TERM=linux");
    assertThat(log(kernel)).isEmpty();
  }

  @Test
  void theSetupWordsCanBeChosen() {
    SimulatedKernel kernel =
        SimulatedKernel.builder().setupWords(Set.of("mine")).commandLine("mine quiet").build();

    assertThat(kernel.initProcess().arguments()).containsExactly("quiet");
  }

  @Test
  void whatFollowsTwoDashesGoesToTheFirstProcessUnlessSomethingFailed() {
    assertThat(boot("panic=1 -- a b=c panic=2").initProcess().arguments())
        .containsExactly("a", "b=c", "panic=2");
    assertThat(log(boot("-- a"))).isEmpty();
    assertThat(boot("panic=x -- a").initProcess().arguments()).isEmpty();
  }

  @Test
  void theModuleOfCoreParametersHasNoNameOnTheCommandLine() {
    SimulatedKernel kernel = boot("kernel.panic=7");

    assertThat(kernel.module("kernel").orElseThrow().get(PANIC)).isZero();
  }

  @Test
  void thereIsRoomFor32ArgumentsAnd31Variables() {
    assertThat(boot(words(32, "")).initProcess().arguments()).hasSize(32);
    assertThat(boot(words(31, "=1")).initProcess().environment()).hasSize(33);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> boot(words(33, "")))
        .withMessage(
            "a kernel with this command line panics: it has room for 31 unknown words with a value"
                + " and 32 without, not 0 and 33");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> boot(words(32, "=1")))
        .withMessageEndingWith("not 32 and 0");
    assertThatIllegalArgumentException().isThrownBy(() -> boot("-- " + words(33, "")));
  }

  @Test
  void aModuleIsBuiltInOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulatedKernel.builder().addBuiltIn(KEYBOARD, KEYBOARD))
        .withMessage("module key_board is built in already");
  }

  @Test
  void coreParametersReplaceThoseBefore() {
    SimulatedKernel kernel =
        SimulatedKernel.builder().coreParameters(PANIC).coreParameters(RISKY).build();
    assertThat(kernel.files().list("/sys/module/kernel/parameters")).containsExactly(RISKY.name());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SimulatedKernel.builder()
                    .addBuiltIn(ModuleDefinition.of("kernel"))
                    .coreParameters(PANIC))
        .withMessage("module kernel is built in already");
  }

  @KernelModule(name = "disk")
  static final class Disk {
    @ModuleParam(permissions = 0644)
    int depth = 4;
  }

  @Test
  void anAnnotatedObjectCanBeBuiltIn() {
    Disk disk = new Disk();
    ModuleDefinition definition = ModuleDefinition.ofInstance(disk);
    disk.depth = 99;
    SimulatedKernel first = SimulatedKernel.builder().addBuiltIn(definition).build();

    assertThat(disk.depth).isEqualTo(4);
    assertThat(first.module("disk").orElseThrow().instance(Disk.class)).isSameAs(disk);
    SimulatedKernel.builder().addBuiltIn(definition).commandLine("disk.depth=8").build();
    assertThat(disk.depth).isEqualTo(8);
  }

  @Test
  void twoKernelsDoNotSeeEachOther() {
    SimulatedKernel one = boot("panic=1");
    SimulatedKernel other = boot("panic=2");
    one.insmod(ModuleDefinition.of("driver").outOfTree());

    assertThat(other.modules()).isEmpty();
    assertThat(other.taint()).isZero();
    assertThat(log(other)).isEmpty();
    assertThat(other.module("kernel").orElseThrow().get(PANIC)).isEqualTo(2);
    assertThat(one.module("kernel").orElseThrow().get(PANIC)).isEqualTo(1);
  }

  @Test
  void aLongCommandLineOfUnknownWordsIsCutAndStillEndsInAPanic() {
    String line =
        IntStream.range(0, 100_000).mapToObj(i -> "w" + i + "=1").collect(Collectors.joining(" "));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulatedKernel.builder().commandLine(line).build())
        .withMessageContaining("a kernel with this command line panics")
        .withMessageContaining("not 308 and 1"); // of its first 2,047 bytes
  }
}
