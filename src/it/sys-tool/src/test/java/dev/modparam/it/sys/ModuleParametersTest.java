// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.junit.LoadModule;
import dev.modparam.junit.RunAs;
import dev.modparam.junit.Simulated;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Errno;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LoadModule(value = ModuleParametersTest.NetCard.class, arguments = "queues=4")
class ModuleParametersTest {

  @KernelModule
  static final class NetCard {
    @ModuleParam(permissions = 0644, min = 1, max = 8)
    volatile int queues = 1;

    @ModuleParam(permissions = 0400)
    String key = "1234";

    @ModuleParam(permissions = 0)
    int hidden;
  }

  @KernelModule
  static final class Plain {}

  @Simulated private KernelFileSystem system;
  private ModuleParameters parameters;

  @BeforeEach
  void useTheSimulatedKernel() {
    parameters = new ModuleParameters(system);
  }

  @Test
  void showsWhatRootSees() throws IOException {
    assertThat(parameters.show("net_card"))
        .containsEntry("queues", "4")
        .containsEntry("key", "1234");
    assertThat(parameters.show("net-card")).doesNotContainKey("hidden");
  }

  @Test
  @RunAs(uid = 1000)
  void aUserSeesLessAndSetsNothing() throws IOException {
    assertThat(parameters.show("net_card"))
        .containsEntry("queues", "4")
        .containsEntry("key", "(secret)");
    assertThatThrownBy(() -> parameters.set("net_card", "queues=2"))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void setsAndSaysWhatTheKernelMadeOfIt(NetCard card) throws IOException {
    assertThat(parameters.set("net_card", "queues=0x08")).isEqualTo("8");
    assertThat(card.queues).isEqualTo(8);
  }

  @Test
  void aValueThatTheKernelRefusesIsAnError() {
    assertThatThrownBy(() -> parameters.set("net_card", "queues=9"))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("Invalid argument");
  }

  @Test
  void aStoreThatFailsOnceIsAnErrorOnce(SimulatedKernel kernel) throws IOException {
    kernel.faultStores("net_card", "queues", n -> n == 1 ? Errno.EIO : null);

    assertThatThrownBy(() -> parameters.set("net_card", "queues=2"))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("Input/output error");
    assertThat(parameters.set("net_card", "queues=2")).isEqualTo("2");
  }

  @Test
  @LoadModule(Plain.class)
  void aModuleWithoutParametersIsNotAnError() throws IOException {
    assertThat(parameters.show("plain")).isEmpty();
  }

  @Test
  void aModuleThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> parameters.show("floppy")).isInstanceOf(NoSuchFileException.class);
  }
}
