// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.snapshot.KernelSnapshot;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.junit.jupiter.api.Test;

/** The code of docs/filesystem.md. */
class FilesystemTest {

  private static final ModuleDefinition MY_DRIVER =
      ModuleDefinition.of(
          "my_driver",
          Param.of("debug", BOOL).permissions(0644),
          Param.of("key", INT).defaultValue(42).permissions(0600));

  @Test
  void filesAreReadAndWritten() throws IOException {
    // snippet: filesystem
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(MY_DRIVER);
    try (KernelFileSystem files = KernelFileSystem.of(kernel)) {
      Path debug = files.getPath("/sys/module/my_driver/parameters/debug");
      Files.writeString(debug, "Y\n"); // one store
      assertThat(Files.readString(debug)).isEqualTo("Y\n");

      assertThatThrownBy(() -> Files.writeString(debug, "maybe"))
          .isInstanceOfSatisfying(
              FileSystemException.class,
              failure -> {
                assertThat(failure.getReason()).isEqualTo("Invalid argument");
                assertThat(KernelFileSystem.errnoOf(failure)).contains(Errno.EINVAL);
                assertThat(failure).cause().hasMessageContaining("parameter debug refused `maybe'");
              });
    }
    // end
  }

  @Test
  void permissionsHoldForTheUser() {
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(MY_DRIVER);
    // snippet: filesystem-user
    KernelFileSystem files = KernelFileSystem.of(kernel, Credentials.NOBODY);
    Path key = files.getPath("/sys/module/my_driver/parameters/key");
    assertThat(Files.isReadable(key)).isFalse();
    assertThatThrownBy(() -> Files.readString(key)).isInstanceOf(AccessDeniedException.class);
    // end
  }

  @Test
  void changesAreWatched() throws IOException {
    SimulatedKernel kernel = new SimulatedKernel();
    // snippet: filesystem-watch
    try (KernelFileSystem files = KernelFileSystem.of(kernel)) {
      kernel.insmod(MY_DRIVER);
      WatchService watcher = files.newWatchService();
      WatchKey key =
          files.getPath("/sys/module/my_driver/parameters").register(watcher, ENTRY_MODIFY);
      kernel.files().write("/sys/module/my_driver/parameters/debug", "1");
      assertThat(watcher.poll()).isSameAs(key); // at once: the store has returned
      assertThat(key.pollEvents()).singleElement().hasFieldOrPropertyWithValue("count", 1);
    }
    // end
  }

  @Test
  void aMachineIsMadeFromItsSnapshot() throws IOException {
    // snippet: snapshot
    KernelSnapshot bugReport =
        KernelSnapshot.parse(
            """
            # modparam snapshot 1
            module snd_hda_intel needs=snd_pcm
              power_save int 0644 = 10
              model ? 0444 = dell-headset-multi
              secret ? 0600 ! EACCES
            module snd_pcm version=1.1
            """);
    SimulatedKernel kernel = bugReport.boot();
    assertThat(kernel.files().read("/sys/module/snd_hda_intel/parameters/power_save"))
        .isEqualTo("10\n");
    assertThat(KernelSnapshot.of(kernel)).isEqualTo(bugReport);
    // end
  }
}
