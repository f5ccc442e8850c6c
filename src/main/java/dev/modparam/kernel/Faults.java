// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.Errno;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The faults that somebody ordered, for stores and for init functions. */
final class Faults {

  private static final String INIT = "";

  /** A parameter, or with an empty name the init function. */
  private record Place(String module, String parameter) {}

  private static final class Fault {

    private final IntFunction<@Nullable Errno> decision;
    private final AtomicInteger count = new AtomicInteger();

    Fault(IntFunction<@Nullable Errno> decision) {
      this.decision = decision;
    }

    @Nullable Errno next() {
      return decision.apply(count.incrementAndGet());
    }
  }

  private final Map<Place, Fault> faults = new ConcurrentHashMap<>();

  KernelListener.Registration ofStores(
      String module, String parameter, IntFunction<@Nullable Errno> decision) {
    Place place =
        new Place(requireNonNull(module, "module"), requireNonNull(parameter, "parameter"));
    return add(place, new Fault(requireNonNull(decision, "fault")));
  }

  KernelListener.Registration ofInits(String module, IntFunction<@Nullable Errno> decision) {
    return ofStores(module, INIT, decision);
  }

  private KernelListener.Registration add(Place place, Fault fault) {
    faults.put(place, fault);
    return () -> faults.remove(place, fault);
  }

  /** The error of this store; null if it goes on. */
  @Nullable Errno inStore(String module, String parameter) {
    Fault fault = faults.isEmpty() ? null : faults.get(new Place(module, parameter));
    return fault == null ? null : fault.next();
  }

  /** The error of this call of an init function; null if it is made. */
  @Nullable Errno inInit(String module) {
    return inStore(module, INIT);
  }
}
