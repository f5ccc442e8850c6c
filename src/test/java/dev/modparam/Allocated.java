// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/** Counts the bytes that some work allocates, which says how work grows where a clock cannot. */
public final class Allocated {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 2_000;
  private static final int CALLS = 1_000;

  private Allocated() {}

  /**
   * Does something large on this thread.
   *
   * @param work what to do, twice: at the first time classes are loaded
   * @return the bytes that it allocated
   */
  public static long by(Callable<?> work) throws Exception {
    work.call();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.call();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /**
   * Does something small many times on this thread.
   *
   * @param operation what to do
   * @return the bytes that a call allocates, the least of several measurements
   */
  public static long byEach(Runnable operation) {
    repeat(WARM_UP, operation);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      repeat(CALLS, operation);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least / CALLS;
  }

  private static void repeat(int times, Runnable operation) {
    for (int i = 0; i < times; i++) {
      operation.run();
    }
  }
}
