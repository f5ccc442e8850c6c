// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.ModprobePlan;
import dev.modparam.modprobe.command.KmodCommands;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import org.junit.jupiter.api.Test;

/** The code of {@code docs/modprobe.md}. */
class ModprobeDocTest {

  // snippet: modprobe-modules
  static final Param<Boolean> DEBUG = Param.of("debug", BOOL).defaultValue(false);
  static final Param<Integer> RING = Param.of("ring", INT.between(64, 4096)).defaultValue(256);
  static final ModuleTree TREE =
      ModuleTree.of(
          ModuleDefinition.of("my_bus"),
          ModuleDefinition.of("my_driver", DEBUG, RING)
              .dependsOn("my_bus")
              .addAlias("pci:v00001234d*"),
          ModuleDefinition.of("my_filter").addTag("softdep", "pre: my_bus"));
  // end

  private final SimulatedKernel kernel = new SimulatedKernel();

  @Test
  void anOptionReachesTheDriver() {
    // snippet: modprobe-load
    ModprobeConfig config = ModprobeConfig.ofText("a.conf", "options my_driver debug=1 ring=128\n");
    Modprobe modprobe = Modprobe.of(kernel, TREE, config);
    LoadedModule driver = modprobe.load("my_driver", "ring=512");

    assertThat(driver.get(DEBUG)).isTrue();
    assertThat(driver.get(RING)).isEqualTo(512);
    // end
  }

  @Test
  void aPlanExplainsItself() {
    // snippet: modprobe-explain
    ModprobeConfig config =
        ModprobeConfig.builder()
            .addText("/etc/modprobe.d/a.conf", "options my_driver debug=1 ring=128\n")
            .kernelCommandLine("quiet my_driver.debug=0")
            .build();
    ModprobePlan plan = Modprobe.of(kernel, TREE, config).resolve("my_driver", "ring=512");

    assertThat(plan.explain())
        .isEqualTo(
            """
            my_driver stands for my_driver
            1. insmod /lib/modules/6.12.0/kernel/my_bus.ko  [dependency]
            2. insmod /lib/modules/6.12.0/kernel/my_driver.ko debug=1 ring=128 debug=0 ring=512  [named]
                 debug=1 (/etc/modprobe.d/a.conf:1:19; overridden)
                 ring=128 (/etc/modprobe.d/a.conf:1:27; overridden)
                 debug=0 (kernel command line)
                 ring=512 (command line)
            """);
    // end
  }

  private Modprobe modprobe(String config) {
    return Modprobe.of(kernel, TREE, ModprobeConfig.ofText("a.conf", config));
  }

  @Test
  void aBlacklistStopsOnlyAliases() {
    // snippet: modprobe-blacklist
    Modprobe modprobe = modprobe("blacklist my_driver\n");
    KmodCommands.Output byAlias = modprobe.commands().modprobe("-v", "pci:v00001234d0001");
    KmodCommands.Output byName = modprobe.commands().modprobe("-v", "my_driver");

    assertThat(byAlias.stdout()).isEmpty();
    assertThat(byAlias.exitStatus()).isZero();
    assertThat(byName.stdout()).endsWith("insmod /lib/modules/6.12.0/kernel/my_driver.ko \n");
    // end
  }

  @Test
  void aSoftDependencyDisablesAnInstallLine() {
    // snippet: modprobe-install
    Modprobe modprobe = modprobe("install my_filter /bin/false\ninstall my_bus /bin/false\n");

    assertThat(modprobe.resolve("my_bus").steps()).hasToString("[install /bin/false (a.conf:2:1)]");
    assertThat(modprobe.resolve("my_filter").explain())
        .contains("install (a.conf:1:1) is not run: a module with a soft dependency ignores it");
    // end
  }

  @Test
  void onlyTheFirstSoftDependencyLineCounts() {
    // snippet: modprobe-softdep
    ModprobeConfig late = ModprobeConfig.ofText("z.conf", "softdep my_filter pre: my_driver\n");
    ModprobeConfig early = ModprobeConfig.ofText("a.conf", "softdep my_filter pre: my_driver\n");

    assertThat(Modprobe.of(kernel, TREE, late).resolve("my_filter").loads())
        .extracting(load -> load.module())
        .containsExactly("my_bus", "my_filter");
    assertThat(Modprobe.of(kernel, TREE, early).resolve("my_filter").loads())
        .extracting(load -> load.module())
        .containsExactly("my_bus", "my_driver", "my_filter");
    // end
  }

  @Test
  void aCommentBehindADirectiveIsAnArgument() {
    // snippet: modprobe-comment
    ModprobePlan plan = modprobe("options my_driver debug=1 # for now\n").resolve("my_driver");

    assertThat(plan.loads().get(1).words())
        .extracting(word -> word.name())
        .containsExactly("debug", "#", "for", "now");
    // end
  }

  @Test
  void linesOfWindowsKeepTheirCarriageReturn() {
    // snippet: modprobe-crlf
    ModprobeConfig config = ModprobeConfig.ofText("a.conf", "blacklist my_driver\r\n\r\n");

    assertThat(config.directives().get(0).key()).isEqualTo("my_driver\r");
    assertThat(config.notes()).hasToString("[a.conf:2:1: ignoring bad line starting with '\r']");
    // end
  }

  @Test
  void anAliasIsNotFollowedTwice() {
    // snippet: modprobe-alias
    Modprobe modprobe = modprobe("alias net0 mine\nalias mine my_driver\n");
    KmodCommands.Output output = modprobe.commands().modprobe("net0");

    assertThat(output.messages())
        .hasToString(
            "[ERROR: could not find module by name='mine', ERROR: could not insert 'mine': "
                + "Unknown symbol in module, or unknown parameter (see dmesg)]");
    // end
  }

  @Test
  void aLoadedModuleKeepsItsArguments() {
    // snippet: modprobe-loaded
    Modprobe modprobe = modprobe("");
    modprobe.load("my_driver");
    KmodCommands.Output again = modprobe.commands().modprobe("my_driver", "ring=512");

    assertThat(again.exitStatus()).isZero();
    assertThat(kernel.module("my_driver").orElseThrow().get(RING)).isEqualTo(256);
    // end
  }
}
