// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.event;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Events in the order in which they happened. They are added where they happen, under whatever lock
 * gives them their order, and told later without a lock. One thread tells at a time; what others
 * add meanwhile, or a listener itself, it tells as well.
 */
public final class EventQueue {

  private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean telling = new AtomicBoolean();

  public void add(Runnable event) {
    events.add(event);
  }

  /**
   * Tells what has happened, unless somebody is at it.
   *
   * @throws Error the first that a listener threw, when everything has been told
   */
  public void tell() {
    Error thrown = null;
    while (!events.isEmpty() && telling.compareAndSet(false, true)) {
      try {
        thrown = both(thrown, tellAll());
      } finally {
        telling.set(false);
      }
    }
    if (thrown != null) {
      throw thrown;
    }
  }

  private @Nullable Error tellAll() {
    Error thrown = null;
    for (Runnable event = events.poll(); event != null; event = events.poll()) {
      try {
        event.run();
      } catch (Error failure) {
        thrown = both(thrown, failure);
      }
    }
    return thrown;
  }

  /** The first of two errors, which keeps the second. */
  static @Nullable Error both(@Nullable Error first, @Nullable Error second) {
    if (first == null || second == null || first == second) {
      return first == null ? second : first;
    }
    first.addSuppressed(second);
    return first;
  }
}
