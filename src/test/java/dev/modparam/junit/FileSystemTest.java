// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** File systems and paths in tests. */
@LoadModule(Sensor.class)
class FileSystemTest {

  @Simulated private KernelFileSystem ofField;
  @Simulated private Path folder;

  @Test
  void pathsLeadToTheKernelOfTheTest(
      KernelFileSystem files, @Simulated FileSystem plain, SimulatedKernel kernel, Sensor sensor)
      throws IOException {
    assertThat(files).isSameAs(ofField).isSameAs(plain);
    assertThat(files.kernel()).isSameAs(kernel);
    assertThat(folder).hasToString("/sys/module/sensor");
    Files.writeString(folder.resolve("parameters/debug"), "1\n");
    assertThat(sensor.debug).isTrue();
  }

  @Test
  @RunAs(uid = 1000)
  void theUserOfTheTestOpensThem(@Simulated("sensor") Path sensor) {
    assertThat(ofField.user()).isEqualTo(new Credentials(1000, 1000));
    assertThatThrownBy(() -> Files.writeString(sensor.resolve("parameters/debug"), "1"))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Nested
  @SharedKernel
  class Shared {
    @BeforeAll
    static void aFileSystemThatATestCloses(KernelFileSystem files) throws IOException {
      files.close();
    }

    @Test
    void isReplacedForTheNext(KernelFileSystem files) {
      assertThat(files.isOpen()).isTrue();
    }
  }

  @Test
  void closesWithTheKernel() {
    Keeping.KEPT.clear();
    assertThat(Kit.run(Keeping.class).succeeded()).isEqualTo(2);
    assertThat(Keeping.KEPT).hasSize(2).noneMatch(FileSystem::isOpen);
  }

  @KernelTest
  static class Keeping {
    static final List<FileSystem> KEPT = new ArrayList<>();

    @Test
    void one(KernelFileSystem files) {
      assertThat(KEPT).noneMatch(FileSystem::isOpen);
      KEPT.add(files);
    }

    @Test
    void other(KernelFileSystem files) {
      assertThat(KEPT).noneMatch(FileSystem::isOpen);
      KEPT.add(files);
    }
  }
}
