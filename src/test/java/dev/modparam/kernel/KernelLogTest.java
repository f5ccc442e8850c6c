// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.log;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class KernelLogTest {

  private static final class Clock implements InstantSource {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    void advance(Duration duration) {
      now = now.plus(duration);
    }
  }

  private final Clock clock = new Clock();

  /** On the module path, the tests' module does not read Logback by itself. */
  @BeforeAll
  static void readLogback() {
    for (String name : List.of("ch.qos.logback.classic", "ch.qos.logback.core")) {
      ModuleLayer.boot()
          .findModule(name)
          .ifPresent(module -> KernelLogTest.class.getModule().addReads(module));
    }
  }

  private LoadedModule module(SimulatedKernel kernel) {
    return kernel.insmod(ModuleDefinition.of("driver", Param.of("list", array(INT, 1))));
  }

  private SimulatedKernel kernel() {
    return SimulatedKernel.builder().clock(clock).build();
  }

  @Test
  void recordsHaveLevelTextNumberAndTimeSinceBoot() {
    SimulatedKernel kernel = kernel();
    LoadedModule module = module(kernel);
    clock.advance(Duration.ofMillis(42));
    module.printk(LogLevel.ERR, "first");
    clock.advance(Duration.ofNanos(1_999));
    module.printk(LogLevel.DEBUG, "second");
    List<KernelLog.Entry> records = kernel.log().records();

    assertThat(records)
        .extracting(KernelLog.Entry::level)
        .containsExactly(LogLevel.ERR, LogLevel.DEBUG);
    assertThat(records).extracting(KernelLog.Entry::text).containsExactly("first", "second");
    assertThat(records).extracting(KernelLog.Entry::sequence).containsExactly(0L, 1L);
    assertThat(records.get(0).time()).isEqualTo(Duration.ofMillis(42));
    assertThat(kernel.log().dmesg())
        .isEqualTo("[    0.042000] first\n[    0.042001] second\n")
        .isEqualTo(kernel.log().toString());
  }

  @Test
  void timeNeverRunsBeforeTheBoot() {
    SimulatedKernel kernel = kernel();
    clock.advance(Duration.ofSeconds(-5));
    module(kernel).printk(LogLevel.INFO, "early");

    assertThat(kernel.log().dmesg()).isEqualTo("[    0.000000] early\n");
  }

  @Test
  void longUptimesNeedMoreDigits() {
    SimulatedKernel kernel = kernel();
    clock.advance(Duration.ofSeconds(1_234_567).plusNanos(890_000));
    module(kernel).printk(LogLevel.INFO, "late");

    assertThat(kernel.log().dmesg()).isEqualTo("[1234567.000890] late\n");
  }

  @Test
  void eachLineOfARecordHasThePrefix() {
    SimulatedKernel kernel = kernel();
    module(kernel).printk(LogLevel.WARNING, "one\ntwo");

    assertThat(kernel.log().dmesg()).isEqualTo("[    0.000000] one\n[    0.000000] two\n");
    assertThat(kernel.log().records()).hasSize(1);
  }

  @Test
  void oneFinalNewlineIsDropped() {
    SimulatedKernel kernel = kernel();
    module(kernel).printk(LogLevel.WARNING, "text\n\n");

    assertThat(kernel.log().records().get(0).text()).isEqualTo("text\n");
  }

  @Test
  void aRecordKeeps1021Bytes() {
    SimulatedKernel kernel = kernel();
    LoadedModule module = module(kernel);
    module.printk(LogLevel.WARNING, "x".repeat(1021));
    module.printk(LogLevel.WARNING, "x".repeat(1022));
    module.printk(LogLevel.WARNING, "é".repeat(600));
    module.printk(LogLevel.WARNING, "x".repeat(1020) + "\n");
    module.printk(LogLevel.WARNING, "x".repeat(1019) + "\n");
    module.printk(LogLevel.WARNING, "x".repeat(1019) + "\n\n");
    module.printk(LogLevel.WARNING, "x".repeat(1020) + "\n\n");
    module.printk(LogLevel.WARNING, "\n".repeat(1023));

    assertThat(kernel.log().records())
        .extracting(entry -> entry.bytes().length)
        .containsExactly(1021, 1021, 1021, 1020, 1019, 1020, 1020, 1020);
    assertThat(kernel.log().records().get(2).text()).endsWith("é\uFFFD");
  }

  @Test
  void theRingForgetsTheOldestRecords() {
    SimulatedKernel kernel = SimulatedKernel.builder().logCapacity(10).build();
    LoadedModule module = module(kernel);
    module.printk(LogLevel.WARNING, "12345");
    module.printk(LogLevel.WARNING, "67890");
    assertThat(log(kernel)).containsExactly("4 12345", "4 67890");
    module.printk(LogLevel.WARNING, "x");
    assertThat(log(kernel)).containsExactly("4 67890", "4 x");
    module.printk(LogLevel.WARNING, "longer than the ring");
    assertThat(log(kernel)).containsExactly("4 longer than the ring");
    module.printk(LogLevel.WARNING, "y");
    assertThat(log(kernel)).containsExactly("4 y");
    assertThat(kernel.log().records().get(0).sequence()).isEqualTo(4);
  }

  @Test
  void theRingIsAsFullAsItCanBeHoweverLongItRuns() {
    SimulatedKernel kernel = SimulatedKernel.builder().logCapacity(100).build();
    LoadedModule module = module(kernel);
    for (int i = 100; i < 200; i++) {
      module.printk(LogLevel.WARNING, "record " + i);
    }
    assertThat(log(kernel)).hasSize(10).startsWith("4 record 190").endsWith("4 record 199");
  }

  @Test
  void aRingOfNoBytesKeepsTheNewestRecord() {
    SimulatedKernel kernel = SimulatedKernel.builder().logCapacity(0).build();
    module(kernel).printk(LogLevel.WARNING, "a");

    assertThat(log(kernel)).containsExactly("4 a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulatedKernel.builder().logCapacity(-1))
        .withMessage("a log cannot keep -1 bytes");
  }

  @Test
  void recordsSinceANumberAreThoseOfOneAction() {
    SimulatedKernel kernel = kernel();
    LoadedModule module = module(kernel);
    module.printk(LogLevel.WARNING, "before");
    long before = kernel.log().nextSequence();
    module.printk(LogLevel.WARNING, "after");

    assertThat(kernel.log().since(before))
        .extracting(KernelLog.Entry::text)
        .containsExactly("after");
    assertThat(kernel.log().since(0)).hasSize(2);
  }

  @Test
  void aClearedLogGoesOnCounting() {
    SimulatedKernel kernel = kernel();
    LoadedModule module = module(kernel);
    module.printk(LogLevel.WARNING, "a");
    kernel.log().clear();

    assertThat(kernel.log().records()).isEmpty();
    assertThat(kernel.log().dmesg()).isEmpty();
    module.printk(LogLevel.WARNING, "b");
    assertThat(kernel.log().records().get(0).sequence()).isEqualTo(1);
  }

  @Test
  void aRecordAndASnapshotDoNotChange() {
    SimulatedKernel kernel = kernel();
    LoadedModule module = module(kernel);
    module.printk(LogLevel.WARNING, "a");
    List<KernelLog.Entry> snapshot = kernel.log().records();
    snapshot.get(0).bytes()[0] = 'z';
    module.printk(LogLevel.WARNING, "b");

    assertThat(snapshot).hasSize(1);
    assertThat(snapshot.get(0).text()).isEqualTo("a");
  }

  @Test
  void everyRecordGoesToOneLoggerWithTheNameOfItsModule() {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.modparam.kernel");
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    try {
      SimulatedKernel kernel = kernel();
      LoadedModule module = module(kernel);
      for (int level = 0; level < 8; level++) {
        module.printk(LogLevel.of(level), "level " + level);
      }
      kernel.rmmod("driver");
      Kernels.errno(() -> kernel.insmod(module.definition(), "list=1,2"));
    } finally {
      logger.detachAppender(appender);
      logger.setLevel(Level.OFF);
      logger.setAdditive(true);
    }

    assertThat(appender.list)
        .allSatisfy(
            event -> assertThat(event.getKeyValuePairs()).hasToString("[module=\"driver\"]"));
    assertThat(appender.list)
        .extracting(event -> event.getLevel() + " " + event.getMessage())
        .containsExactly(
            "ERROR level 0",
            "ERROR level 1",
            "ERROR level 2",
            "ERROR level 3",
            "WARN level 4",
            "INFO level 5",
            "INFO level 6",
            "DEBUG level 7",
            "ERROR list: can only take 1 arguments",
            "ERROR driver: `1' invalid for parameter `list'");
  }

  @Test
  void recordsOfTheKernelGoToItsLogger() {
    Logger logger = (Logger) LoggerFactory.getLogger("dev.modparam.kernel");
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    try {
      SimulatedKernel kernel = kernel();
      kernel.lockDown(Lockdown.INTEGRITY);
      kernel.addListener(
          new KernelListener() {
            @Override
            public void loaded(LoadedModule module) {
              throw new IllegalStateException("bug in a listener");
            }
          });
      module(kernel);
    } finally {
      logger.detachAppender(appender);
      logger.setLevel(Level.OFF);
      logger.setAdditive(true);
    }

    assertThat(appender.list)
        .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
        .containsExactly(
            "INFO Kernel is locked down from securityfs; see man kernel_lockdown.7",
            "ERROR A listener failed");
    assertThat(appender.list.get(1).getThrowableProxy().getMessage())
        .isEqualTo("bug in a listener");
  }

  @Test
  void recordsWithoutTextTakeRoomToo() {
    SimulatedKernel small = SimulatedKernel.builder().logCapacity(100).build();
    LoadedModule module = small.insmod(ModuleDefinition.of("quiet"));
    for (int i = 0; i < 1_000; i++) {
      module.printk(LogLevel.INFO, "");
    }

    assertThat(small.log().records()).hasSize(100);
  }
}
