// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.sensor;

import static dev.modparam.assertj.ModparamAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.modparam.junit.ArgumentLines;
import dev.modparam.junit.BoundaryValues;
import dev.modparam.junit.ErrnoName;
import dev.modparam.junit.LoadFails;
import dev.modparam.junit.LoadModule;
import dev.modparam.junit.ModuleArguments;
import dev.modparam.junit.RunAs;
import dev.modparam.junit.Simulated;
import dev.modparam.kernel.KernelLog;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.module.LogLevel;
import dev.modparam.param.Errno;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.slf4j.LoggerFactory;

/** What the driver promises. Each test has a board of its own. */
@LoadModule(Board.class)
class TemperatureSensorTest {

  @Simulated private TemperatureSensor sensor;
  @Simulated private LoadedModule module;

  @Nested
  class Loading {

    @Test
    void findsTheChip(KernelLog log) {
      assertThat(module).isLive().hasDefaultValues();
      assertThat(log).contains(LogLevel.INFO, "temp_sensor: cpu at 0x48");
    }

    // snippet: sensor-no-chip
    @Test
    @ModuleArguments("address=0x4f")
    @LoadFails(errno = ErrnoName.ENODEV)
    void needsAChip(KernelLog log) {
      assertThat(log).contains(LogLevel.WARNING, "no answer from 0x4f");
    }

    // end

    @Test
    @ModuleArguments("limits=50,40")
    @LoadFails(errno = ErrnoName.EINVAL)
    void needsLimitsInOrder(LoadException failure) {
      assertThat(failure).hasMessageContaining("the lower limit must be below the upper one");
    }

    @Test
    @ModuleArguments("samples=17 label=\"heat sink\"")
    @LoadFails(errno = ErrnoName.EINVAL)
    void averagesAtMostSixteenReads(RejectedArgumentsException failure) {
      assertThat(failure).rejectsOnly("samples").rejects("samples", Errno.EINVAL, 8);
    }
  }

  @Nested
  class Handles {

    // snippet: sensor-handles
    @Test
    void nameParametersWithoutText() {
      TemperatureSensor driver = new TemperatureSensor(new I2cBus().plug(0x48, new Lm75()));
      TemperatureSensorParams params = new TemperatureSensorParams(driver);

      LoadedModule loaded = new SimulatedKernel().insmod(params.MODULE, "samples=4");

      int samples = loaded.get(params.SAMPLES); // the compiler knows name and type
      assertThat(samples).isEqualTo(4);
      assertThat(loaded).hasValue(params.LIMITS, List.of(-20, 80));
    }
    // end
  }

  @Nested
  class Polling {

    @BeforeEach
    void twentyDegrees() {
      warmTo(20);
    }

    // snippet: sensor-run-time
    @Test
    void obeysAnIntervalThatChangesAtRunTime() {
      int before = sensor.bus().transfers();
      sensor.elapse(5_000);
      assertThat(sensor.bus().transfers() - before).isEqualTo(5);

      module.attribute("poll_interval_ms").store("100\n"); // echo 100 > …/poll_interval_ms
      sensor.elapse(1_000);
      assertThat(sensor.bus().transfers() - before).isEqualTo(15);
    }

    // end

    @ParameterizedTest
    @BoundaryValues(value = Board.class, parameter = "poll_interval_ms")
    void takesIntervalsFromTenMillisecondsToAMinute(String text, Errno expected) {
      if (text.isEmpty()) {
        assertThat(module).attribute("poll_interval_ms").accepts(""); // a write of nothing
      } else if (expected == null) {
        assertThat(module).attribute("poll_interval_ms").accepts(text);
      } else {
        assertThat(module).attribute("poll_interval_ms").refuses(text, expected);
        assertThat(module).hasValue("poll_interval_ms", 1000);
      }
    }

    @Test
    void readsTemperaturesBelowZero() {
      warmTo(-5.5);
      sensor.elapse(1_000);
      assertThat(sensor.celsius()).isEqualTo(-5.5);
    }

    @Test
    @ModuleArguments("samples=4")
    void averagesTheLastReads() {
      for (double celsius : new double[] {90, 20, 22, 24, 26}) {
        warmTo(celsius);
        sensor.elapse(1_000);
      }
      assertThat(sensor.celsius()).isEqualTo(23);
    }
  }

  @Nested
  @ModuleArguments("limits=10,60")
  class Alarming {

    @Test
    void warnsOnceAndGivesTheAllClear(KernelLog log) {
      for (double celsius : new double[] {60, 61, 70, 59}) {
        warmTo(celsius);
        sensor.elapse(1_000);
      }
      assertThat(log)
          .texts()
          .containsExactly(
              "temp_sensor: cpu at 0x48",
              "temp_sensor: cpu is out of limits",
              "temp_sensor: cpu is well again");
    }

    @Test
    void followsLimitsThatChangeAtRunTime() {
      warmTo(70);
      sensor.elapse(1_000);
      assertThat(sensor.alarm()).isTrue();
      module.attribute("limits").store("10,75");
      sensor.elapse(1_000);
      assertThat(sensor.alarm()).isFalse();
    }

    @ParameterizedTest
    @ArgumentLines({"limits=0,100", "limits=-40,71 debug", "samples=2 limits=69,71"})
    void dependsOnTheLimits(String line, SimulatedKernel kernel) {
      kernel.rmmod("temp_sensor");
      TemperatureSensor other =
          kernel.insmod(new Board().get(), line).instance(TemperatureSensor.class);
      other.bus().chip(0x48).celsius(70);
      other.elapse(2_000);
      assertThat(other.alarm()).isFalse();
    }
  }

  @Nested
  class Files {

    @Test
    void showWhatUsersMayKnow() {
      assertThat(module).attribute("limits").hasContent("-20,80\n").hasMode(0644);
      assertThat(module)
          .attribute("samples")
          .isReadableBy(Credentials.NOBODY)
          .isNotWritableBy(Credentials.ROOT);
    }

    @Test
    @RunAs(uid = 1000)
    void areForRootToWrite(KernelFiles files) {
      String path = module.attribute("poll_interval_ms").path();
      assertThat(files.read(path)).isEqualTo("1000\n");
      assertThatExceptionOfType(FileException.class)
          .isThrownBy(() -> files.write(path, "10"))
          .matches(refused -> refused.errno().equals(Errno.EACCES));
    }
  }

  @Nested
  class DebugLogging {

    private final Logger logger = (Logger) LoggerFactory.getLogger(TemperatureSensor.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
      logged.start();
      logger.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
      logger.detachAppender(logged);
    }

    @Test
    void isSwitchedOnAndOffAtRunTime() {
      warmTo(21.5);
      sensor.elapse(1_000);
      module.attribute("debug").store("1");
      sensor.elapse(1_000);
      module.attribute("debug").store("0");
      sensor.elapse(1_000);
      assertThat(logged.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactly("cpu: read 21.5 °C");
    }
  }

  private void warmTo(double celsius) {
    sensor.bus().chip(0x48).celsius(celsius);
  }
}
