// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.ULLONG;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.KernelModule;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many threads at one kernel: what the locks are for. */
class ThreadSafetyTest {

  private static final int LENGTH = 64;
  private static final int ROUNDS = 1_500;

  private static final Param<List<Integer>> LIST =
      Param.of("list", array(INT, LENGTH).counted())
          .defaultValue(Collections.nCopies(LENGTH, 1))
          .permissions(0644);
  private static final Param<Long> WIDE = Param.of("wide", ULLONG).permissions(0644);
  private static final ModuleDefinition DRIVER = ModuleDefinition.of("driver", LIST, WIDE);

  @KernelModule(name = "bound")
  static final class Bound {
    @ModuleParam(permissions = 0644, type = ModuleParam.Type.ULLONG)
    long wide;

    @ModuleParam(permissions = 0644, counter = "used")
    int[] list = new int[LENGTH];

    int used = LENGTH;
  }

  private final SimulatedKernel kernel = new SimulatedKernel();

  private static String equalElements(int value, int count) {
    return String.join(",", Collections.nCopies(count, Integer.toString(value)));
  }

  /** Runs all tasks at once and fails with the first failure of any. */
  private static void together(List<Callable<Void>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Void>> results = new ArrayList<>();
      for (Callable<Void> task : tasks) {
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      start.countDown();
      for (Future<Void> result : results) {
        result.get(50, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Two writers of arrays of equal elements, and readers that run until they are done. */
  private static void storeAndCheck(Attribute attribute, Callable<List<?>> value) throws Exception {
    AtomicInteger writing = new AtomicInteger(2);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int writer = 0; writer < 2; writer++) {
      String full = equalElements(1 + writer, LENGTH);
      String shorter = equalElements(3 + writer, LENGTH / 2);
      tasks.add(
          () -> {
            try {
              for (int i = 0; i < ROUNDS; i++) {
                attribute.store(i % 2 == 0 ? full : shorter);
              }
            } finally {
              writing.decrementAndGet();
            }
            return null;
          });
    }
    tasks.add(
        () -> {
          while (writing.get() > 0) {
            assertAllEqual(List.of(attribute.show().strip().split(",", -1)));
          }
          return null;
        });
    tasks.add(
        () -> {
          while (writing.get() > 0) {
            assertAllEqual(value.call());
          }
          return null;
        });
    together(tasks);
  }

  private static void assertAllEqual(List<?> elements) {
    assertThat(elements).hasSizeBetween(LENGTH / 2, LENGTH);
    int expected = Integer.parseInt(String.valueOf(elements.get(0))) < 3 ? LENGTH : LENGTH / 2;
    assertThat(elements).hasSize(expected);
    assertThat(new HashSet<>(elements)).hasSize(1);
  }

  @Test
  void aReaderNeverSeesAHalfSetArray() throws Exception {
    LoadedModule module = kernel.insmod(DRIVER);

    storeAndCheck(module.attribute("list"), () -> module.get(LIST));
  }

  @Test
  void aReaderNeverSeesAHalfSetArrayInAField() throws Exception {
    LoadedModule module = kernel.insmod(Bound.class, "list=" + equalElements(1, LENGTH));

    storeAndCheck(
        module.attribute("list"),
        () -> List.of(module.attribute("list").show().strip().split(",", -1)));
  }

  @Test
  void aLongIsNeverTorn() throws Exception {
    LoadedModule plain = kernel.insmod(DRIVER);
    LoadedModule bound = kernel.insmod(Bound.class, "");
    AtomicBoolean done = new AtomicBoolean();
    List<Callable<Void>> tasks = new ArrayList<>();
    tasks.add(
        () -> {
          for (int i = 0; i < 6_000; i++) {
            String text = i % 2 == 0 ? "0xffffffffffffffff" : "0";
            plain.attribute("wide").store(text);
            bound.attribute("wide").store(text);
          }
          done.set(true);
          return null;
        });
    tasks.add(
        () -> {
          while (!done.get()) {
            assertThat(LongStream.of(plain.getLong(WIDE), plain.get(WIDE)))
                .allMatch(value -> value == 0 || value == -1);
            assertThat(bound.attribute("wide").show()).isIn("0\n", "18446744073709551615\n");
          }
          return null;
        });
    together(tasks);
  }

  @Test
  void eachRefusalIsExplainedByItsOwnText() throws Exception {
    LoadedModule module = kernel.insmod(DRIVER);
    Attribute list = module.attribute("list");
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int bad : List.of(1, 2, 40)) {
      String text = equalElements(7, bad - 1) + (bad > 1 ? "," : "") + "bad" + bad;
      String expected = ": element " + bad + " is `bad" + bad + "'; expected";
      tasks.add(
          () -> {
            for (int i = 0; i < ROUNDS; i++) {
              assertThat(Kernels.failure(StoreException.class, () -> list.store(text)))
                  .hasMessageContaining(expected);
            }
            return null;
          });
    }
    together(tasks);
  }

  @Test
  void ofThreadsThatLoadOneNameExactlyOneWins() throws Exception {
    int threads = 4;
    for (int round = 0; round < 80; round++) {
      AtomicInteger loaded = new AtomicInteger();
      AtomicInteger unloaded = new AtomicInteger();
      List<Callable<Void>> loads = new ArrayList<>();
      List<Callable<Void>> unloads = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        loads.add(
            () -> {
              count(loaded, () -> kernel.insmod(DRIVER), List.of(Errno.EEXIST, Errno.EBUSY));
              return null;
            });
        unloads.add(
            () -> {
              count(unloaded, () -> kernel.rmmod("driver"), List.of(Errno.ENOENT, Errno.EBUSY));
              return null;
            });
      }
      together(loads);
      assertThat(loaded).hasValue(1);
      together(unloads);
      assertThat(unloaded).hasValue(1);
      assertThat(kernel.modules()).isEmpty();
      assertThat(kernel.files().list("/sys/module")).isEmpty();
    }
  }

  @Test
  void aLineIsOneStepForThoseWhoHoldTheLock() throws Exception {
    Param<Integer> one = Param.of("one", INT).permissions(0644);
    Param<Integer> two = Param.of("two", INT).permissions(0644);
    Param<Integer> both =
        Param.of(
                "both",
                Operations.on(INT)
                    .get(
                        (variable, page) -> {
                          LoadedModule self = kernel.module("pair").orElseThrow();
                          return page.emit(self.getInt(one) + "=" + self.getInt(two));
                        })
                    .type())
            .permissions(0444);
    LoadedModule pair = kernel.insmod(ModuleDefinition.of("pair", one, both, two));
    AtomicInteger writing = new AtomicInteger(2);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int writer = 0; writer < 2; writer++) {
      int start = writer * 1_000_000;
      tasks.add(
          () -> {
            for (int i = start; i < start + 20_000; i++) {
              pair.apply("one=" + i + " two=" + i);
            }
            writing.decrementAndGet();
            return null;
          });
    }
    tasks.add(
        () -> {
          while (writing.get() > 0) {
            String[] values = pair.attribute("both").show().split("=", -1);
            assertThat(values[0]).isEqualTo(values[1]);
          }
          return null;
        });
    together(tasks);
  }

  @Test
  void whatIsSetStaysSetWhenAnotherThreadLooksForTheFirstTime() throws Exception {
    List<Param<Long>> params =
        LongStream.range(0, 500).mapToObj(i -> Param.of("p" + i, ULLONG)).toList();
    ModuleDefinition definition = ModuleDefinition.of("fresh", params);
    for (int round = 0; round < 40; round++) {
      LoadedModule module = kernel.insmod(definition);
      Callable<Void> setter =
          () -> {
            params.forEach(param -> module.set(param, 1L));
            return null;
          };
      Callable<Void> reader =
          () -> {
            params.forEach(param -> assertThat(module.getLong(param)).isBetween(0L, 1L));
            return null;
          };
      together(List.of(setter, reader));
      assertThat(params).allSatisfy(param -> assertThat(module.getLong(param)).isEqualTo(1));
      kernel.rmmod("fresh");
    }
  }

  @Test
  void loadsAndUnloadsThatMeetLeaveEverythingInOrder() throws Exception {
    LoadedModule base = kernel.insmod(ModuleDefinition.of("base"));
    ModuleDefinition user = ModuleDefinition.of("user", LIST).dependsOn("base");
    AtomicInteger balance = new AtomicInteger();
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tasks.add(
          () -> {
            for (int round = 0; round < 200; round++) {
              count(
                  balance,
                  () -> kernel.insmod(user, round(balance)),
                  List.of(Errno.EEXIST, Errno.EBUSY, Errno.EINVAL));
              AtomicInteger gone = new AtomicInteger();
              count(gone, () -> kernel.rmmod("user"), List.of(Errno.ENOENT, Errno.EBUSY));
              balance.addAndGet(-gone.get());
            }
            return null;
          });
    }
    together(tasks);

    assertThat(balance).hasValue(0);
    assertThat(kernel.modules()).containsExactly(base);
    assertThat(base.referenceCount()).isZero();
    assertThat(base.holders()).isEmpty();
  }

  private static String round(AtomicInteger balance) {
    return balance.get() % 2 == 0 ? "list=1,2" : "list=1,bad";
  }

  private static void count(AtomicInteger successes, Runnable call, List<Errno> allowed) {
    try {
      call.run();
      successes.incrementAndGet();
    } catch (ErrnoException failure) {
      assertThat(failure.errno()).isIn(allowed);
    }
  }

  @Test
  void everyRecordOfManyThreadsIsInTheLogOnce() throws Exception {
    LoadedModule module = kernel.insmod(DRIVER);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int thread = i;
      tasks.add(
          () -> {
            for (int n = 0; n < 1000; n++) {
              module.printk(LogLevel.INFO, thread + ":" + n);
            }
            return null;
          });
    }
    together(tasks);

    List<KernelLog.Entry> records = kernel.log().records();
    assertThat(records).hasSize(4000);
    assertThat(records).extracting(KernelLog.Entry::text).doesNotHaveDuplicates();
    assertThat(records)
        .extracting(KernelLog.Entry::sequence)
        .isEqualTo(LongStream.range(0, 4000).boxed().toList());
  }
}
