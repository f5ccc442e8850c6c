// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Drivers;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script sees of a tool: 0 if all went well, 1 if anything did not. */
class ExitStatusTest {

  private final KmodCommands commands =
      KmodCommands.builder(new SimulatedKernel())
          .addTree(Drivers.TREE)
          .addTree(ModuleTree.builder().release("5.0").addModule(Drivers.EXTRA).build())
          .config(ModprobeConfig.builder().version(KmodVersion.KMOD_35).build())
          .build();

  private KmodCommands.Output run(String line) {
    return commands.run(List.of(line.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insmod",
        "insmod -",
        "insmod ./absent.ko",
        "insmod /lib/modules/6.12.0/kernel/my_driver.ko",
        "rmmod absent",
        "rmmod absent extra",
        "rmmod serial",
        "lsmod x",
        "depmod bad",
        "depmod 7.0",
        "depmod -n 7.0",
        "modprobe absent",
        "modprobe -a absent extra",
        "modprobe -a extra absent",
        "modprobe -r absent",
        "modprobe -r absent extra",
        "modprobe -r serial",
        "modprobe my_driver buffer_size=1",
        "modprobe --show-exports extra",
        "modprobe --show-exports absent",
        "modprobe --show-modversions extra",
        "modinfo absent",
        "modinfo absent extra",
        "modinfo extra absent",
        "modinfo extra absent extra",
        "modinfo -k 7.0 extra",
        "modinfo -k 5.0 my_driver",
      })
  void whatFailsIsOne(String line) {
    commands.modprobe("extra");
    assertThat(run(line).exitStatus()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insmod /lib/modules/6.12.0/kernel/my_bus.ko",
        "rmmod extra",
        "lsmod",
        "lsmod -V",
        "modprobe extra",
        "modprobe -a extra my_driver",
        "modprobe -r extra",
        "modprobe -r my_bus",
        "modprobe -R my_alias",
        "modprobe my_driver buffer_size=512",
        "modinfo extra",
        "modinfo extra my_driver",
        "modinfo serial",
        "modinfo -k 5.0 extra",
      })
  void whatGoesWellIsZero(String line) {
    commands.modprobe("extra");
    assertThat(run(line).exitStatus()).isZero();
  }
}
