// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Drivers;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the library below the tools says: of the kernel command line, and with more than one -v. */
class LibkmodMessagesTest {

  private static final String COMPLAINT =
      "libkmod: ERROR ../libkmod/libkmod-config.c:489 kcmdline_parse_result: Ignoring bad option on"
          + " kernel command line while parsing module name: 'a['\n";

  private final KmodCommands commands =
      KmodCommands.builder(new SimulatedKernel())
          .addTree(Drivers.TREE)
          .config(
              ModprobeConfig.builder()
                  .version(KmodVersion.KMOD_30)
                  .kernelCommandLine("quiet a[.b=1")
                  .build())
          .build();

  private static KmodCommands tools(KmodVersion version) {
    return KmodCommands.builder(new SimulatedKernel())
        .addTree(Drivers.TREE)
        .config(ModprobeConfig.builder().version(version).build())
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "modprobe -n extra",
        "insmod ./absent.ko",
        "rmmod absent also_absent",
        "lsmod",
        "modinfo extra extra"
      })
  void theComplaintComesFirstAndOnce(String line) {
    KmodCommands.Output output = commands.run(List.of(line.split(" ")));
    assertThat(output.stderr()).startsWith(COMPLAINT).containsOnlyOnce("libkmod-config.c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"modprobe", "insmod", "insmod -", "rmmod", "lsmod x", "modinfo", "modinfo -V"})
  void wrongUsageAndVersionsAreAnsweredBefore(String line) {
    assertThat(commands.run(List.of(line.split(" "))).stderr()).doesNotContain("libkmod");
  }

  @Test
  void aRefusedLoadIsToldWithItsFileToThoseWhoAskTwice() {
    String refused =
        "Failed to insert module '/lib/modules/6.12.0/kernel/my_driver.ko': Invalid argument";
    String wrong = "buffer_size=1";
    assertThat(tools(KmodVersion.KMOD_30).modprobe("-vv", "my_driver", wrong).stderr())
        .contains("INFO: ../libkmod/libkmod-module.c:949 kmod_module_insert_module() " + refused);
    assertThat(tools(KmodVersion.KMOD_34).modprobe("-vv", "my_driver", wrong).stderr())
        .contains("modprobe: INFO: " + refused);
    assertThat(tools(KmodVersion.KMOD_34).modprobe("-v", "my_driver", wrong).stderr())
        .doesNotContain(refused);
  }

  @Test
  void insmodSaysTheSameOfAFileThatTheKernelHasSeen() {
    String file = "/lib/modules/6.12.0/kernel/my_bus.ko";
    assertThat(tools(KmodVersion.KMOD_34).insmod("-vvv", file, "speed=fast").stderr())
        .contains("Failed to insert module '" + file + "'");
    assertThat(tools(KmodVersion.KMOD_34).insmod("-vvv", "/lib/modules").stderr())
        .doesNotContain("Failed to insert");
  }

  @Test
  void lsmodTellsOfItsLogSince34() {
    assertThat(tools(KmodVersion.KMOD_34).lsmod("-vvv").stderr()).contains("INFO", "released");
    assertThat(tools(KmodVersion.KMOD_34).lsmod("-vvv", "-s").stderr()).isEmpty();
    assertThat(tools(KmodVersion.KMOD_34).lsmod("-v").stderr()).isEmpty();
  }

  @Test
  void modprobeRemovesAModuleInAPreviewWhetherItIsLoadedOrNot() {
    for (KmodVersion version : KmodVersion.values()) {
      assertThat(tools(version).modprobe("-D", "-r", "extra").stdout()).isEqualTo("rmmod extra\n");
    }
  }
}
