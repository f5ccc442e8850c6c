// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.Watchable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A watched directory, with the events that nobody has taken yet. */
final class KernelWatchKey implements WatchKey {

  /** As many as the JDK keeps for a key. */
  static final int MOST_EVENTS = 512;

  private final KernelWatchService service;
  private final Path watchable;
  private final String directory;
  private Set<WatchEvent.Kind<?>> kinds = Set.of();
  private List<Event<?>> events = new ArrayList<>();
  private boolean signalled;
  private boolean valid = true;

  KernelWatchKey(KernelWatchService service, Path watchable, String directory) {
    this.service = service;
    this.watchable = watchable;
    this.directory = directory;
  }

  /** Something that happened, once or several times in a row. */
  record Event<T>(WatchEvent.Kind<T> kind, @Nullable T context, int count)
      implements WatchEvent<T> {

    Event<T> again() {
      return new Event<>(kind, context, count + 1);
    }
  }

  /** Where the directory is, without links. */
  String directory() {
    return directory;
  }

  synchronized void watch(Set<WatchEvent.Kind<?>> wanted) {
    kinds = wanted;
  }

  synchronized void post(WatchEvent.Kind<Path> kind, Path name) {
    if (!valid || !kinds.contains(kind)) {
      return;
    }
    int last = events.size() - 1;
    Event<?> previous = last < 0 ? null : events.get(last);
    if (previous != null && isRepeated(previous, kind, name)) {
      events.set(last, previous.again());
    } else if (events.size() < MOST_EVENTS) {
      events.add(new Event<>(kind, name, 1));
    } else {
      events = new ArrayList<>();
      events.add(new Event<>(StandardWatchEventKinds.OVERFLOW, null, 1));
    }
    signal();
  }

  private static boolean isRepeated(Event<?> previous, WatchEvent.Kind<Path> kind, Path name) {
    return previous.kind() == StandardWatchEventKinds.OVERFLOW
        || (previous.kind() == kind && Objects.equals(previous.context(), name));
  }

  private void signal() {
    if (!signalled) {
      signalled = true;
      service.signal(this);
    }
  }

  /** The directory is gone: whoever waits learns that the key is no longer valid. */
  synchronized void vanish() {
    cancel();
    signal();
  }

  @Override
  public synchronized boolean isValid() {
    return valid;
  }

  @Override
  public synchronized List<WatchEvent<?>> pollEvents() {
    List<WatchEvent<?>> taken = List.copyOf(events);
    events = new ArrayList<>();
    return taken;
  }

  @Override
  public synchronized boolean reset() {
    if (valid && signalled) {
      signalled = false;
      if (!events.isEmpty()) {
        signal();
      }
    }
    return valid;
  }

  @Override
  public synchronized void cancel() {
    valid = false;
    service.forget(this);
  }

  @Override
  public Watchable watchable() {
    return watchable;
  }
}
