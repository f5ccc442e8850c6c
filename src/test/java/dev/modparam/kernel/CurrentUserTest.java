// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.param.ParamTypes.BOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.Param;
import dev.modparam.snapshot.KernelSnapshot;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** All calls through a kernel are made as one user. */
class CurrentUserTest {

  private static final Credentials USER = new Credentials(1000, 1000);
  private static final Param<Boolean> DEBUG = Param.of("debug", BOOL).permissions(0644);
  private static final Param<Boolean> SECRET = Param.of("secret", BOOL).permissions(0600);
  private static final ModuleDefinition MODULE = ModuleDefinition.of("driver", DEBUG, SECRET);

  private final SimulatedKernel kernel =
      SimulatedKernel.builder().user(USER).addBuiltIn(ModuleDefinition.of("core", DEBUG)).build();

  private LoadedModule load() {
    return kernel.callAs(Credentials.ROOT, () -> kernel.insmod(MODULE));
  }

  private static void assertRefused(Errno errno, Runnable call) {
    assertThatExceptionOfType(ErrnoException.class)
        .isThrownBy(call::run)
        .satisfies(refusal -> assertThat(refusal.errno()).isEqualTo(errno));
  }

  @Test
  void aUserShowsAndStoresWhatTheModesAllow() {
    LoadedModule module = load();

    assertThat(module.attribute("debug").show()).isEqualTo("N\n");
    assertRefused(Errno.EACCES, () -> module.attribute("debug").store("1"));
    assertRefused(Errno.EACCES, () -> module.attribute("secret").show());
    assertThat(module.get(DEBUG)).isFalse();
  }

  @Test
  void onlyRootLoadsAndUnloads() {
    load();

    assertThatExceptionOfType(LoadException.class)
        .isThrownBy(() -> kernel.insmod(ModuleDefinition.of("other")))
        .withMessageContaining("EPERM")
        .withMessageContaining("only root may load it, not user 1000");
    assertRefused(Errno.EPERM, () -> kernel.rmmod("driver"));
    kernel.runAs(Credentials.ROOT, () -> kernel.rmmod("driver"));
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void filesAreThoseOfTheUser() {
    load();

    assertThat(kernel.files().user()).isEqualTo(USER);
    assertThat(KernelFileSystem.of(kernel).kernel().files().user()).isEqualTo(USER);
    assertThatExceptionOfType(FileException.class)
        .isThrownBy(() -> kernel.files().write("/sys/module/core/parameters/debug", "1"));
  }

  @Test
  void rootCanBeAskedForAndEndsWithTheAction() {
    LoadedModule module = load();

    kernel.runAs(
        Credentials.ROOT,
        () -> {
          module.attribute("debug").store("1");
          assertRefused(
              Errno.EACCES, () -> kernel.runAs(USER, () -> module.attribute("debug").store("0")));
          module.attribute("secret").store("1");
        });

    assertThat(module.get(DEBUG)).isTrue();
    assertThat(module.get(SECRET)).isTrue();
    assertRefused(Errno.EACCES, () -> module.attribute("debug").store("0"));
  }

  @Test
  void anActionThatFailsEndsToo() {
    LoadedModule module = load();

    assertRefused(
        Errno.EINVAL,
        () -> kernel.runAs(Credentials.ROOT, () -> module.attribute("debug").store("maybe")));
    assertRefused(Errno.EACCES, () -> module.attribute("debug").store("1"));
  }

  @Test
  void threadsThatAnActionStartsActAsItsUser() throws InterruptedException {
    SimulatedKernel ofRoot = new SimulatedKernel();
    LoadedModule module = ofRoot.insmod(MODULE);
    CompletableFuture<String> shown = new CompletableFuture<>();
    Thread thread =
        ofRoot.callAs(
            USER,
            () ->
                new Thread(
                    () -> {
                      try {
                        shown.complete(module.attribute("secret").show());
                      } catch (FileException refusal) {
                        shown.complete(refusal.errno().toString());
                      }
                    }));
    thread.start();
    thread.join();

    assertThat(shown).isCompletedWithValue("EACCES");
    assertThat(module.attribute("secret").show()).isEqualTo("N\n");
  }

  @Test
  void snapshotsAreTakenByRoot() {
    load();

    assertThat(KernelSnapshot.of(kernel).toString()).contains("secret").doesNotContain("EACCES");
  }

  @Test
  void driversAreBoundByNothing() {
    LoadedModule module = load();

    module.set(DEBUG, true);
    assertThat(module.apply("secret").isClean()).isTrue();
  }
}
