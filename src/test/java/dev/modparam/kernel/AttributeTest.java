// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.errno;
import static dev.modparam.kernel.Kernels.failure;
import static dev.modparam.kernel.Kernels.log;
import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttributeTest {

  private static final Param<Boolean> DEBUG = Param.of("debug", BOOL).permissions(0644);
  private static final Param<Integer> SIZE =
      Param.of("buffer_size", INT.between(512, 65_536)).defaultValue(4096).permissions(0664);
  private static final Param<@Nullable String> NAME = Param.of("name", CHARP).permissions(0600);
  private static final Param<List<Integer>> PORTS =
      Param.of("ports", array(INT, 3).counted()).permissions(0644);
  private static final Param<Integer> FIXED = Param.of("fixed", INT).permissions(0444);
  private static final Param<Integer> SECRET = Param.of("secret", INT).permissions(0200);
  private static final Param<Integer> HIDDEN = Param.of("hidden", INT).permissions(0);
  private static final Param<Integer> NO_SET =
      Param.of("no_set", Operations.on(INT).withoutSet().type()).permissions(0644);
  private static final Param<Integer> NO_GET =
      Param.of("no_get", Operations.on(INT).withoutGet().type()).permissions(0644);
  private static final Param<Integer> OWN =
      Param.of(
              "own",
              Operations.on(INT)
                  .set(
                      (text, variable) -> {
                        throw Errno.ENODEV.exception("the chip is off");
                      })
                  .get((variable, page) -> Errno.EIO.result())
                  .type())
          .permissions(0644);

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final LoadedModule module =
      kernel.insmod(
          ModuleDefinition.of(
              "driver", DEBUG, SIZE, NAME, PORTS, FIXED, SECRET, HIDDEN, NO_SET, NO_GET, OWN));

  @Test
  void attributesAreThoseWithAFileInTheOrderOfDeclaration() {
    assertThat(module.attributes())
        .extracting(Attribute::name)
        .containsExactly(
            "debug", "buffer_size", "name", "ports", "fixed", "secret", "no_set", "no_get", "own");
  }

  @Test
  void anAttributeKnowsItsPlace() {
    Attribute attribute = module.attribute("buffer_size");

    assertThat(attribute.path()).isEqualTo("/sys/module/driver/parameters/buffer_size");
    assertThat(attribute.mode()).isEqualTo(0664);
    assertThat(attribute.param()).isSameAs(SIZE);
    assertThat(attribute).hasToString("/sys/module/driver/parameters/buffer_size 0664");
  }

  @Test
  void whatIsStoredIsShown() {
    Attribute attribute = module.attribute("buffer_size");

    assertThat(attribute.store("8192\n")).isEqualTo(5);
    assertThat(attribute.show()).isEqualTo("8192\n");
    assertThat(module.get(SIZE)).isEqualTo(8192);
    assertThat(log(kernel)).isEmpty();
  }

  @Test
  void aRefusedValueSaysWhatIsExpected() {
    StoreException failure =
        failure(StoreException.class, () -> module.attribute("buffer_size").store("70000\n"));

    assertThat(failure)
        .hasMessage(
            "write to /sys/module/driver/parameters/buffer_size: EINVAL (Invalid argument):"
                + " parameter buffer_size refused `70000\\n'; expected an int from 512 to 65536");
    assertThat(failure.errno()).isEqualTo(Errno.EINVAL);
    assertThat(failure.path()).isEqualTo("/sys/module/driver/parameters/buffer_size");
    assertThat(failure.parameter()).isEqualTo("buffer_size");
    assertThat(failure.value()).isEqualTo("70000\n");
    assertThat(failure.expected()).isEqualTo("an int from 512 to 65536");
    assertThat(module.get(SIZE)).isEqualTo(4096);
  }

  @Test
  void aRefusedValueNamesItsModule() {
    SimulatedKernel kernel = new SimulatedKernel();
    Attribute x =
        kernel
            .insmod(ModuleDefinition.of("named", Param.of("x", INT).permissions(0644)))
            .attribute("x");
    StoreException refused = failure(StoreException.class, () -> x.store("y"));
    assertThat(refused.module()).isEqualTo("named");
    assertThat(refused.parameter()).isEqualTo("x");
  }

  @Test
  void aRefusedArrayKeepsWhatWasSetBefore() {
    StoreException failure =
        failure(StoreException.class, () -> module.attribute("ports").store("1,2,x"));

    assertThat(failure)
        .hasMessageContaining("refused `1,2,x': element 3 is `x'; expected at most 3");
    assertThat(module.get(PORTS)).containsExactly(1, 2);
  }

  @Test
  void ownErrorsHaveTheirWordsAndNumbers() {
    Attribute own = module.attribute("own");

    assertThat(failure(StoreException.class, () -> own.store("1")))
        .hasMessage(
            "write to /sys/module/driver/parameters/own: ENODEV (No such device): parameter own"
                + " refused `1': the chip is off; expected an int from -2147483648 to 2147483647");
    assertThat(failure(FileException.class, own::show))
        .hasMessage("read /sys/module/driver/parameters/own: EIO (Input/output error)");
  }

  @Test
  void anAbsentFunctionIsNotPermitted() {
    assertThat(failure(StoreException.class, () -> module.attribute("no_set").store("1")))
        .hasMessageContaining(
            ": EPERM (Operation not permitted): parameter no_set refused `1': it has no set"
                + " function;");
    assertThat(module.attribute("no_set").show()).isEqualTo("0\n");
    assertThat(errno(() -> module.attribute("no_get").show())).isEqualTo("EPERM");
    assertThat(module.attribute("no_get").store("1")).isEqualTo(1);
  }

  private static String shownOfLength(SimulatedKernel kernel, int length) {
    Param<Integer> wide =
        Param.of(
                "wide",
                Operations.on(INT)
                    .get(
                        (variable, page) -> {
                          page.emit("x".repeat(length));
                          return length;
                        })
                    .type())
            .permissions(0444);
    kernel.insmod(ModuleDefinition.of("m" + length, wide));
    return kernel.files().read("/sys/module/m" + length + "/parameters/wide");
  }

  @Test
  void aGetFunctionThatLeavesNoRoomForANulIsComplainedOf() {
    SimulatedKernel newest = SimulatedKernel.builder().version(KernelVersion.V7_2).build();
    SimulatedKernel usual = SimulatedKernel.builder().version(KernelVersion.V6_12).build();
    assertThat(shownOfLength(usual, 4095)).hasSize(4095);
    assertThat(Kernels.log(usual)).isEmpty();
    assertThat(shownOfLength(usual, 4096)).hasSize(4095);
    assertThat(Kernels.log(usual))
        .containsExactly("4 fill_read_buffer: module_attr_show+0x0/0x40 returned bad count");
    assertThat(usual.taints()).isEmpty();
    shownOfLength(newest, 4096);
    assertThat(Kernels.log(newest))
        .containsExactly(
            "6 ------------[ cut here ]------------",
            "4 OOB write or bad count 4096 at module_attr_show+0x0/0x40");
    assertThat(newest.taints()).containsExactly(Taint.WARN);
  }

  @Test
  void aGetFunctionMayShowNothing() {
    assertThat(shownOfLength(new SimulatedKernel(), 0)).isEmpty();
  }

  @Test
  void rootIsBoundByAModeWithoutTheBit() {
    assertThat(failure(FileException.class, () -> module.attribute("fixed").store("1")))
        .hasMessage(
            "open /sys/module/driver/parameters/fixed: EACCES (Permission denied): its mode is"
                + " 0444, which sysfs enforces for root as well");
    assertThat(errno(() -> module.attribute("secret").show())).isEqualTo("EACCES");
    assertThat(module.attribute("secret").store("5")).isEqualTo(1);
  }

  @Test
  void aModeThatWasChangedMakesNoStoreFunction() {
    kernel.files().chmod("/sys/module/driver/parameters/fixed", 0644);
    Attribute fixed = module.attribute("fixed");

    assertThat(fixed.mode()).isEqualTo(0644);
    assertThat(failure(StoreException.class, () -> fixed.store("1")))
        .hasMessageContaining(
            ": EIO (Input/output error): parameter fixed refused `1': it was declared read-only,"
                + " whatever its mode is now;");
  }

  @Test
  void usersMayDoWhatTheModeSays() {
    Credentials group = new Credentials(1000, 0);
    Attribute size = module.attribute("buffer_size");
    Attribute secret = module.attribute("secret");

    assertThat(size.isReadableBy(Credentials.NOBODY)).isTrue();
    assertThat(size.isWritableBy(Credentials.NOBODY)).isFalse();
    assertThat(size.isWritableBy(group)).isTrue();
    assertThat(size.isWritableBy(Credentials.ROOT)).isTrue();
    assertThat(secret.isReadableBy(Credentials.ROOT)).isFalse();
    assertThat(secret.isWritableBy(group)).isFalse();
    assertThat(module.attribute("fixed").isWritableBy(Credentials.ROOT)).isFalse();
    assertThat(module.attribute("name").isReadableBy(group)).isFalse();
    assertThat(module.attribute("name").isReadableBy(Credentials.ROOT)).isTrue();
  }

  @Test
  void anAbsentAttributeSaysWhy() {
    assertThat(failure(FileException.class, () -> module.attribute("hidden")))
        .hasMessage(
            "open /sys/module/driver/parameters/hidden: ENOENT (No such file or directory): its"
                + " permissions are 0, so it has no file");
    assertThat(failure(FileException.class, () -> module.attribute("buffer-size")))
        .hasMessageEndingWith(": the file's name is buffer_size");
    assertThat(failure(FileException.class, () -> module.attribute("bufer_size")))
        .hasMessageEndingWith(": did you mean buffer_size?");
    assertThat(failure(FileException.class, () -> module.attribute("colour")))
        .hasMessageEndingWith(": module driver has no such parameter");
  }

  @Test
  void anEmptyWriteSetsNothing() {
    assertThat(module.attribute("buffer_size").store("")).isZero();
    assertThat(module.get(SIZE)).isEqualTo(4096);
  }

  @Test
  void onlyTheFirst4096BytesAreTaken() {
    assertThat(module.attribute("debug").store("y".repeat(5000))).isEqualTo(4096);
    assertThat(module.get(DEBUG)).isTrue();
  }

  @Test
  void whatFollowsANulIsCountedAndNotSeen() {
    assertThat(module.attribute("name").store("ab\0cd")).isEqualTo(5);
    assertThat(module.get(NAME)).isEqualTo("ab");
    StoreException failure =
        failure(StoreException.class, () -> module.attribute("buffer_size").store("1\0junk"));
    assertThat(failure.value()).isEqualTo("1");
  }

  @Test
  void aLongTextIsRefusedInAFewWords() {
    StoreException failure =
        failure(StoreException.class, () -> module.attribute("name").store("x".repeat(2000)));

    assertThat(failure.errno()).isEqualTo(Errno.ENOSPC);
    assertThat(failure)
        .hasMessageContaining(
            "… (2000 characters)': it has 2000 bytes; expected a charp of at most");
    assertThat(log(kernel)).containsExactly("3 name: string parameter too long");
  }

  @Test
  void attributesOfAnAliasShareTheVariable() {
    Param<Integer> original = Param.of("a", INT).permissions(0644);
    LoadedModule both =
        kernel.insmod(
            ModuleDefinition.of("both", original, original.sharedAs("b").permissions(0644)));
    both.attribute("b").store("7");

    assertThat(both.attribute("a").show()).isEqualTo("7\n");
  }

  @Test
  void nothingDependsOnTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      SimulatedKernel other = new SimulatedKernel();
      LoadedModule loaded = other.insmod(ModuleDefinition.of("driver", SIZE), "x");

      assertThat(loaded.attribute("buffer_size"))
          .hasToString(loaded.attribute("buffer_size").path() + " 0664");
      assertThat(loaded.attribute("buffer_size").show()).isEqualTo("4096\n");
      assertThat(other.files().read("/proc/modules"))
          .isEqualTo("driver 16384 0 - Live 0x0000000000000000\n");
      assertThat(other.log().dmesg()).matches("\\[ +\\d+\\.\\d{6}] driver: .*\n");
    } finally {
      Locale.setDefault(before);
    }
  }
}
