// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.modprobe.Drivers;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.KernelModules.LoadFlag;
import dev.modparam.module.ModuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the tools tell the kernel not to look at. */
class ForceTest {

  private static final String FILE = "/lib/modules/6.12.0/kernel/extra.ko";

  private final List<Set<LoadFlag>> loads = new ArrayList<>();

  private Set<LoadFlag> flags(KmodVersion version, String line) {
    EmptyKernel kernel =
        new EmptyKernel() {
          @Override
          public void load(ModuleDefinition module, byte[] arguments, Set<LoadFlag> flags) {
            loads.add(Set.copyOf(flags));
          }
        };
    loads.clear();
    KmodCommands.builder(kernel)
        .addTree(Drivers.TREE)
        .config(ModprobeConfig.builder().version(version).build())
        .build()
        .run(List.of(line.split(" ")));
    assertThat(loads).as(line).hasSize(1);
    return loads.get(0);
  }

  @Test
  void nothingIsForcedWithoutAWord() {
    for (KmodVersion version : KmodVersion.values()) {
      assertThat(flags(version, "modprobe extra")).isEmpty();
      assertThat(flags(version, "insmod " + FILE)).isEmpty();
    }
  }

  @Test
  void forceStandsForBoth() {
    for (KmodVersion version : KmodVersion.values()) {
      for (String line : List.of("modprobe -f extra", "modprobe --force extra", "insmod -f ")) {
        assertThat(flags(version, line.startsWith("insmod") ? line + FILE : line))
            .containsExactlyInAnyOrder(LoadFlag.values());
      }
    }
    assertThat(flags(KmodVersion.KMOD_34, "insmod --force " + FILE)).hasSize(2);
  }

  @Test
  void eachHasAWordOfItsOwn() {
    for (KmodVersion version : KmodVersion.values()) {
      assertThat(flags(version, "modprobe --force-vermagic extra"))
          .containsExactly(LoadFlag.IGNORE_VERMAGIC);
      assertThat(flags(version, "modprobe --force-modversion extra"))
          .containsExactly(LoadFlag.IGNORE_MODVERSIONS);
    }
    assertThat(flags(KmodVersion.KMOD_35, "insmod --force-vermagic " + FILE))
        .containsExactly(LoadFlag.IGNORE_VERMAGIC);
    assertThat(flags(KmodVersion.KMOD_35, "insmod --force-modversion " + FILE))
        .containsExactly(LoadFlag.IGNORE_MODVERSIONS);
  }
}
