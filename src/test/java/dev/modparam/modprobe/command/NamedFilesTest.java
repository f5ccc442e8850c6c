// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.WrittenModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Drivers;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tools answer to paths, as the kmod of Debian 12 and that of Debian 13 did. */
class NamedFilesTest {

  @TempDir private Path root;

  @BeforeEach
  void makeTheFiles() throws IOException {
    Path folder = Files.createDirectories(root.resolve("x"));
    Path file = folder.resolve("solo.ko");
    new WrittenModule().modinfo("name=solo").write(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(folder.resolve("cut.ko"), Arrays.copyOf(bytes, 100));
    Files.write(folder.resolve("empty.ko"), new byte[0]);
    Files.writeString(folder.resolve("five.ko"), "hello");
    Files.writeString(folder.resolve("six.ko"), "hello\n");
    Files.write(folder.resolve("sixteen.ko"), Arrays.copyOf(bytes, 16));
    Files.write(folder.resolve("seventeen.ko"), Arrays.copyOf(bytes, 17));
    Files.writeString(folder.resolve("text.ko"), "no module\n");
    Files.write(folder.resolve("packed.ko.xz"), new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 1});
    Files.createSymbolicLink(folder.resolve("loop.ko"), Path.of("loop.ko"));
  }

  private KmodCommands commands(KmodVersion version) {
    return KmodCommands.builder(new SimulatedKernel())
        .addTree(Drivers.TREE)
        .config(ModprobeConfig.builder().version(version).build())
        .root(root)
        .workingFolder("/x")
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "/x/solo.ko/, could not load module, Not a directory",
    "/x/solo.ko/., could not load module, Not a directory",
    "/x/solo.ko/y, could not load module, Not a directory",
    "loop.ko, could not load module, Too many levels of symbolic links",
    "/x/, could not load module, No such file or directory",
    "/, could not load module, No such file or directory",
    "'', could not load module, No such file or directory",
    "..., could not load module, No such file or directory",
    "., could not insert module, Is a directory",
    "/x/., could not insert module, Is a directory",
    "../x, could not insert module, Is a directory",
    "empty.ko, could not insert module, Invalid parameters",
    "five.ko, could not insert module, Invalid parameters",
    "packed.ko.xz, could not insert module, Invalid parameters",
    "six.ko, could not insert module, Invalid module format",
    "text.ko, could not insert module, Invalid module format",
    "cut.ko, could not insert module, Invalid module format",
  })
  void insmodSaysWhyItTakesNoFile(String path, String what, String why) {
    for (KmodVersion version : KmodVersion.values()) {
      assertThat(commands(version).insmod(path).stderr())
          .isEqualTo("insmod: ERROR: " + what + " " + path + ": " + why + "\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "./solo.ko/, FATAL: Failed to get module from path ./solo.ko/: Not a directory",
    "/x/loop.ko, FATAL: Failed to get module from path /x/loop.ko: Too many levels of symbolic"
        + " links",
    "./, FATAL: Failed to get module from path ./: No such file or directory",
    "/x, ERROR: could not insert 'x': Is a directory",
    "./five.ko, ERROR: could not insert 'five': Invalid argument",
    "./text.ko, ERROR: could not insert 'text': Exec format error",
  })
  void modprobeSaysWhyItTakesNoFile(String path, String message) {
    assertThat(commands(KmodVersion.KMOD_34).modprobe(path).messages())
        .singleElement()
        .hasToString(message);
  }

  @ParameterizedTest
  @CsvSource({
    "five, Invalid argument",
    "empty, Invalid argument",
    "cut, Invalid argument",
    "six, Exec format error",
    "sixteen, Exec format error",
    "seventeen, Invalid argument",
    "text, Exec format error",
  })
  void modinfoLooksIntoTheFileItself(String name, String why) {
    KmodCommands.Output output = commands(KmodVersion.KMOD_30).modinfo("-p", name + ".ko");
    assertThat(output.messages())
        .hasToString("[ERROR: could not get modinfo from '" + name + "': " + why + "]");
    assertThat(output.exitStatus()).isEqualTo(1);
  }

  @Test
  void rmmodUsesNoPathThatEndsInASlash() {
    assertThat(commands(KmodVersion.KMOD_34).rmmod("/x/").messages())
        .hasToString("[ERROR: could not use module /x/: No such file or directory]");
    assertThat(commands(KmodVersion.KMOD_34).rmmod("/x/").exitStatus()).isEqualTo(1);
    assertThat(commands(KmodVersion.KMOD_34).rmmod("/x").messages())
        .hasToString("[ERROR: Module x is not currently loaded]");
    assertThat(commands(KmodVersion.KMOD_34).rmmod("").stderr())
        .isEqualTo(
            """
            rmmod: ERROR: could not open '/sys/module//holders': No such file or directory
            rmmod: ERROR: Module unloading is not supported
            """);
  }

  @Test
  void waitingIsNotALongOptionOfRmmod() {
    assertThat(commands(KmodVersion.KMOD_30).rmmod("--wait", "x").stderr())
        .isEqualTo("rmmod: unrecognized option '--wait'\n");
    assertThat(commands(KmodVersion.KMOD_30).rmmod("-w", "x").stderr())
        .isEqualTo("rmmod: ERROR: unexpected getopt_long() value 'w'.\n");
  }

  @Test
  void syslogTakesTheErrorOfLsmodToo() {
    KmodCommands commands = commands(KmodVersion.KMOD_34);
    assertThat(commands.lsmod("x").stderr())
        .isEqualTo("lsmod: ERROR: too many arguments provided.\n");
    KmodCommands.Output silent = commands.lsmod("-s", "x");
    assertThat(silent.stderr()).isEmpty();
    assertThat(silent.exitStatus()).isEqualTo(1);
  }

  @Test
  void aFolderWithoutIndexesHasNoModules() throws IOException {
    Path tree = root.resolve("lib/modules/5.0");
    new WrittenModule().modinfo("name=own").write(tree.resolve("kernel/own.ko"));
    KmodCommands commands = commands(KmodVersion.KMOD_34);
    assertThat(commands.modprobe("-S", "5.0", "own").messages())
        .hasToString("[FATAL: Module own not found in directory /lib/modules/5.0]");
    assertThat(commands.modprobe("-S", "", "own").messages())
        .hasToString("[FATAL: Module own not found in directory /lib/modules/]");
    commands.depmod("5.0");
    assertThat(commands.modprobe("-S", "5.0", "-D", "own").exitStatus()).isZero();
  }

  @Test
  void aFileHasNoSymbolVersions() {
    for (KmodVersion version : KmodVersion.values()) {
      String why =
          version == KmodVersion.KMOD_30 ? "No such file or directory" : "No data available";
      KmodCommands commands = commands(version);
      assertThat(commands.modprobe("--show-modversions", "solo.ko").messages())
          .hasToString("[FATAL: could not get modversions of solo.ko: " + why + "]");
      assertThat(commands.modprobe("--show-exports", "solo.ko").messages())
          .hasToString("[FATAL: could not get symbols of solo.ko: " + why + "]");
      assertThat(commands.modprobe("--show-exports", "none.ko").messages())
          .hasToString("[FATAL: Module none.ko not found.]");
    }
  }
}
