// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Drivers;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.KernelModules;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KmodCommandsTest {

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final CommandRunner.Recording runner = new CommandRunner.Recording();

  private KmodCommands commands(String config) {
    return commands(KmodVersion.KMOD_30, config);
  }

  private KmodCommands commands(KmodVersion version, String config) {
    return KmodCommands.builder(kernel)
        .addTree(Drivers.TREE)
        .config(ModprobeConfig.builder().version(version).addText("a.conf", config).build())
        .commandRunner(runner)
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-Z                 | invalid option -- 'Z'",
        "-:                 | invalid option -- ':'",
        "-aC                | option requires an argument -- 'C'",
        "--config           | option '--config' requires an argument",
        "--verbose=1        | option '--verbose' doesn't allow an argument",
        "--ignore=3         | option '--ignore-install' doesn't allow an argument",
        "--bogus=3          | unrecognized option '--bogus=3'",
        "--re | option '--re' is ambiguous; possibilities: '--remove' '--remove-dependencies'"
            + " '--remove-holders' '--resolve-alias'"
      })
  void wrongOptionsAreRefusedInTheWordsOfGetopt(String option, String message) {
    KmodCommands.Output output = commands("").modprobe(option);
    assertThat(output.stderr()).isEqualTo("modprobe: " + message + "\n");
    assertThat(output.exitStatus()).isEqualTo(1);
    assertThat(output.messages()).singleElement().hasToString("modprobe: " + message);
  }

  @Test
  void longOptionsMayBeShortenedAndTakeArguments() {
    assertThat(commands("").modprobe("--verb", "--set-v", "6.12.0", "--dir=", "extra").stdout())
        .isEqualTo("insmod /lib/modules/6.12.0/kernel/extra.ko \n");
    assertThat(kernel.module("extra")).isPresent();
  }

  @Test
  void shortOptionsMayHaveTheirArgumentInTheSameWord() {
    assertThat(commands("").modprobe("-nvS6.12.0", "extra").exitStatus()).isZero();
    assertThat(commands("").modprobe("-nvS5.0", "extra").messages())
        .singleElement()
        .hasToString("FATAL: Module extra not found in directory /lib/modules/5.0");
    assertThat(commands("").modprobe("-c", "-S5.0").stdout())
        .isEqualTo("\n# End of configuration files. Dumping indexes now:\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"modprobe", "insmod", "rmmod", "modinfo"})
  void everyCommandTellsItsVersionAndUsage(String command) {
    assertThat(commands("").run(List.of(command, "-V", "--bogus")).stdout())
        .startsWith("kmod version 30\n");
    KmodCommands.Output help = commands("").run(List.of("/sbin/" + command, "--help"));
    assertThat(help.stdout()).startsWith("Usage: " + command);
    assertThat(help.exitStatus()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modprobe | missing parameters. See -h.",
        "insmod | missing filename.",
        "rmmod | missing module name."
      })
  void everyCommandWantsAWord(String command, String message) {
    KmodCommands.Output output = commands("").run(List.of(command));
    assertThat(output.stderr()).isEqualTo(command + ": ERROR: " + message + "\n");
    assertThat(output.exitStatus()).isEqualTo(1);
  }

  @Test
  void anUnknownCommandIsNotFound() {
    assertThat(commands("").run(List.of("kmod")).exitStatus()).isEqualTo(127);
    assertThat(commands("").run(List.of()).exitStatus()).isEqualTo(127);
  }

  @Test
  void lsmodListsNewestFirst() {
    commands("").modprobe("my_driver");
    assertThat(commands("").lsmod().stdout())
        .isEqualTo(
            """
            Module                  Size  Used by
            my_driver              16384  0
            my_bus                 16384  1 my_driver
            """);
    assertThat(commands("").lsmod("-x").stderr()).isEqualTo("Usage: lsmod\n");
  }

  @Test
  void insmodLoadsAFileOfTheTree() {
    String file = "/lib/modules/6.12.0//kernel/my_driver.ko";
    assertThat(commands("").insmod(file).messages())
        .singleElement()
        .hasToString("ERROR: could not insert module " + file + ": Unknown symbol in module");
    assertThat(commands("").insmod("-f", "-p", "/lib/modules/6.12.0/kernel/my_bus.ko").exitStatus())
        .isZero();
    assertThat(commands("").insmod(file, "buffer_size=1").messages())
        .singleElement()
        .hasToString("ERROR: could not insert module " + file + ": Invalid parameters");
    assertThat(commands("").insmod("-").messages())
        .singleElement()
        .hasToString("ERROR: this tool does not support loading from stdin!");
  }

  @Test
  void rmmodGoesOnAfterAFailure() {
    commands("").modprobe("my_driver");
    KmodCommands.Output output =
        commands("")
            .rmmod("my_bus", "nothing", "serial", "/lib/modules/6.12.0/kernel/my_driver.ko");
    assertThat(output.messages())
        .extracting(KmodCommands.Output.Message::text)
        .containsExactly(
            "Module my_bus is in use by: my_driver",
            "Module nothing is not currently loaded",
            "Module serial is builtin.");
    assertThat(output.exitStatus()).isEqualTo(1);
    assertThat(kernel.module("my_driver")).isEmpty();
  }

  @Test
  void rmmodTellsOfReferencesAndOfTheKernelsRefusal() {
    commands("").modprobe("extra");
    kernel.module("extra").orElseThrow().hold();
    assertThat(commands("").rmmod("extra").stderr())
        .isEqualTo("rmmod: ERROR: Module extra is in use\n");
    assertThat(commands("").rmmod("-f", "-v", "extra").messages())
        .extracting(KmodCommands.Output.Message::text)
        .containsExactly(
            "could not remove 'extra': Resource temporarily unavailable",
            "could not remove module extra: Resource temporarily unavailable");
    assertThat(commands("").rmmod("--syslog", "extra").stderr()).isEmpty();
  }

  @Test
  void theEnvironmentComesFirst() {
    KmodCommands commands =
        KmodCommands.builder(kernel)
            .addTree(Drivers.TREE)
            .addVariable("MODPROBE_OPTIONS", "-n -v")
            .build();
    assertThat(commands.modprobe("extra").stdout()).startsWith("insmod");
    assertThat(kernel.modules()).isEmpty();
    assertThat(commands.withEnvironment(Map.of()).modprobe("extra").stdout()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-n -v            | 0 | ''",
        "-n  -v           | 1 | 'FATAL: Module  not found in directory /lib/modules/6.12.0'",
        "-n \"-v\"        | 0 | ''",
        "-n \"-v\" -q     | 1 | ''",
        "-n -S\"5.0\"     | 1 | 'FATAL: Module extra not found in directory /lib/modules/5.0'",
        "-n 'a            | 1 | 'FATAL: Module ''a not found in directory /lib/modules/6.12.0'"
      })
  void theEnvironmentIsCutAtSingleBlanks(String options, int status, String message) {
    KmodCommands.Output output =
        commands("").withEnvironment(Map.of("MODPROBE_OPTIONS", options)).modprobe("extra");
    assertThat(output.exitStatus()).isEqualTo(status);
    assertThat(String.join("", output.messages().stream().map(Object::toString).toList()))
        .isEqualTo(message);
  }

  @Test
  void commandsGetTheOptionsThatChildrenShallHave() {
    commands("install extra run\n").modprobe("-q", "-s", "-v", "-C", "/x", "nothing");
    assertThat(runner.commands()).isEmpty();
    commands("install extra run\n").modprobe("-q", "-v", "extra");
    assertThat(runner.commands())
        .singleElement()
        .satisfies(
            command ->
                assertThat(command.environment())
                    .containsEntry("MODPROBE_OPTIONS", "-q -v")
                    .containsEntry("MODPROBE_MODULE", "extra"));
  }

  @Test
  void aCommandsOutputGoesBeforeWhatWaitsInTheBuffer() {
    KmodCommands commands =
        KmodCommands.builder(kernel)
            .addTree(Drivers.TREE)
            .config(ModprobeConfig.ofText("a.conf", "install extra run\nremove soft stop\n"))
            .commandRunner(command -> new CommandRunner.Result(3, "out\n", "err\n"))
            .build();
    KmodCommands.Output output = commands.modprobe("-v", "extra");
    assertThat(output.stdout()).isEqualTo("out\ninstall run \n");
    assertThat(output.messages())
        .hasToString(
            "[err, ERROR: Error running install command 'run' for module extra: retcode 3,"
                + " ERROR: could not insert 'extra': Invalid argument]");
    KmodCommands.Output removal = commands.modprobe("-rv", "soft");
    assertThat(removal.stdout()).isEqualTo("remove stop\nout\n");
    assertThat(removal.messages())
        .hasToString("[err, FATAL: Error running remove command for soft]");
  }

  @Test
  void syslogTakesTheMessages() {
    assertThat(commands("bad\n").modprobe("-s", "nothing").stderr())
        .contains("ignoring bad line")
        .doesNotContain("not found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--resolve-alias | extra | --resolve-alias is deprecated and scheduled for removal; use"
            + " --show-alias",
        "--showconfig | extra | --showconfig is deprecated and scheduled for removal; use"
            + " --show-config",
        "--show | extra | --show is deprecated and scheduled for removal; use --dry-run",
        "--remove-dependencies | extra | --remove-dependencies is deprecated and scheduled for"
            + " removal; use --remove-holders"
      })
  void theNewerVersionWarnsOfOldOptions(String option, String word, String message) {
    KmodCommands.Output output = commands(KmodVersion.KMOD_35, "").modprobe(option, word);
    assertThat(output.messages()).singleElement().hasToString("WARNING: " + message);
    assertThat(output.exitStatus()).isZero();
    assertThat(commands("").modprobe(option, word).messages()).isEmpty();
  }

  @Test
  void symbolVersionsAreNotKnown() {
    assertThat(commands("").modprobe("--show-exports", "x").exitStatus()).isEqualTo(1);
    assertThat(commands(KmodVersion.KMOD_35, "").modprobe("--dump-modversions", "x").messages())
        .hasSize(2);
  }

  @Test
  void theNewerVersionTakesPaths() {
    KmodCommands newer = commands(KmodVersion.KMOD_35, "");
    assertThat(newer.modprobe("/lib/modules/6.12.0/kernel/my_driver.ko").exitStatus()).isZero();
    assertThat(kernel.module("my_driver")).isPresent();
    assertThat(newer.modprobe("./my_driver.ko").messages())
        .singleElement()
        .hasToString(
            "FATAL: Failed to get module from path ./my_driver.ko: No such file or directory");
  }

  @Test
  void waitingEndsAtOnce() {
    commands("").modprobe("extra");
    kernel.module("extra").orElseThrow().hold();
    assertThat(commands("").modprobe("-r", "-w", "0x10", "extra").messages())
        .singleElement()
        .hasToString("ERROR: could not remove 'extra': Resource temporarily unavailable");
    assertThat(commands("").modprobe("-w", "soon", "extra").messages())
        .singleElement()
        .hasToString("ERROR: unexpected wait value 'soon'.");
  }

  @Test
  void aMisspeltSoftDependencyIsNamed() {
    assertThat(commands("softdep extra pre: a]\n").modprobe("extra").messages())
        .singleElement()
        .hasToString("ERROR: failed to lookup soft dependency 'a]', continuing anyway.");
    assertThat(
            commands(KmodVersion.KMOD_35, "softdep extra pre: a]\n")
                .modprobe("-r", "extra")
                .messages())
        .singleElement()
        .hasToString("ERROR: failed to lookup dependency 'a]', continuing anyway.");
  }

  @Test
  void withoutATreeThereIsNothing() {
    KmodCommands commands = KmodCommands.builder(kernel).build();
    assertThat(commands.modprobe("x").exitStatus()).isEqualTo(1);
    assertThat(commands.modprobe("-c", "-d", "/mnt").stdout()).startsWith("\n# End");
  }

  @Test
  void otherTreesAreFoundByTheirFolder() {
    ModuleTree other = ModuleTree.builder().release("5.0").addModule(Drivers.EXTRA).build();
    KmodCommands commands =
        KmodCommands.builder(kernel).addTree(Drivers.TREE).addTree(other).build();
    assertThat(commands.modprobe("-nvS", "5.0", "-d", "/", "extra").stdout())
        .isEqualTo("insmod //lib/modules/5.0/kernel/extra.ko \n");
  }

  @Test
  void bytesThatAreNotTextReachTheKernel() {
    ModprobeConfig config = ModprobeConfig.ofText("a.conf", "options m a=\udcff\udce9\n");
    ModuleTree tree = ModuleTree.ofIndexFiles("/lib/modules/1", Map.of("modules.dep", "m.ko:\n"));
    byte[][] handed = new byte[1][];
    KernelModules kernel =
        new EmptyKernel() {
          @Override
          public void load(ModuleDefinition module, byte[] arguments, Set<LoadFlag> flags) {
            handed[0] = arguments;
          }
        };
    KmodCommands.builder(kernel).addTree(tree).config(config).build().modprobe("m");
    assertThat(handed[0]).isEqualTo("a=\u00ff\u00e9 ".getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aFileOutsideTheTreeIsLoadedFromItsBytes(@TempDir Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("home/me"));
    try (InputStream in =
        Objects.requireNonNull(
            KmodCommandsTest.class.getResourceAsStream(
                "/dev/modparam/vectors/realmods/fixture-x86_64.ko"))) {
      Files.copy(in, folder.resolve("fixture.ko"));
    }
    Files.writeString(folder.resolve("junk.ko"), "no module");
    KmodCommands.Builder builder =
        KmodCommands.builder(kernel)
            .root(root)
            .workingFolder("/home/me")
            .config(ModprobeConfig.builder().version(KmodVersion.KMOD_31).build());
    KmodCommands commands = builder.build();
    assertThat(commands.insmod("./fixture.ko", "own=5").exitStatus()).isZero();
    assertThat(kernel.module("fixture").orElseThrow().attribute("own").show()).contains("5");
    assertThat(commands.rmmod("fixture.ko").exitStatus()).isZero();
    assertThat(commands.modprobe("-v", "./fixture.ko", "own=7").stdout())
        .isEqualTo("insmod /home/me/./fixture.ko own=7\n");
    assertThat(commands.insmod("junk.ko").messages())
        .hasToString("[ERROR: could not insert module junk.ko: Invalid module format]");
    assertThat(commands.modprobe("./junk.ko").messages())
        .hasToString("[ERROR: could not insert 'junk': Exec format error]");
    assertThat(commands.insmod("../me").messages())
        .hasToString("[ERROR: could not insert module ../me: Is a directory]");
    assertThat(commands.insmod("../../../../.." + folder + "/fixture.ko").messages())
        .asString()
        .endsWith("No such file or directory]");
    assertThat(commands.modinfo("-F", "license", "fixture.ko").stdout()).isEqualTo("MIT\n");
  }

  @Test
  void withoutARootNoFileIsRead(@TempDir Path root) throws IOException {
    Path file = Files.writeString(root.resolve("a.conf"), "blacklist secret\n");
    KmodCommands commands = KmodCommands.builder(kernel).build();
    assertThat(commands.modprobe("-c", "-C", file.toString()).stdout()).doesNotContain("secret");
    assertThat(commands.insmod(file.toString()).messages()).asString().contains("No such file");
    assertThat(commands.modinfo(file.toString()).exitStatus()).isEqualTo(1);
    ModprobeConfig config =
        ModprobeConfig.builder().root(Files.createDirectory(root.resolve("inner"))).build();
    KmodCommands rooted = KmodCommands.builder(kernel).config(config).build();
    assertThat(rooted.modprobe("-c", "-C", "/../a.conf").stdout()).doesNotContain("secret");
  }

  @Test
  void relativePathsBeginAtTheWorkingFolder(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("work/image/lib/modules/5.0"));
    Files.writeString(root.resolve("work/image/lib/modules/5.0/modules.dep"), "kernel/x.ko:\n");
    Files.writeString(root.resolve("work/my.conf"), "options x a=1\n");
    KmodCommands commands =
        KmodCommands.builder(kernel)
            .config(ModprobeConfig.builder().root(root).build())
            .root(root)
            .workingFolder("/work")
            .build();
    assertThat(commands.modprobe("-C", "my.conf", "-d", "image", "-S", "5.0", "-D", "x").stdout())
        .isEqualTo("insmod /work/image/lib/modules/5.0/kernel/x.ko a=1 \n");
    assertThat(commands.modprobe("-C", "my.conf", "-c").stdout()).startsWith("options x a=1\n");
  }

  @Test
  void theCallersEnvironmentReachesCommands() {
    CommandRunner.Recording runner = new CommandRunner.Recording();
    KmodCommands.builder(kernel)
        .config(ModprobeConfig.ofText("a.conf", "install x $MODPROBE y\n"))
        .commandRunner(runner)
        .addVariable("MODPROBE", "/sbin/modprobe")
        .build()
        .modprobe("-q", "x");
    assertThat(runner.commands().get(0).environment())
        .isEqualTo(
            Map.of("MODPROBE", "/sbin/modprobe", "MODPROBE_MODULE", "x", "MODPROBE_OPTIONS", "-q"));
  }

  @ParameterizedTest
  @EnumSource
  void eachVersionPrintsItsNumber(KmodVersion version) {
    KmodCommands commands =
        KmodCommands.builder(kernel)
            .config(ModprobeConfig.builder().version(version).build())
            .build();
    assertThat(commands.modprobe("-V").stdout())
        .startsWith("kmod version " + version.number() + "\n+ZSTD ");
    boolean paths = version != KmodVersion.KMOD_30;
    assertThat(commands.modprobe("./x").messages())
        .asString()
        .contains(paths ? "Failed to get module from path" : "not found in directory");
  }
}
