// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import static dev.modparam.assertj.Fixture.DEBUG;
import static dev.modparam.assertj.Fixture.DRIVER;
import static dev.modparam.assertj.Fixture.KEY;
import static dev.modparam.assertj.Fixture.SECRET;
import static dev.modparam.assertj.Fixture.SIZE;
import static dev.modparam.assertj.Fixture.TABLE;
import static dev.modparam.assertj.Fixture.messageOf;
import static dev.modparam.assertj.ModparamAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.Lockdown;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.Taint;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Assertions on what runs: each holds, fails, and says what is. */
class RunningAssertionsTest {

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final LoadedModule module = kernel.insmod(DRIVER, "debug size=8192");

  @Nested
  class OfKernels {
    @Test
    void modules() {
      assertThat(kernel)
          .hasModule("my_driver")
          .doesNotHaveModule("bus")
          .module("my_driver")
          .isLive();
      assertThat(new SimulatedKernel()).hasNoModules();
      assertThat(messageOf(() -> assertThat(kernel).hasModule("bus")))
          .isEqualTo("Expecting module <bus> to be there, but there are:\n" + TABLE);
      assertThat(messageOf(() -> assertThat(kernel).doesNotHaveModule("my_driver")))
          .isEqualTo("Expecting module <my_driver> not to be there, but there are:\n" + TABLE);
      assertThat(messageOf(() -> assertThat(kernel).hasNoModules()))
          .isEqualTo("Expecting no module to be loaded, but there are:\n" + TABLE);
      assertThat(messageOf(() -> assertThat(new SimulatedKernel()).module("bus")))
          .endsWith("there are:\nno module is loaded or built in\n");
    }

    @Test
    void taints() {
      assertThat(kernel).isNotTainted();
      kernel.insmod(ModuleDefinition.of("odd", SECRET), "secret=1");
      assertThat(kernel).isTaintedBy(Taint.USER);
      assertThat(messageOf(() -> assertThat(kernel).isNotTainted()))
          .startsWith(
              "Expecting the kernel to be tainted by\n  []\nbut it is tainted by\n  [USER]\n")
          .contains("its log ends with\n  NOTICE [")
          .endsWith("Setting dangerous option secret - tainting kernel");
    }

    @Test
    void lockdown() {
      assertThat(kernel).isLockedDown(Lockdown.NONE);
      assertThat(messageOf(() -> assertThat(kernel).isLockedDown(Lockdown.INTEGRITY)))
          .isEqualTo("Expecting the kernel to be locked down to <INTEGRITY>, but it is to <NONE>");
    }

    @Test
    void aDescriptionGoesAlong() {
      assertThat(
              messageOf(
                  () -> assertThat(kernel).as("after boot").module("my_driver").hasValue(SIZE, 1)))
          .startsWith("[after boot] Expecting parameter <size>");
      assertThat(messageOf(() -> assertThat(kernel).as("quiet").log().contains("x")))
          .startsWith("[quiet] Expecting the log");
    }
  }

  @Nested
  class OfModules {
    @Test
    void values() {
      assertThat(module).hasValue(SIZE, 8192).hasValue(KEY, null).hasValue("debug", true);
      assertThat(messageOf(() -> assertThat(module).hasValue(SIZE, 4096)))
          .isEqualTo(
              "Expecting parameter <size> to be\n"
                  + "  \"4096\" (Integer)\n"
                  + "but it is\n"
                  + "  \"8192\" (Integer)\n"
                  + "in:\n"
                  + TABLE);
      assertThat(messageOf(() -> assertThat(module).hasValue("size", "8192")))
          .contains("\"8192\" (String)\nbut it is\n  \"8192\" (Integer)");
      assertThat(messageOf(() -> assertThat(module).hasValue("sise", 1)))
          .isEqualTo(
              "Expecting module <my_driver> to have a parameter <sise>, but it has:\n" + TABLE);
      assertThat(messageOf(() -> assertThat(module).hasValue(KEY, "k")))
          .contains("\"k\" (String)\nbut it is\n  null");
    }

    @Test
    void defaults() {
      assertThat(new SimulatedKernel().insmod(DRIVER)).hasDefaultValues();
      assertThat(messageOf(() -> assertThat(module).hasDefaultValues()))
          .isEqualTo("Expecting all values to be defaults, but [debug, size] are not:\n" + TABLE);
    }

    @Test
    void states() {
      assertThat(module).isLive().hasReferenceCount(0).isTaintedBy();
      kernel.rmmod("my_driver");
      assertThat(module).hasState(LoadedModule.State.GONE);
      assertThat(messageOf(() -> assertThat(module).isLive()))
          .contains("Expecting module <my_driver> to be <LIVE>, but it is <GONE>");
    }

    @Test
    void attributes() {
      assertThat(module).hasAttribute("debug").doesNotHaveAttribute("secret");
      assertThat(messageOf(() -> assertThat(module).attribute("secret")))
          .isEqualTo("Expecting parameter <secret> to have a file, but it has none:\n" + TABLE);
      assertThat(messageOf(() -> assertThat(module).doesNotHaveAttribute("debug")))
          .isEqualTo("Expecting parameter <debug> to have no file, but it has one:\n" + TABLE);
    }

    @Test
    void arguments() {
      assertThat(module).tookAllArguments();
      LoadedModule other = new SimulatedKernel().insmod(DRIVER, "debugg=1");
      assertThat(messageOf(() -> assertThat(other).tookAllArguments()))
          .isEqualTo(
              "Expecting every argument to be taken, but:\n"
                  + "  debugg at byte 0 is not a parameter and was ignored; did you mean debug?");
    }

    @Test
    void taintsAndReferences() {
      LoadedModule odd =
          kernel.insmod(ModuleDefinition.of("odd").outOfTree().dependsOn("my_driver"));
      assertThat(odd).isTaintedBy(Taint.OUT_OF_TREE_MODULE);
      assertThat(messageOf(() -> assertThat(odd).isTaintedBy(Taint.USER)))
          .contains(
              """
              Expecting module <odd> to taint the kernel with
                [USER]
              but it does with
                [OUT\
              """);
      assertThat(messageOf(() -> assertThat(module).hasReferenceCount(0)))
          .contains("to be held <0> times, but it is <1> times, by modules\n  [odd]");
    }

    @Test
    void parameters() {
      assertThat(module).parameter(DEBUG).hasValue(true).hasText("Y\n").value().isEqualTo(true);
      assertThat(module).parameter(KEY).hasDefaultValue();
      assertThat(module).parameter("si" + "ze").hasText("8192\n");
      assertThat(messageOf(() -> assertThat(module).parameter(DEBUG).hasDefaultValue()))
          .contains("\"false\" (Boolean)\nbut it is\n  \"true\" (Boolean)");
      assertThat(messageOf(() -> assertThat(module).parameter(DEBUG).hasText("1\n")))
          .contains("to hold\n  \"1\\n\"\nbut it holds\n  \"Y\\n\"");
      assertThat(messageOf(() -> assertThat(module).parameter(SECRET).hasText("1\n")))
          .contains("Expecting parameter <secret> to show\n  \"1\\n\" (String)\nbut: ")
          .contains("its permissions are 0, so it has no file")
          .endsWith("in:\n" + TABLE);
      Param<Integer> stranger = Param.of("size", ParamTypes.INT);
      assertThat(messageOf(() -> assertThat(module).parameter(stranger)))
          .isEqualTo(
              "Expecting module <my_driver> to declare\n"
                  + "  size: int 0444\n"
                  + "as this very object, but it has:\n"
                  + TABLE);
    }
  }

  @Nested
  class OfAttributes {
    @Test
    void contentAndMode() {
      assertThat(module.attribute("debug")).hasContent("Y\n").hasMode(0644);
      assertThat(messageOf(() -> assertThat(module.attribute("debug")).hasContent("Y")))
          .isEqualTo(
              "Expecting\n  /sys/module/my_driver/parameters/debug 0644\nto hold\n  \"Y\"\n"
                  + "but it holds\n  \"Y\\n\"");
      assertThat(messageOf(() -> assertThat(module.attribute("debug")).hasMode(0444)))
          .isEqualTo(
              "Expecting\n  /sys/module/my_driver/parameters/debug 0644\nto have mode 0444, but it"
                  + " has 0644");
      assertThat(messageOf(() -> assertThat(module.attribute("trigger")).hasContent("")))
          .contains("to be read, but:\n  read /sys/module/my_driver/parameters/trigger: EPERM");
    }

    @Test
    void access() {
      assertThat(module.attribute("debug"))
          .isReadableBy(Credentials.NOBODY)
          .isNotWritableBy(Credentials.NOBODY)
          .isWritableBy(Credentials.ROOT);
      assertThat(module.attribute("key")).isNotReadableBy(Credentials.NOBODY);
      String debug = "Expecting\n  /sys/module/my_driver/parameters/debug 0644\n";
      assertThat(
              messageOf(
                  () -> assertThat(module.attribute("debug")).isWritableBy(Credentials.NOBODY)))
          .isEqualTo(debug + "to be writable by " + Credentials.NOBODY + ", but it is not");
      assertThat(
              messageOf(
                  () -> assertThat(module.attribute("debug")).isNotReadableBy(Credentials.ROOT)))
          .isEqualTo(debug + "not to be readable by " + Credentials.ROOT + ", but it is");
    }

    @Test
    void stores() {
      assertThat(module.attribute("debug")).accepts("0\n").refuses("maybe", Errno.EINVAL);
      assertThat(messageOf(() -> assertThat(module.attribute("debug")).accepts("maybe")))
          .contains("to accept \"maybe\", but:\n  write to ")
          .contains("expected a bool");
      assertThat(messageOf(() -> assertThat(module.attribute("debug")).refuses("?", Errno.EPERM)))
          .contains("to refuse \"?\" with EPERM, but:\n  write to ");
      assertThat(messageOf(() -> assertThat(module.attribute("debug")).refuses("1", Errno.EINVAL)))
          .endsWith("to refuse \"1\" with EINVAL, but it took it and now holds\n  \"Y\\n\"");
    }
  }

  @Nested
  class OfLogs {
    @Test
    void records() {
      assertThat(kernel.log()).isEmpty().hasNothingWorseThan(LogLevel.EMERG);
      assertThat(messageOf(() -> assertThat(kernel.log()).contains("x")))
          .endsWith("\n  (no records)");
      module.printk(LogLevel.ERR, "my_driver: link is down");
      module.printk(LogLevel.INFO, "my_driver: 4096 bytes");
      module.printk(LogLevel.INFO, "bye");
      assertThat(kernel.log())
          .contains("link is")
          .contains(LogLevel.INFO, "4096")
          .doesNotContain("up")
          .hasNothingWorseThan(LogLevel.ERR)
          .texts()
          .endsWith("bye");
      assertThat(
              messageOf(
                  () ->
                      assertThat(kernel.log()).contains(LogLevel.INFO, "my_driver: link is down")))
          .matches(
              """
              Expecting the log to contain a record of level INFO with
                "my_driver: link is down"
              but the nearest are:
                ERR \\[.*] my_driver: link is down
                INFO \\[.*] my_driver: 4096 bytes\
              """);
      assertThat(messageOf(() -> assertThat(kernel.log()).contains("zzz"))).endsWith("] bye");
      assertThat(messageOf(() -> assertThat(kernel.log()).doesNotContain("link")))
          .matches(
              "Expecting the log not to contain\n  \"link\"\nbut there is:\n  ERR \\[.*] my.*down");
      assertThat(messageOf(() -> assertThat(kernel.log()).hasNothingWorseThan(LogLevel.WARNING)))
          .matches(
              "Expecting the log to have nothing worse than <WARNING>, but there is:\n  ERR.*");
      assertThat(messageOf(() -> assertThat(kernel.log()).isEmpty()))
          .startsWith("Expecting the log to be empty, but it ends with:\n  ERR");
    }
  }

  @Test
  void arraysAreComparedByTheirElements() {
    Param<List<Integer>> irqs = Param.of("irqs", ParamTypes.array(ParamTypes.INT, 4));
    LoadedModule port = kernel.insmod(ModuleDefinition.of("port", irqs), "irqs=3,4");
    assertThat(port)
        .hasValue("irqs", new int[] {3, 4, 0, 0})
        .hasValue("irqs", new Integer[] {3, 4, 0, 0})
        .hasValue(irqs, List.of(3, 4, 0, 0));
    assertThat(messageOf(() -> assertThat(port).hasValue("irqs", new int[] {3})))
        .contains("\"[3]\"")
        .contains("\"[3, 4, 0, 0]\"");
  }
}
