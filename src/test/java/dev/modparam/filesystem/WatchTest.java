// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.modparam.WaitingThread;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {

  private final KernelWithDriver machine = new KernelWithDriver();
  private final Path modules = machine.path("/sys/module");
  private final Path parameters = machine.path("/sys/module/driver/parameters");
  private WatchService watcher;

  @BeforeEach
  void watch() throws IOException {
    watcher = machine.files.newWatchService();
  }

  @Test
  void acceptedStoresAreModifications() throws Exception {
    WatchKey key = parameters.register(watcher, ENTRY_MODIFY);
    assertThat(watcher.poll()).isNull();
    Files.writeString(machine.parameter("debug"), "1");
    assertThatThrownBy(() -> Files.writeString(machine.parameter("debug"), "maybe"))
        .isInstanceOf(IOException.class);
    Files.writeString(machine.parameter("debug"), "0");
    machine.driver.attribute("name").store("x");
    assertThat(watcher.take()).isSameAs(key);
    assertThat(key.pollEvents())
        .extracting(WatchEvent::kind, event -> String.valueOf(event.context()), WatchEvent::count)
        .containsExactly(tuple(ENTRY_MODIFY, "debug", 2), tuple(ENTRY_MODIFY, "name", 1));
    assertThat(key.pollEvents()).isEmpty();
    assertThat(key.watchable()).isEqualTo(parameters);
  }

  @Test
  void modulesComeAndGo() throws IOException {
    WatchKey key = modules.register(watcher, ENTRY_CREATE, ENTRY_DELETE, OVERFLOW);
    WatchKey holders =
        machine.path("/sys/module/base/holders").register(watcher, ENTRY_CREATE, ENTRY_DELETE);
    machine.kernel.rmmod("driver");
    machine.kernel.insmod(KernelWithDriver.DRIVER);
    machine.kernel.insmod(ModuleDefinition.of("other"));
    assertThat(key.pollEvents())
        .extracting(WatchEvent::kind, event -> String.valueOf(event.context()))
        .containsExactly(
            tuple(ENTRY_DELETE, "driver"),
            tuple(ENTRY_CREATE, "driver"),
            tuple(ENTRY_CREATE, "other"));
    assertThat(holders.pollEvents())
        .extracting(event -> (Object) event.kind())
        .containsExactly(ENTRY_DELETE, ENTRY_CREATE);
  }

  @Test
  void aKeyIsQueuedAgainAfterReset() throws Exception {
    WatchKey key = parameters.register(watcher, ENTRY_MODIFY);
    machine.driver.attribute("debug").store("1");
    assertThat(watcher.poll()).isSameAs(key);
    machine.driver.attribute("debug").store("0");
    assertThat(watcher.poll()).isNull(); // signalled, and not yet reset
    assertThat(key.reset()).isTrue();
    assertThat(watcher.poll(1, TimeUnit.SECONDS)).isSameAs(key);
    key.pollEvents();
    assertThat(key.reset()).isTrue();
    assertThat(key.reset()).isTrue();
    assertThat(watcher.poll(1, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void aDirectoryHasOneKeyWhoseKindsTheLastCallSets() throws IOException {
    WatchKey key = modules.register(watcher, ENTRY_CREATE);
    assertThat(machine.path("/sys/../sys/module").register(watcher, ENTRY_DELETE)).isSameAs(key);
    machine.kernel.insmod(ModuleDefinition.of("other"));
    assertThat(watcher.poll()).isNull();
    machine.kernel.rmmod("other");
    assertThat(watcher.poll()).isSameAs(key);
  }

  @Test
  void aCancelledKeyIsSilent() throws IOException {
    WatchKey key = modules.register(watcher, ENTRY_CREATE);
    assertThat(key.isValid()).isTrue();
    key.cancel();
    key.cancel();
    machine.kernel.insmod(ModuleDefinition.of("other"));
    assertThat(key.isValid()).isFalse();
    assertThat(key.reset()).isFalse();
    assertThat(watcher.poll()).isNull();
    assertThat(modules.register(watcher, ENTRY_CREATE)).isNotSameAs(key);
  }

  @Test
  void theKeyOfAnUnloadedModuleBecomesInvalid() throws IOException {
    WatchKey key = parameters.register(watcher, ENTRY_MODIFY);
    WatchKey base = machine.path("/sys/module/base").register(watcher, ENTRY_CREATE);
    machine.kernel.rmmod("driver");
    assertThat(watcher.poll()).isSameAs(key);
    assertThat(key.isValid()).isFalse();
    assertThat(base.isValid()).isTrue();
    machine.kernel.rmmod("base");
    assertThat(watcher.poll()).isSameAs(base);
    assertThat(base.isValid()).isFalse();
    assertThat(key.reset()).isFalse();
    assertThat(watcher.poll()).isNull();
  }

  @Test
  void eventsThatNobodyTakesOverflow() throws IOException {
    WatchKey key = modules.register(watcher, ENTRY_CREATE);
    for (int i = 0; i <= KernelWatchKey.MOST_EVENTS; i++) {
      machine.kernel.insmod(ModuleDefinition.of("m" + i));
    }
    machine.kernel.insmod(ModuleDefinition.of("last"));
    assertThat(key.pollEvents())
        .singleElement()
        .satisfies(
            event -> {
              assertThat((Object) event.kind()).isEqualTo(OVERFLOW);
              assertThat(event.context()).isNull();
              assertThat(event.count()).isEqualTo(2);
            });
  }

  @Test
  void closingWakesWhoWaitsAndEndsEverything() throws Exception {
    WatchKey key = modules.register(watcher, ENTRY_CREATE);
    List<WaitingThread> waiting = List.of(waiting(), waiting());
    watcher.close();
    watcher.close();
    waiting.forEach(WaitingThread::join);
    assertThat(key.isValid()).isFalse();
    assertThatThrownBy(watcher::poll).isInstanceOf(ClosedWatchServiceException.class);
    assertThatThrownBy(() -> watcher.poll(1, TimeUnit.SECONDS))
        .isInstanceOf(ClosedWatchServiceException.class);
    assertThatThrownBy(watcher::take).isInstanceOf(ClosedWatchServiceException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(watcher::take).isInstanceOf(ClosedWatchServiceException.class);
    assertThatThrownBy(() -> watcher.poll(1, TimeUnit.SECONDS))
        .isInstanceOf(ClosedWatchServiceException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(() -> modules.register(watcher, ENTRY_CREATE))
        .isInstanceOf(ClosedWatchServiceException.class);
    machine.kernel.insmod(ModuleDefinition.of("other"));
  }

  private WaitingThread waiting() {
    return WaitingThread.of(
            () -> assertThatThrownBy(watcher::take).isInstanceOf(ClosedWatchServiceException.class))
        .startAndAwaitWait();
  }

  @Test
  void closingTheFileSystemClosesItsServices() throws IOException {
    machine.files.close();
    assertThatThrownBy(watcher::poll).isInstanceOf(ClosedWatchServiceException.class);
  }

  @Test
  void whatCannotBeWatchedIsRefused() throws IOException {
    assertThatThrownBy(() -> machine.parameter("debug").register(watcher, ENTRY_MODIFY))
        .isInstanceOf(NotDirectoryException.class);
    assertThatThrownBy(() -> modules.register(watcher))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> modules.register(watcher, OVERFLOW))
        .isInstanceOf(IllegalArgumentException.class);
    WatchEvent.Kind<Path> strange =
        new WatchEvent.Kind<>() {
          @Override
          public String name() {
            return "strange";
          }

          @Override
          public Class<Path> type() {
            return Path.class;
          }
        };
    assertThatThrownBy(() -> modules.register(watcher, strange))
        .isInstanceOf(UnsupportedOperationException.class);
    try (WatchService others = FileSystems.getDefault().newWatchService();
        WatchService users = machine.usersFiles.newWatchService()) {
      assertThatThrownBy(() -> modules.register(others, ENTRY_CREATE))
          .isInstanceOf(ProviderMismatchException.class);
      assertThatThrownBy(() -> modules.register(users, ENTRY_CREATE))
          .isInstanceOf(ProviderMismatchException.class);
    }
  }
}
