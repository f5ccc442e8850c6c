// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Drivers;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.KernelModules.LoadFlag;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What options do, besides being accepted. */
class ToolOptionsTest {

  private static final String INSMOD = "insmod /lib/modules/6.12.0/kernel/extra.ko \n";

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final CommandRunner.Recording runner = new CommandRunner.Recording();

  private KmodCommands commands(KmodVersion version, String config) {
    return KmodCommands.builder(kernel)
        .addTree(Drivers.TREE)
        .config(
            ModprobeConfig.builder()
                .version(version)
                .root(Map.of("/etc/modprobe.d/a.conf", config))
                .systemFolders()
                .build())
        .commandRunner(runner)
        .build();
  }

  private KmodCommands.Output run(KmodVersion version, String line) {
    return commands(version, "").run(List.of(line.split(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KMOD_33 | insmod -v x                 | invalid option -- 'v'",
        "KMOD_33 | insmod --force x            | unrecognized option '--force'",
        "KMOD_34 | insmod -p x                 | invalid option -- 'p'",
        "KMOD_34 | insmod --force-vermagic x   | unrecognized option '--force-vermagic'",
        "KMOD_33 | lsmod -V                    | ''",
      })
  void optionsCameAndWentWithTheReleases(KmodVersion version, String line, String message) {
    String tool = line.substring(0, line.indexOf(' '));
    assertThat(run(version, line).stderr())
        .isEqualTo(message.isEmpty() ? "Usage: lsmod\n" : tool + ": " + message + "\n");
  }

  @Test
  void anOptionWithoutANameMayBeAny() {
    assertThat(run(KmodVersion.KMOD_34, "modprobe --=x extra").stderr())
        .startsWith("modprobe: option '--=x' is ambiguous; possibilities: '--all' '--remove'");
  }

  @Test
  void symbolsAreAskedOfNamesSince35() {
    assertThat(run(KmodVersion.KMOD_35, "modprobe --show-exports extra").stderr())
        .isEqualTo("modprobe: FATAL: could not get symbols of extra: No data available\n");
    assertThat(run(KmodVersion.KMOD_34, "modprobe --show-exports extra").stderr())
        .isEqualTo("modprobe: FATAL: Module extra not found.\n");
    assertThat(run(KmodVersion.KMOD_35, "modprobe --show-exports absent").stderr())
        .isEqualTo("modprobe: FATAL: Module absent not found.\n");
  }

  @Test
  void insmodFindsAModuleByAnyPathToIt() {
    assertThat(
            run(KmodVersion.KMOD_34, "insmod /lib/../lib/./modules/6.12.0/kernel/extra.ko")
                .exitStatus())
        .isZero();
    assertThat(kernel.module("extra")).isPresent();
  }

  @Test
  void insmodHeedsSyslogSince34() {
    assertThat(run(KmodVersion.KMOD_33, "insmod -s ./absent.ko").stderr()).isNotEmpty();
    assertThat(run(KmodVersion.KMOD_34, "insmod -s ./absent.ko").stderr()).isEmpty();
    assertThat(run(KmodVersion.KMOD_34, "insmod ./absent.ko").stderr()).isNotEmpty();
  }

  @Test
  void insmodIsAsLoudAsItIsTold() {
    assertThat(run(KmodVersion.KMOD_34, "insmod ./absent.ko").stderr()).doesNotContain("INFO");
    assertThat(run(KmodVersion.KMOD_34, "insmod -v -v -v ./absent.ko").stderr())
        .contains("INFO", "released");
    assertThat(run(KmodVersion.KMOD_33, "insmod ./absent.ko").stderr()).doesNotContain("INFO");
  }

  @Test
  void lsmodTellsItsVersionAndUsageSince34() {
    assertThat(run(KmodVersion.KMOD_34, "lsmod -V").stdout()).startsWith("kmod version 34.2\n");
    assertThat(run(KmodVersion.KMOD_34, "lsmod --help").stdout()).startsWith("Usage: lsmod");
    assertThat(run(KmodVersion.KMOD_34, "lsmod -V").stdout()).doesNotContain("Module  ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"modprobe -vvv extra", "rmmod -vvv absent"})
  void theLogBeginsAndEnds(String line) {
    assertThat(run(KmodVersion.KMOD_34, line).stderr()).contains("INFO", "released");
  }

  @Test
  void anUnknownCommandNamesThoseThatExist() {
    assertThat(commands(KmodVersion.KMOD_30, "").run(List.of("/bin/kmodx", "a")).stderr())
        .isEqualTo(
            "/bin/kmodx: command not found; there are modprobe, insmod, rmmod, lsmod, modinfo and"
                + " depmod\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-R", "--resolve-alias", "--show-alias"})
  void anAliasIsLookedUpAndNothingIsLoaded(String option) {
    KmodVersion version = option.equals("-R") ? KmodVersion.KMOD_30 : KmodVersion.KMOD_35;
    assertThat(run(version, "modprobe " + option + " my-alias").stdout()).isEqualTo("my_driver\n");
    assertThat(kernel.modules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-n", "--dry-run", "--show"})
  void aDryRunLoadsNothingAndPrintsSince35(String option) {
    assertThat(run(KmodVersion.KMOD_34, "modprobe " + option + " extra").stdout()).isEmpty();
    assertThat(run(KmodVersion.KMOD_34, "modprobe -v " + option + " extra").stdout())
        .isEqualTo(INSMOD);
    assertThat(run(KmodVersion.KMOD_35, "modprobe " + option + " extra").stdout())
        .isEqualTo(INSMOD);
    assertThat(run(KmodVersion.KMOD_35, "modprobe -D " + option + " extra").stdout())
        .isEqualTo(INSMOD);
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void theOldNameOfAConfigurationShowsItToo() {
    for (String option : List.of("-c", "--show-config", "--showconfig")) {
      KmodCommands commands = commands(KmodVersion.KMOD_35, "blacklist extra\n");
      assertThat(commands.modprobe(option).stdout()).startsWith("blacklist extra\n");
    }
  }

  @Test
  void theWholeConfigurationAndTheIndexesAreShown() {
    String config =
        """
        softdep c pre: d
        weakdep c e
        options b z=1
        alias x b
        remove b stop
        install b run
        blacklist a
        options b y=2
        """;
    ModuleTree tree =
        ModuleTree.ofIndexFiles(
            "/m",
            Map.of(
                "modules.dep", "a.ko:\n",
                "modules.alias", "alias q a\nalias p a\n",
                "modules.symbols", "alias symbol:t a\nalias symbol:s a\n"));
    KmodCommands commands =
        KmodCommands.builder(kernel)
            .addTree(tree)
            .config(
                ModprobeConfig.builder()
                    .version(KmodVersion.KMOD_34)
                    .addText("a.conf", config)
                    .build())
            .build();
    assertThat(commands.modprobe("-c").stdout())
        .isEqualTo(
            """
            blacklist a
            install b run
            remove b stop
            alias x b
            options b z=1
            options b y=2
            softdep c pre: d
            weakdep c e

            # End of configuration files. Dumping indexes now:

            alias p a
            alias q a
            alias symbol:s a
            alias symbol:t a
            """);
  }

  @Test
  void whatIsNotReadIsComplainedOf() {
    ModprobeConfig config =
        ModprobeConfig.builder()
            .version(KmodVersion.KMOD_34)
            .root(
                Map.of(
                    "/etc/modprobe.d/a.conf", "include /x\n",
                    "/etc/modprobe.d/sub.conf/b.conf", "blacklist a\n"))
            .systemFolders()
            .build();
    KmodCommands commands =
        KmodCommands.builder(kernel).addTree(Drivers.TREE).config(config).build();
    assertThat(commands.modprobe("-n", "extra").stderr())
        .isEqualTo(
            """
            libkmod: ERROR: conf_files_filter_out: Directories inside directories are not supported: /etc/modprobe.d/sub.conf
            libkmod: ERROR: kmod_config_parse: /etc/modprobe.d/a.conf: command include is deprecated and not parsed anymore
            """);
  }

  @Test
  void childrenReadTheSameConfiguration() {
    commands(KmodVersion.KMOD_30, "install extra run\n")
        .modprobe("-C", "/etc/modprobe.d", "-v", "extra");
    assertThat(runner.commands())
        .singleElement()
        .extracting(CommandRunner.Command::environment)
        .isEqualTo(Map.of("MODPROBE_OPTIONS", "-C /etc/modprobe.d -v", "MODPROBE_MODULE", "extra"));
  }

  @Test
  void aNameWithoutAFileIsNotFoundWithoutItsCommand() {
    KmodCommands commands = commands(KmodVersion.KMOD_34, "install ghost run\n");
    assertThat(commands.modprobe("ghost").exitStatus()).isZero();
    assertThat(commands.modprobe("-i", "ghost").stderr())
        .isEqualTo(
            """
            modprobe: ERROR: could not find module by name='ghost'
            modprobe: ERROR: could not insert 'ghost': Unknown symbol in module, or unknown parameter (see dmesg)
            """);
  }

  @Test
  void aModuleThatIsLoadedIsNotFoundByThatAlone() {
    kernel.insmod(ModuleDefinition.of("outside"));
    assertThat(run(KmodVersion.KMOD_34, "modprobe outside").stderr())
        .isEqualTo("modprobe: FATAL: Module outside not found in directory /lib/modules/6.12.0\n");
  }

  @Test
  void whatAnotherLoadedMeanwhileIsAFailureTheFirstTimeOnly() {
    EmptyKernel busy =
        new EmptyKernel() {
          @Override
          public void load(ModuleDefinition module, byte[] arguments, Set<LoadFlag> flags) {
            throw new ErrnoException(Errno.EEXIST, module.name() + " is there");
          }
        };
    KmodCommands commands = KmodCommands.builder(busy).addTree(Drivers.TREE).build();
    assertThat(commands.modprobe("my_driver").stderr()).isEmpty();
    KmodCommands.Output output = commands.modprobe("--first-time", "my_driver");
    assertThat(output.stderr())
        .isEqualTo("modprobe: ERROR: could not insert 'my_driver': Module already in kernel\n");
    assertThat(output.exitStatus()).isEqualTo(1);
  }

  @Test
  void aModuleThatIsStillBeingLoadedIsNotThereYet() {
    List<String> loads = new ArrayList<>();
    EmptyKernel slow =
        new EmptyKernel() {
          @Override
          public Optional<Status> status(String name) {
            return Optional.of(new Status(LoadedModule.State.COMING, 0, 0));
          }

          @Override
          public void load(ModuleDefinition module, byte[] arguments, Set<LoadFlag> flags) {
            loads.add(module.name());
          }
        };
    KmodCommands.builder(slow).addTree(Drivers.TREE).build().modprobe("my_driver");
    assertThat(loads).containsExactly("my_bus", "my_driver");
  }

  @Test
  void modulesOfOneAliasAreListedEachWithWhatItNeeds() {
    ModuleTree tree =
        ModuleTree.ofIndexFiles(
            "/m",
            Map.of(
                "modules.dep", "a.ko: n.ko\nb.ko: n.ko /else/o.ko\nn.ko:\n",
                "modules.alias", "alias x a\nalias x b\n"));
    KmodCommands commands = KmodCommands.builder(kernel).addTree(tree).build();
    assertThat(commands.modprobe("-D", "x").stdout().lines().map(String::strip))
        .containsExactly(
            "insmod /m/n.ko",
            "insmod /m/a.ko",
            "insmod /else/o.ko",
            "insmod /m/n.ko",
            "insmod /m/b.ko");
  }

  @Test
  void modinfoFailsIfOneOfTheModulesOfAnAliasFails(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.ko"), "not a module");
    Files.writeString(folder.resolve("modules.dep"), "a.ko:\n");
    Files.writeString(folder.resolve("modules.alias"), "alias x a\nalias x core\n");
    Files.writeString(folder.resolve("modules.builtin"), "core.ko\n");
    KmodCommands commands = KmodCommands.builder(kernel).addTree(ModuleTree.read(folder)).build();
    assertThat(commands.modinfo("a").exitStatus()).isEqualTo(1);
    assertThat(commands.modinfo("core").exitStatus()).isZero();
    assertThat(commands.modinfo("x").exitStatus()).isEqualTo(1);
  }

  @Test
  void linesForAnAliasAndForItsModuleKeepTheirOrder() {
    String config = "alias al extra\noptions al a=1\noptions extra b=2\noptions al c=3\n";
    assertThat(commands(KmodVersion.KMOD_30, config).modprobe("-D", "al").stdout())
        .isEqualTo("insmod /lib/modules/6.12.0/kernel/extra.ko a=1 b=2 c=3 \n");
  }

  @Test
  void aHolderThatStaysIsTheOnlyComplaint() {
    run(KmodVersion.KMOD_35, "modprobe my_driver");
    kernel.module("my_driver").orElseThrow().hold();
    assertThat(run(KmodVersion.KMOD_35, "modprobe -r --remove-holders my_bus").stderr())
        .isEqualTo("modprobe: FATAL: Module my_driver is in use.\n");
    assertThat(kernel.modules()).extracting(LoadedModule::name).contains("my_bus");
  }
}
