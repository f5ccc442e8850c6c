// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A thread that a test lets run into a wait, without a look at a clock. */
public final class WaitingThread {

  private final Thread thread;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private WaitingThread(Runnable action) {
    this.thread = new Thread(action);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((unused, thrown) -> failure.set(thrown));
  }

  /** Makes a thread that does not run yet. */
  public static WaitingThread of(Runnable action) {
    return new WaitingThread(action);
  }

  /** Starts the thread and returns when it waits for something, or has ended. */
  public WaitingThread startAndAwaitWait() {
    thread.start();
    Thread.State state = thread.getState();
    while (state != Thread.State.WAITING && state != Thread.State.TERMINATED) {
      Thread.onSpinWait();
      state = thread.getState();
    }
    return this;
  }

  /** Tells whether the thread waits. */
  public boolean waits() {
    return thread.getState() == Thread.State.WAITING;
  }

  /** Interrupts the thread. */
  public void interrupt() {
    thread.interrupt();
  }

  /** Returns when the thread has ended; what it threw is thrown again. */
  public void join() {
    try {
      thread.join();
    } catch (InterruptedException interrupt) {
      throw new IllegalStateException(interrupt);
    }
    if (failure.get() != null) {
      throw new IllegalStateException(Objects.requireNonNull(failure.get()));
    }
  }
}
