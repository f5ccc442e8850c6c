// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import dev.modparam.kernel.KernelListener;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.Param;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Turns what a kernel tells its listeners into events, in the thread in which it happens. */
final class KernelWatchService implements WatchService {

  private static final String MODULES = "/sys/module";
  private static final Set<WatchEvent.Kind<?>> KINDS =
      Set.of(ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);

  private final KernelFileSystem fileSystem;
  private final NavigableMap<String, KernelWatchKey> keys = new ConcurrentSkipListMap<>();
  private final BlockingQueue<KernelWatchKey> signalled = new LinkedBlockingQueue<>();
  private final KernelWatchKey wakeUp;
  private final KernelListener.Registration registration;
  private volatile boolean open = true;

  KernelWatchService(KernelFileSystem fileSystem) {
    this.fileSystem = fileSystem;
    this.wakeUp = new KernelWatchKey(this, fileSystem.getPath(""), "");
    this.registration = fileSystem.kernel().addListener(new Listener());
  }

  KernelFileSystem fileSystem() {
    return fileSystem;
  }

  private final class Listener implements KernelListener {

    @Override
    public void loaded(LoadedModule module) {
      comesOrGoes(module, ENTRY_CREATE);
    }

    @Override
    public void unloaded(LoadedModule module) {
      String directory = MODULES + "/" + module.name();
      vanish(keys.subMap(directory, true, directory, true));
      vanish(keys.subMap(directory + "/", directory + "0")); // 0 comes after / in ASCII
      comesOrGoes(module, ENTRY_DELETE);
    }

    @Override
    public void stored(LoadedModule module, Param<?> param) {
      post(MODULES + "/" + module.name() + "/parameters", ENTRY_MODIFY, param.name());
    }
  }

  private static void vanish(Map<String, KernelWatchKey> gone) {
    gone.values().forEach(KernelWatchKey::vanish);
  }

  private void comesOrGoes(LoadedModule module, WatchEvent.Kind<Path> kind) {
    post(MODULES, kind, module.name());
    for (LoadedModule held : module.dependencies()) {
      post(MODULES + "/" + held.name() + "/holders", kind, module.name());
    }
  }

  private void post(String directory, WatchEvent.Kind<Path> kind, String name) {
    KernelWatchKey key = keys.get(directory);
    if (key != null) {
      key.post(kind, fileSystem.getPath(name));
    }
  }

  KernelWatchKey register(KernelPath directory, WatchEvent.Kind<?>... kinds) throws IOException {
    Set<WatchEvent.Kind<?>> wanted = checked(kinds);
    requireOpen();
    KernelFiles files = fileSystem.files();
    String place = fileSystem.kernelProvider().realPath(directory);
    KernelFiles.Status status = NioExceptions.translating(directory, () -> files.stat(place));
    if (!status.directory()) {
      ErrnoException failure =
          Errno.ENOTDIR.exception(directory + ": only directories are watched");
      throw KernelFileSystemProvider.directoryFailure(directory, failure);
    }
    if (!fileSystem.user().mayAccess(status, 4)) {
      throw NioExceptions.of(directory, Errno.EACCES, "only who may read it may watch it");
    }
    KernelWatchKey key =
        keys.computeIfAbsent(place, name -> new KernelWatchKey(this, directory, name));
    key.watch(wanted);
    return key;
  }

  private static Set<WatchEvent.Kind<?>> checked(WatchEvent.Kind<?>... kinds) {
    Set<WatchEvent.Kind<?>> wanted = new HashSet<>();
    for (WatchEvent.Kind<?> kind : kinds) {
      if (KINDS.contains(kind)) {
        wanted.add(kind);
      } else if (kind != StandardWatchEventKinds.OVERFLOW) { // that one comes unasked
        throw new UnsupportedOperationException(kind + " is not a kind of event here");
      }
    }
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("No events to register");
    }
    return wanted;
  }

  void signal(KernelWatchKey key) {
    signalled.add(key);
  }

  void forget(KernelWatchKey key) {
    keys.remove(key.directory(), key);
  }

  @Override
  public @Nullable WatchKey poll() {
    return opened(signalled.poll());
  }

  @Override
  public @Nullable WatchKey poll(long timeout, TimeUnit unit) throws InterruptedException {
    requireOpen();
    return opened(signalled.poll(timeout, unit));
  }

  @Override
  public WatchKey take() throws InterruptedException {
    requireOpen();
    return Objects.requireNonNull(opened(signalled.take()));
  }

  /** Tells a key from what wakes the threads that wait when the service is closed. */
  private @Nullable KernelWatchKey opened(@Nullable KernelWatchKey key) {
    if (key == wakeUp) {
      signalled.add(wakeUp); // there may be others who wait
    }
    requireOpen();
    return key;
  }

  private void requireOpen() {
    if (!open) {
      throw new ClosedWatchServiceException();
    }
  }

  @Override
  public void close() {
    open = false;
    registration.close();
    keys.values().forEach(KernelWatchKey::cancel);
    signalled.add(wakeUp);
    fileSystem.closed(this);
  }
}
