// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemovalTest {

  private final SimulatedKernel kernel = new SimulatedKernel();

  private KmodCommands.Output modprobe(String config, String... arguments) {
    ModuleTree tree =
        ModuleTree.of(
            ModuleDefinition.of("a"),
            ModuleDefinition.of("b"),
            ModuleDefinition.of("c").dependsOn("a"),
            ModuleDefinition.of("d").dependsOn("a"));
    return KmodCommands.builder(kernel)
        .addTree(tree)
        .config(ModprobeConfig.ofText("a.conf", config))
        .build()
        .modprobe(arguments);
  }

  @Test
  void softDependenciesThatWouldGoOnForEverAreCut() {
    String config = "softdep a post: b\nsoftdep b post: a\n";
    modprobe(config, "a");
    KmodCommands.Output output = modprobe(config, "-rv", "a");
    assertThat(output.messages())
        .singleElement()
        .hasToString(
            "ERROR: soft dependencies lead from the removal of a back to it: going on without");
    assertThat(output.stdout()).startsWith("rmmod b\n");
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void removeCommandsThatWouldGoOnForEverAreCut() {
    String config = "remove a x\nremove b y\nsoftdep a pre: b\nsoftdep b pre: a\n";
    assertThat(modprobe(config, "-r", "a").messages()).isNotEmpty();
    assertThat(modprobe(config, "-rn", "a").exitStatus()).isZero();
  }

  @Test
  void holdersGoFirstIfThatIsWanted() {
    modprobe("", "-a", "c", "d");
    assertThat(modprobe("", "-r", "a").messages())
        .singleElement()
        .hasToString("FATAL: Module a is in use.");
    KmodCommands.Output output = modprobe("", "-rv", "--remove-holders", "a");
    assertThat(output.stdout()).startsWith("rmmod d\nrmmod c\n");
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void aHolderThatCannotGoEndsTheRemoval() {
    modprobe("", "c");
    kernel.module("c").orElseThrow().hold();
    assertThat(modprobe("", "-r", "-a", "--remove-holders", "a", "b").exitStatus()).isEqualTo(1);
    assertThat(kernel.modules()).extracting(LoadedModule::name).containsExactly("c", "a");
  }

  @Test
  void whatIsNotThereIsNoErrorButTheFirstTime() {
    assertThat(modprobe("", "-r", "a").exitStatus()).isZero();
    assertThat(modprobe("", "-r", "--first-time", "a").messages())
        .singleElement()
        .hasToString("FATAL: Module a is not in kernel.");
    assertThat(modprobe("", "-r", "so[lo").exitStatus()).isEqualTo(1);
    assertThat(modprobe("", "-r", "nothing").messages())
        .singleElement()
        .hasToString("FATAL: Module nothing not found.");
  }

  @Test
  void aModuleThatWentWithItsHolderIsAnErrorUntil34AndRemovedSince35() {
    ModuleTree tree =
        ModuleTree.of(
            ModuleDefinition.of("a"),
            ModuleDefinition.of("b").dependsOn("a"),
            ModuleDefinition.of("c").dependsOn("b"));
    for (KmodVersion version : KmodVersion.values()) {
      KmodCommands commands =
          KmodCommands.builder(new SimulatedKernel())
              .addTree(tree)
              .config(ModprobeConfig.builder().version(version).build())
              .build();
      commands.modprobe("c");
      KmodCommands.Output output = commands.modprobe("-rv", "--remove-holders", "b", "c");
      boolean counts = version == KmodVersion.KMOD_35;
      assertThat(output.stdout())
          .as(version.number())
          .isEqualTo("rmmod c\nrmmod b\n" + (counts ? "rmmod a\n" : "rmmod b\n"));
      assertThat(output.messages())
          .hasToString(counts ? "[]" : "[ERROR: could not remove 'b': No such file or directory]");
      assertThat(output.exitStatus()).isEqualTo(counts ? 0 : 1);
    }
  }

  @Test
  void aLongChainOfSoftDependenciesDoesNotOverflow() {
    StringBuilder dependencies = new StringBuilder();
    StringBuilder softdeps = new StringBuilder();
    int length = 4_000;
    for (int i = 0; i < length; i++) {
      dependencies.append("kernel/m" + i + ".ko:\n");
      softdeps.append("softdep m" + i + " post: m" + (i + 1) % length + "\n");
    }
    ModuleTree tree =
        ModuleTree.ofIndexFiles(
            "/lib/modules/1",
            Map.of("modules.dep", dependencies.toString(), "modules.softdep", softdeps.toString()));
    KmodCommands commands = KmodCommands.builder(kernel).addTree(tree).build();
    assertThat(commands.modprobe("m0").exitStatus()).isZero();
    assertThat(kernel.modules()).hasSize(length);
    assertThat(commands.modprobe("-r", "m0").messages()).hasSize(1);
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void commandsAndSoftDependenciesOnEachOtherEndWithOneClearError() {
    for (int modules : List.of(8, 32)) {
      StringBuilder config = new StringBuilder();
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < modules; i++) {
        all.append(" m").append(i);
      }
      for (int i = 0; i < modules; i++) {
        config.append("remove m" + i + " x\nsoftdep m" + i + " pre:" + all + "\n");
      }
      KmodCommands.Output output = modprobe(config.toString(), "-rv", "m0");
      assertThat(output.stdout().length()).isLessThan(1_000_000);
      assertThat(output.messages())
          .extracting(KmodCommands.Output.Message::text)
          .filteredOn(text -> text.startsWith("removing m0 takes more than 20000 steps"))
          .hasSize(1);
      assertThat(output.exitStatus()).isEqualTo(1);
    }
  }

  @Test
  void aRunnerThatRunsNothingHasNoPlaceToKeepACommandIn() {
    KmodCommands commands =
        KmodCommands.builder(kernel)
            .addTree(ModuleTree.of(ModuleDefinition.of("a")))
            .config(ModprobeConfig.ofText("a.conf", "remove a x\n"))
            .build();
    assertThat(commands.modprobe("-r", "a").exitStatus()).isZero();
    assertThat(CommandRunner.NONE.run(new CommandRunner.Command("x", "a", Map.of())))
        .isSameAs(CommandRunner.Result.SUCCESS);
    assertThat(CommandRunner.NONE.getClass().getDeclaredFields()).isEmpty();
  }

  @Test
  void anyStatusOfARemoveCommandIsAFailure() {
    for (int status : List.of(-1, 1, 4095, 4096, Integer.MAX_VALUE)) {
      CommandRunner runner = command -> new CommandRunner.Result(status, "", "");
      KmodCommands commands =
          KmodCommands.builder(kernel)
              .addTree(ModuleTree.of(ModuleDefinition.of("a")))
              .config(ModprobeConfig.ofText("a.conf", "remove a x\n"))
              .commandRunner(runner)
              .build();
      assertThat(commands.modprobe("-r", "a").messages())
          .hasToString("[FATAL: Error running remove command for a]");
    }
  }

  @Test
  void aSoftDependencyOfAllModulesOnAllIsFollowedInBoundedWork() {
    StringBuilder dependencies = new StringBuilder();
    StringBuilder all = new StringBuilder("softdep m* pre:");
    int modules = 1_500;
    for (int i = 0; i < modules; i++) {
      dependencies.append("kernel/m" + i + ".ko:\n");
      all.append(" m").append(i);
    }
    ModuleTree tree =
        ModuleTree.ofIndexFiles("/lib/modules/1", Map.of("modules.dep", dependencies.toString()));
    KmodCommands.Output output =
        KmodCommands.builder(kernel)
            .addTree(tree)
            .config(ModprobeConfig.ofText("a.conf", all.append('\n').toString()))
            .build()
            .modprobe("m0");
    assertThat(output.messages())
        .hasToString("[ERROR: more than 500000 soft dependencies of m0: the rest is left out]");
    assertThat(kernel.modules()).hasSize(modules);
  }

  @Test
  void aQuietFailureOfARemoveCommandIsStillAFailure() {
    for (int status : List.of(-1, 0, 1, 4095, 4096)) {
      KmodCommands commands =
          KmodCommands.builder(kernel)
              .addTree(ModuleTree.of(ModuleDefinition.of("a")))
              .config(ModprobeConfig.ofText("a.conf", "remove a x\n"))
              .commandRunner(command -> new CommandRunner.Result(status, "", ""))
              .build();
      KmodCommands.Output output = commands.modprobe("-r", "-q", "a");
      assertThat(output.stderr()).isEmpty();
      assertThat(output.exitStatus()).isEqualTo(status == 0 ? 0 : 1);
    }
  }

  @Test
  void aDryRunRunsNoCommandAndRemovesNothing() {
    CommandRunner.Recording runner = new CommandRunner.Recording();
    ModuleTree tree = ModuleTree.of(ModuleDefinition.of("a"), ModuleDefinition.of("b"));
    KmodCommands commands =
        KmodCommands.builder(kernel)
            .addTree(tree)
            .config(ModprobeConfig.ofText("a.conf", "remove a x\n"))
            .commandRunner(runner)
            .build();
    commands.modprobe("b");
    assertThat(commands.modprobe("-r", "-n", "-v", "a", "b").stdout())
        .isEqualTo("remove x\nrmmod b\n");
    assertThat(runner.commands()).isEmpty();
    assertThat(kernel.module("b")).isPresent();
  }

  @Test
  void builtInCodeIsNoObstacleUnlessItIsNamed() {
    ModuleTree tree =
        ModuleTree.builder()
            .addModule(ModuleDefinition.of("a"))
            .addBuiltIn(ModuleDefinition.of("core"))
            .build();
    KmodCommands commands =
        KmodCommands.builder(kernel)
            .addTree(tree)
            .config(ModprobeConfig.ofText("a.conf", "softdep a pre: core\n"))
            .build();
    commands.modprobe("a");
    assertThat(commands.modprobe("-r", "a").stderr()).isEmpty();
    assertThat(kernel.module("a")).isEmpty();
    assertThat(commands.modprobe("-r", "core").stderr())
        .isEqualTo("modprobe: FATAL: Module core is builtin.\n");
  }
}
