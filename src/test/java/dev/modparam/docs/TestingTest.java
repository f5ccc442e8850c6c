// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static dev.modparam.assertj.ModparamAssertions.assertThat;
import static dev.modparam.assertj.ModparamAssertions.assertThatLoad;
import static dev.modparam.assertj.ModparamAssertions.assertThatThrownBy;
import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.junit.ArgumentLines;
import dev.modparam.junit.ArgumentMatrix;
import dev.modparam.junit.ArgumentMatrix.Axis;
import dev.modparam.junit.BootCommandLine;
import dev.modparam.junit.BoundaryValues;
import dev.modparam.junit.BuiltIn;
import dev.modparam.junit.ErrnoName;
import dev.modparam.junit.KernelExtension;
import dev.modparam.junit.KernelTest;
import dev.modparam.junit.LoadFails;
import dev.modparam.junit.LoadModule;
import dev.modparam.junit.ModprobeConfiguration;
import dev.modparam.junit.ModuleArguments;
import dev.modparam.junit.RunAs;
import dev.modparam.junit.SharedKernel;
import dev.modparam.junit.Simulated;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.Lockdown;
import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.Taint;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.module.KernelModule;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of docs/testing.md. */
class TestingTest {

  // snippet: testing-driver
  @KernelModule
  static final class MyDriver {

    @ModuleParam(permissions = 0644)
    volatile boolean debug;

    @ModuleParam(min = 512, max = 65536)
    int bufferSize = 4096;
  }

  // end

  // snippet: testing-constant
  static final Param<Boolean> DEBUG = Param.of("debug", BOOL).permissions(0644);
  static final Param<Integer> SPEED = Param.of("speed", INT).defaultValue(9600).unsafe();
  static final ModuleDefinition UART = ModuleDefinition.of("uart", DEBUG, SPEED);

  // end

  @Nested
  class Recipes {

    // snippet: testing-load
    @Test
    @LoadModule(value = MyDriver.class, arguments = "debug buffer_size=8192")
    void argumentsReachTheDriver(MyDriver driver) {
      assertThat(driver.bufferSize).isEqualTo(8192);
    }

    // end

    // snippet: testing-resource
    @Test
    @LoadModule(resource = "thermometer.rs", arguments = "interval=250")
    void theSourceOfADriverIsEnough(LoadedModule thermometer) {
      assertThat(thermometer).attribute("interval").hasMode(0644).hasContent("250\n");
    }

    // end

    // snippet: testing-poke
    @Test
    @LoadModule(MyDriver.class)
    void debugCanBeSwitchedOnAtRunTime(LoadedModule module, MyDriver driver) {
      assertThat(module).attribute("debug").hasMode(0644).accepts("1\n");
      assertThat(driver.debug).isTrue();
    }

    // end

    // snippet: testing-fail
    @Test
    @LoadModule(value = MyDriver.class, arguments = "debug=maybe buffer_size=1")
    @LoadFails(errno = ErrnoName.EINVAL)
    void badArgumentsAreRefused(RejectedArgumentsException failure, SimulatedKernel kernel) {
      assertThat(failure)
          .rejectsOnly("debug", "buffer_size")
          .rejects("debug", Errno.EINVAL, 6); // the byte where `maybe' starts
      assertThat(kernel).log().contains(LogLevel.ERR, "`maybe' invalid for parameter `debug'");
    }

    // end

    // snippet: testing-user
    @Test
    @LoadModule(MyDriver.class)
    @RunAs(uid = 1000)
    void usersMayLookButNotTouch(LoadedModule module, SimulatedKernel kernel) {
      assertThat(module.attribute("debug").show()).isEqualTo("N\n");
      assertThatThrownBy(() -> module.attribute("debug").store("1"))
          .isInstanceOf(FileException.class)
          .hasMessageContaining("EACCES");

      kernel.runAs(Credentials.ROOT, () -> module.attribute("debug").store("1"));
      assertThat(kernel.files().read("/sys/module/my_driver/parameters/debug")).isEqualTo("Y\n");
    }

    // end

    // snippet: testing-paths
    @Test
    @LoadModule(MyDriver.class)
    void toolsThatTakePathsWork(KernelFileSystem files, MyDriver driver) throws IOException {
      Path debug = files.getPath("/sys/module/my_driver/parameters/debug");
      Files.writeString(debug, "1\n"); // your tool
      assertThat(driver.debug).isTrue();
    }

    // end

    // snippet: testing-boot
    @Test
    @BuiltIn(MyDriver.class)
    @BootCommandLine("quiet my_driver.buffer_size=1024")
    void builtInModulesTakeTheBootCommandLine(MyDriver driver) {
      assertThat(driver.bufferSize).isEqualTo(1024);
    }

    // end

    // snippet: testing-modprobe
    @Test
    @LoadModule(value = MyDriver.class, arguments = "debug=0")
    @ModprobeConfiguration({"options my_driver debug=1 buffer_size=8192", "alias led my_driver"})
    void argumentsOverrideTheConfiguration(MyDriver driver, Modprobe modprobe) {
      assertThat(driver.debug).isFalse();
      assertThat(driver.bufferSize).isEqualTo(8192);
      assertThat(modprobe.load("led").name()).isEqualTo("my_driver");
    }

    // end

    // snippet: testing-lines
    @ParameterizedTest
    @LoadModule(MyDriver.class)
    @ArgumentLines({"debug", "debug=1", "debug=Y", "debug=on"})
    void manyLinesMeanTheSame(MyDriver driver) {
      assertThat(driver.debug).isTrue();
    }

    // end

    // snippet: testing-line
    @ParameterizedTest
    @ArgumentLines({"debug", "debug=1", "debug=Y", "debug=on"})
    void aTestCanLoadByItself(String line, SimulatedKernel kernel) {
      assertThatLoad(() -> kernel.insmod(UART, line)).succeeds().hasValue(DEBUG, true);
    }

    // end

    // snippet: testing-placeholders
    @ParameterizedTest
    @LoadModule(value = MyDriver.class, arguments = "buffer_size={0} debug={1}")
    @CsvSource({"512, true", "65536, false"})
    void argumentsOfTheTestStandInTheLine(int size, boolean debug, MyDriver driver) {
      assertThat(driver.bufferSize).isEqualTo(size);
      assertThat(driver.debug).isEqualTo(debug);
    }

    // end

    // snippet: testing-matrix
    @ParameterizedTest
    @LoadModule(MyDriver.class)
    @ArgumentMatrix({
      @Axis(
          parameter = "buffer_size",
          value = {"512", "0x1000", "65536"}),
      @Axis({"", "debug", "debug=0"})
    })
    void allNineCombinationsLoad(LoadedModule module) {
      assertThat(module).isLive().tookAllArguments();
    }

    // end

    // snippet: testing-boundaries
    @ParameterizedTest
    @KernelTest
    @BoundaryValues(value = MyDriver.class, parameter = "buffer_size")
    void theBufferHasBounds(String text, Errno expected, SimulatedKernel kernel) {
      String line = "buffer_size=" + text;
      if (expected == null) {
        assertThatLoad(() -> kernel.insmod(MyDriver.class, line)).succeeds();
      } else {
        assertThatLoad(() -> kernel.insmod(MyDriver.class, line)).failsWith(expected);
      }
    }

    // end

    // snippet: testing-taint
    @Test
    @LoadModule(field = "UART", arguments = "speed=115200")
    void unsafeParametersTaint(SimulatedKernel kernel) {
      assertThat(kernel).isTaintedBy(Taint.USER);
      assertThat(kernel.log()).contains("Setting dangerous option speed");
    }

    // end

    // snippet: testing-soft
    @Test
    @LoadModule(value = MyDriver.class, arguments = "debug")
    void severalThingsAtOnce(LoadedModule module, SimulatedKernel kernel) {
      SoftAssertions softly = new SoftAssertions();
      softly.check(() -> assertThat(module).hasValue("debug", true));
      softly.check(() -> assertThat(module).attribute("buffer_size").hasMode(0444));
      softly.check(() -> assertThat(kernel).isNotTainted());
      softly.assertAll();
    }
    // end
  }

  // snippet: testing-class
  @Nested
  @ParameterizedClass
  @LoadModule(value = MyDriver.class, arguments = "buffer_size={0}")
  @ValueSource(ints = {512, 65536})
  class ForEachSize {
    @Parameter private int size;

    @Test
    void theDriverHasTheBuffer(MyDriver driver) {
      assertThat(driver.bufferSize).isEqualTo(size);
    }

    @Test
    @ModuleArguments("buffer_size={0} debug")
    void alsoWithDebugOutput(MyDriver driver) {
      assertThat(driver.bufferSize).isEqualTo(size);
      assertThat(driver.debug).isTrue();
    }
  }

  // end

  // snippet: testing-layers
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @LoadModule(value = MyDriver.class, arguments = "debug")
  @RunAs(uid = 1000)
  @interface DebuggedByAUser {}

  @Nested
  @DebuggedByAUser
  class Layers {
    @Simulated private MyDriver driver;

    @Test
    void theAnnotationDeclaresAll(KernelFiles files) {
      assertThat(driver.debug).isTrue();
      assertThat(files.user()).isEqualTo(new Credentials(1000, 1000));
    }

    @Test
    @ModuleArguments("debug=0 buffer_size=512")
    void theMethodWins() {
      assertThat(driver.debug).isFalse();
    }
  }

  // end

  // snippet: testing-code
  @Nested
  class InCode {
    @RegisterExtension
    static final KernelExtension KERNEL =
        KernelExtension.builder()
            .load(UART, "debug")
            .boot(kernel -> kernel.lockdown(Lockdown.INTEGRITY))
            .build();

    @Test
    void theKernelIsLockedDown(SimulatedKernel kernel) {
      assertThat(kernel).isLockedDown(Lockdown.INTEGRITY).hasModule("uart");
    }
  }

  // end

  // snippet: testing-shared
  @Nested
  @SharedKernel
  @LoadModule(MyDriver.class)
  class OneKernelForAll {
    @BeforeAll
    static void prepare(LoadedModule module) {
      module.attribute("debug").store("1");
    }

    @Test
    void everyTestSeesWhatWasPrepared(MyDriver driver) {
      assertThat(driver.debug).isTrue();
    }
  }
  // end
}
