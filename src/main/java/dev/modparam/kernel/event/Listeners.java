// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners who are told of events. Each registration stands by itself, also of equal
 * listeners.
 */
public final class Listeners<L> {

  private static final Logger LOGGER = LoggerFactory.getLogger("dev.modparam.kernel");

  private final Map<Object, L> byRegistration = new LinkedHashMap<>();
  private @Nullable List<L> snapshot;

  /** Adds a listener. What is returned takes it out, and does nothing when it is called again. */
  public synchronized Runnable add(L listener) {
    Object registration = new Object();
    byRegistration.put(registration, listener);
    snapshot = null;
    return () -> remove(registration);
  }

  private synchronized void remove(Object registration) {
    byRegistration.remove(registration);
    snapshot = null;
  }

  public synchronized boolean isEmpty() {
    return byRegistration.isEmpty();
  }

  private synchronized List<L> now() {
    List<L> known = snapshot;
    if (known == null) {
      known = List.copyOf(byRegistration.values());
      snapshot = known;
    }
    return known;
  }

  /**
   * Tells everybody. Exceptions are logged, as they must not undo what has happened.
   *
   * @throws Error the first that a listener threw, when everybody has been told
   */
  public void tell(Consumer<L> event) {
    Error thrown = null;
    for (L listener : now()) {
      try {
        event.accept(listener);
      } catch (RuntimeException failure) {
        LOGGER.error("A listener failed", failure);
      } catch (Error failure) { // such as an assertion of a test
        thrown = EventQueue.both(thrown, failure);
      }
    }
    if (thrown != null) {
      throw thrown;
    }
  }
}
