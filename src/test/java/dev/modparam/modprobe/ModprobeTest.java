// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static dev.modparam.modprobe.Drivers.BUFFER_SIZE;
import static dev.modparam.modprobe.Drivers.DEBUG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.binary.WrittenModule;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.command.CommandRunner;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModprobeTest {

  private final SimulatedKernel kernel = new SimulatedKernel();

  private Modprobe modprobe(String... lines) {
    return Modprobe.of(
        kernel, Drivers.TREE, ModprobeConfig.ofText("a.conf", String.join("\n", lines)));
  }

  @Test
  void loadsAModuleWithConfiguredAndGivenArguments() {
    LoadedModule driver =
        modprobe("options my_driver debug=1 buffer_size=1024")
            .load("my_driver", "buffer_size=8192");
    assertThat(driver.get(DEBUG)).isTrue();
    assertThat(driver.get(BUFFER_SIZE)).isEqualTo(8192);
  }

  @Test
  void loadsWhatAModuleDependsOnFirst() {
    modprobe().load("my-driver");
    assertThat(kernel.modules())
        .extracting(LoadedModule::name)
        .containsExactly("my_driver", "my_bus");
  }

  @Test
  void loadsSoftDependenciesBeforeAndAfter() {
    modprobe().load("soft");
    assertThat(kernel.modules())
        .extracting(LoadedModule::name)
        .containsExactly("extra", "soft", "my_bus");
  }

  @Test
  void loadsByAliasOfTheTreeAndOfTheConfiguration() {
    assertThat(modprobe().load("pci:v00001234d0001").name()).isEqualTo("my_driver");
    assertThat(modprobe("alias net-? extra").load("net-0").name()).isEqualTo("extra");
    assertThat(modprobe().load("symbol:bus_send").name()).isEqualTo("my_bus");
  }

  @Test
  void returnsAModuleThatIsLoadedAlready() {
    LoadedModule first = modprobe().load("extra");
    assertThat(modprobe().load("extra")).isSameAs(first);
  }

  @Test
  void returnsABuiltInModule() {
    SimulatedKernel booted = SimulatedKernel.builder().addBuiltIn(Drivers.SERIAL).build();
    ModuleTree nothing = ModuleTree.of();
    Modprobe modprobe = Modprobe.of(booted, nothing, ModprobeConfig.empty());
    assertThat(modprobe.load("serial")).isSameAs(booted.module("serial").orElseThrow());
  }

  @Test
  void rejectedArgumentsTellTheWholeStory() {
    Modprobe modprobe = modprobe("options my_driver buffer_size=7");
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe.load("my_driver", "debug=1"))
        .withCauseInstanceOf(RejectedArgumentsException.class)
        .withMessageContaining("could not insert 'my_driver'")
        .withMessageContaining("buffer_size")
        .withMessageContaining("buffer_size=7 (a.conf:1:19)")
        .withMessageContaining("debug=1 (command line)")
        .satisfies(failure -> assertThat(failure.word()).isEqualTo("my_driver"))
        .satisfies(failure -> assertThat(failure.plan()).isNotNull());
    assertThat(kernel.modules()).extracting(LoadedModule::name).containsExactly("my_bus");
  }

  @Test
  void anUnknownNameIsNotFound() {
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe().load("my_drvier"))
        .withMessageContaining("Module my_drvier not found in directory /lib/modules/6.12.0")
        .satisfies(failure -> assertThat(failure.errno()).isEqualTo(Errno.ENOENT));
  }

  @Test
  void anAliasToNoModuleFails() {
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe("alias net-pf-10 off").load("net-pf-10"))
        .withMessageContaining("could not find module by name='off'")
        .withMessageContaining("Unknown symbol in module");
  }

  @Test
  void aliasesThatLeadInCirclesAreNotFollowed() {
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe("alias one two", "alias two one").load("one"))
        .withMessageContaining("could not find module by name='two'");
  }

  @Test
  void aBlacklistedModuleIsNotLoadedByAlias() {
    Modprobe modprobe = modprobe("blacklist my-driver");
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe.load("my-alias"))
        .withMessageContaining("it is blacklisted")
        .withMessageContaining("a.conf:1");
    assertThat(modprobe.load("my_driver").name()).isEqualTo("my_driver");
  }

  @Test
  void anInstallLineIsRememberedAndNotRun() {
    CommandRunner.Recording runner = new CommandRunner.Recording();
    Modprobe modprobe =
        Modprobe.of(
            kernel,
            Drivers.TREE,
            ModprobeConfig.ofText("a.conf", "install extra echo $CMDLINE_OPTS\n"),
            runner);
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe.load("extra", "x=1"))
        .withMessageContaining("a command ran in its place");
    assertThat(runner.commands())
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command).hasToString("echo x=1");
              assertThat(command.environment()).containsEntry("MODPROBE_MODULE", "extra");
            });
  }

  @Test
  void unloadsAModuleAndWhatOnlyItNeeded() {
    modprobe().load("my_driver");
    modprobe().unload("my_driver");
    assertThat(kernel.modules()).isEmpty();
    modprobe().unload("my_driver");
  }

  @Test
  void refusesToUnloadWhatIsInUseOrBuiltInOrUnknown() {
    modprobe().load("my_driver");
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe().unload("my_bus"))
        .withMessageContaining("Module my_bus is in use.");
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe().unload("serial"))
        .withMessageContaining("Module serial is builtin.")
        .satisfies(refusal -> assertThat(refusal.errno()).isEqualTo(Errno.ENOENT));
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe().unload("nothing"))
        .withMessageContaining("Module nothing not found.");
  }

  @Test
  void aModuleWhoseFileCannotBeReadIsRefused() {
    ModuleTree tree =
        ModuleTree.ofIndexFiles(
            "/lib/modules/x", java.util.Map.of("modules.dep", "kernel/we!rd.ko:\n"));
    Modprobe modprobe = Modprobe.of(kernel, tree, ModprobeConfig.empty());
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe.load("we!rd"))
        .withMessageContaining("Exec format error")
        .withMessageContaining("/lib/modules/x/kernel/we!rd.ko");
  }

  @Test
  void theStatusOfACommandThatFailsIsTheError() {
    for (int status : List.of(1, 4095)) {
      Modprobe modprobe =
          Modprobe.of(
              kernel,
              Drivers.TREE,
              ModprobeConfig.ofText("a.conf", "remove extra stop\ninstall my_bus start\n"),
              command -> new CommandRunner.Result(status, "", ""));
      assertThatExceptionOfType(ModprobeException.class)
          .isThrownBy(() -> modprobe.unload("extra"))
          .satisfies(refusal -> assertThat(refusal.errno()).isEqualTo(Errno.of(status)));
      assertThatExceptionOfType(ModprobeException.class)
          .isThrownBy(() -> modprobe.load("my_bus"))
          .withMessageContaining("retcode " + status);
    }
  }

  @Test
  void aModuleWhoseFileHasAnotherNameIsFoundByBoth(@TempDir Path folder) throws IOException {
    new WrittenModule().modinfo("name=real").write(folder.resolve("kernel/other.ko"));
    Modprobe modprobe = Modprobe.of(kernel, ModuleTree.read(folder), ModprobeConfig.empty());
    assertThat(modprobe.load("other").name()).isEqualTo("real");
  }

  @Test
  void theCommandsShareTheKernel() {
    Modprobe modprobe = modprobe("options extra a=1");
    assertThat(modprobe.commands().modprobe("-v", "extra").stdout())
        .isEqualTo("insmod /lib/modules/6.12.0/kernel/extra.ko a=1 \n");
    assertThat(kernel.module("extra")).isPresent();
    assertThat(modprobe)
        .hasToString(
            "modprobe over /lib/modules/6.12.0 with 4 modules and ModprobeConfig of 1 directives");
  }

  @Test
  void aModuleDefinedTwiceIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ModuleTree.of(Drivers.EXTRA, ModuleDefinition.of("extra")))
        .withMessageContaining("extra is in the tree already");
  }

  @Test
  void theNearestNameOfAnUnknownModuleIsOffered() {
    assertThat(modprobe().resolve("my_drivr").explain())
        .isEqualTo("my_drivr is not a module, an alias or a command; did you mean my_driver?\n");
    assertThat(modprobe("alias ethernet0 my_driver").resolve("ethernet").nearest())
        .hasValue("ethernet0");
    assertThat(modprobe("install ethernet0 run").resolve("ethernet").nearest())
        .hasValue("ethernet0");
    assertThat(modprobe("options ethernet0 a=1").resolve("ethernet").nearest()).isEmpty();
    assertThat(modprobe().resolve("quite-another-thing").nearest()).isEmpty();
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe().load("my_drivr"))
        .withMessageContaining("did you mean my_driver?");
  }

  @Test
  void aBuiltInModuleThatTheKernelLacksIsSaidToBeBuiltIn() {
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe().load("serial"))
        .withMessageContaining("it is built in, and this kernel was made without it");
  }

  @Test
  void aRefusedLoadIsOneWalk() {
    int[] asked = new int[1];
    ModuleDefinition lazy =
        ModuleDefinition.of("lazy", Param.of("p", dev.modparam.param.ParamTypes.INT));
    Modprobe modprobe =
        Modprobe.of(
            kernel,
            ModuleTree.of(lazy),
            ModprobeConfig.ofText("a.conf", "install other false\nsoftdep lazy pre: other\n"),
            command -> {
              asked[0]++;
              return new CommandRunner.Result(1, "", "");
            });
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe.load("lazy", "p=x"))
        .satisfies(
            failure ->
                assertThat(failure.plan().orElseThrow().steps())
                    .extracting(ModprobePlan.Step::module)
                    .containsExactly("other", "lazy"));
    assertThat(asked[0]).isOne();
  }
}
