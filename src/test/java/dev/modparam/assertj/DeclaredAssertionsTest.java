// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import static dev.modparam.assertj.Fixture.DEBUG;
import static dev.modparam.assertj.Fixture.DRIVER;
import static dev.modparam.assertj.Fixture.SIZE;
import static dev.modparam.assertj.Fixture.TABLE;
import static dev.modparam.assertj.Fixture.messageOf;
import static dev.modparam.assertj.ModparamAssertions.assertThat;
import static dev.modparam.assertj.ModparamAssertions.assertThatLoad;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.ParamTypes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Assertions on declarations and on loads: each holds, fails, and says what is. */
class DeclaredAssertionsTest {

  @Nested
  class OfDefinitions {
    @Test
    void whatIsDeclared() {
      ModuleDefinition module = DRIVER.dependsOn("bus");
      assertThat(module)
          .hasName("my_driver")
          .hasParameters("debug", "size", "key", "secret", "trigger")
          .hasTag("license", "GPL")
          .hasTag("alias")
          .dependsOn("bus");
      assertThat(messageOf(() -> assertThat(module).hasName("my-driver")))
          .isEqualTo(
              "Expecting the name of module <my_driver> to be\n  my-driver\nbut found\n"
                  + "  my_driver");
      assertThat(messageOf(() -> assertThat(module).hasParameters("debug")))
          .contains("the parameters of module <my_driver> to be\n  [debug]\nbut found\n  [debug, ");
      assertThat(messageOf(() -> assertThat(module).hasTag("license", "BSD")))
          .contains("the tag license of module <my_driver> to be\n  [BSD]\nbut found\n  [GPL]");
      assertThat(messageOf(() -> assertThat(module).dependsOn())).contains("the dependencies of");
    }

    @Test
    void lines() {
      assertThat(DRIVER).accepts("debug=1 size=8192");
      assertThat(messageOf(() -> assertThat(DRIVER).accepts("size=1")))
          .isEqualTo(
              "Expecting every argument to be taken, but:\n"
                  + "  size: `1' is refused with EINVAL at byte 5; expected an int from 512 to"
                  + " 65536");
    }

    @Test
    void parameters() {
      assertThat(DRIVER).parameter("debug").hasPermissions(0644).accepts("on");
      assertThat(messageOf(() -> assertThat(DRIVER).parameter("sise")))
          .startsWith(
              "Expecting module <my_driver> to have a parameter <sise>, but it has\n  [debug:");
    }
  }

  @Nested
  class OfParams {
    @Test
    void whatIsDeclared() {
      assertThat(DEBUG).hasDescription("Enable debug logging").hasPermissions(0644);
      assertThat(SIZE)
          .hasType(ParamTypes.INT.between(512, 65536))
          .hasDefault(4096)
          .hasDescription(null);
      assertThat(messageOf(() -> assertThat(SIZE).hasDefault(1)))
          .contains("Expecting\n  size: int 0444\nto have default <1>, but it has <4096>");
      assertThat(messageOf(() -> assertThat(SIZE).hasType(ParamTypes.BOOL)))
          .contains("to have type <bool>, but it has <int>");
      assertThat(messageOf(() -> assertThat(SIZE).hasType(ParamTypes.INT)))
          .contains("-2147483648 to 2147483647>, but it has <an int from 512 to 65536>");
      assertThat(messageOf(() -> assertThat(SIZE).hasPermissions(0644)))
          .contains("to have permissions <0644>, but it has <0444>");
      assertThat(messageOf(() -> assertThat(SIZE).hasDescription("x")))
          .contains("to have description <x>, but it has <null>");
    }

    @Test
    void values() {
      assertThat(SIZE).accepts("0x1000").refuses("70000", Errno.EINVAL);
      assertThat(messageOf(() -> assertThat(SIZE).accepts("70000"))).contains("`70000' is refused");
      assertThat(messageOf(() -> assertThat(SIZE).refuses("512", Errno.EINVAL)))
          .isEqualTo(
              "Expecting the module to reject\n  size with EINVAL\nbut:\n  all arguments accepted");
    }
  }

  @Nested
  class OfReports {
    private final ArgumentReport report =
        ArgumentReport.check(DRIVER, "debug=maybe size=9999999999 debugg=1");

    @Test
    void rejections() {
      assertThat(report)
          .rejects("debug", Errno.EINVAL)
          .rejects("debug", Errno.EINVAL, 6)
          .rejectsOnly("debug", "size")
          .ignores("debugg");
      String all =
          "but:\n"
              + "  debug: `maybe' is refused with EINVAL at byte 6; expected a bool: y, t, 1 or on;"
              + " n, f, 0 or off\n"
              + "  size: `9999999999' is refused with ERANGE at byte 17; expected an int from 512"
              + " to 65536\n"
              + "  debugg at byte 28 is not a parameter and was ignored; did you mean debug?";
      assertThat(messageOf(() -> assertThat(report).rejects("debug", Errno.ERANGE)))
          .isEqualTo("Expecting the module to reject\n  debug with ERANGE\n" + all);
      assertThat(messageOf(() -> assertThat(report).rejects("size", Errno.ERANGE, 5)))
          .isEqualTo("Expecting the module to reject\n  size with ERANGE at byte 5\n" + all);
      assertThat(messageOf(() -> assertThat(report).rejectsOnly("size")))
          .contains("parameters to be\n  [size]\nbut they are\n  [debug, size]:\n  debug: ");
      assertThat(messageOf(() -> assertThat(report).ignores("debug")))
          .isEqualTo("Expecting <debug> to be ignored, " + all);
    }
  }

  @Nested
  class OfLoads {
    private final SimulatedKernel kernel = new SimulatedKernel();

    @Test
    void success() {
      assertThatLoad(() -> kernel.insmod(DRIVER, "debug")).succeeds().hasValue(DEBUG, true);
      assertThat(
              messageOf(() -> assertThatLoad(() -> kernel.insmod(DRIVER)).as("again").succeeds()))
          .startsWith(
              "[again] Expecting the load to succeed, but:\n  cannot load my_driver: EEXIST");
    }

    @Test
    void failure() {
      assertThatLoad(() -> kernel.insmod(DRIVER, "size=1"))
          .failsWith(Errno.EINVAL)
          .isOfModule("my_driver")
          .rejects("size", Errno.EINVAL)
          .rejects("size", Errno.EINVAL, 5)
          .rejectsOnly("size")
          .hasMessageContaining("512");
      assertThat(
              messageOf(
                  () -> assertThatLoad(() -> kernel.insmod(DRIVER, "debug size=8192")).fails()))
          .isEqualTo("Expecting the load to fail, but the module was loaded:\n" + TABLE);
    }

    @Test
    void failuresInDetail() {
      LoadException failure =
          catchThrowableOfType(LoadException.class, () -> kernel.insmod(DRIVER.dependsOn("bus")));
      assertThat(failure).hasErrno(Errno.ENOENT);
      assertThat(messageOf(() -> assertThat(failure).hasErrno(Errno.EPERM)))
          .contains(
              "Expecting the load of <my_driver> to fail with EPERM, but it failed with ENOENT:\n"
                  + "  cannot");
      assertThat(messageOf(() -> assertThat(failure).isOfModule("bus")))
          .contains("Expecting the load of <bus> to fail, but:\n  cannot load my_driver");
      assertThat(messageOf(() -> assertThat(failure).rejectsOnly("size")))
          .contains("Expecting arguments to be rejected, but:\n  cannot load my_driver");
    }
  }
}
