// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.filesystem.KernelWithDriver;
import dev.modparam.input.InvalidInputException;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.Taint;
import dev.modparam.kernel.files.FileException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelSnapshotTest {

  private static final String TEXT =
      """
      # modparam snapshot 1
      module base
        answer int 0644 = 42
      module driver version=1.2\\x20beta taint=PCOEN needs=base
        colour ? 0644 = red \\x5c green\\x0ablue
        empty ? 0444 =
        list int[..4] 0444 = 1,2
        locked ? 0600 ! EACCES
        none int[..4] 0444 = \\c
        odd ? 0666 = no newline\\c
        off charp 0000 ! EACCES
        raw ? 0444 = \\xff\\x00\\x20
        size int(1..100) 0444 = 50
        text string(16) 0644 = héllo
        wide ulong[2] 0444 = 18446744073709551615,0
      module vt built-in
        colour int 0666 = 2
      """;

  @Nested
  class AsText {

    @Test
    void isReadAndWrittenAlike() {
      KernelSnapshot snapshot = KernelSnapshot.parse(TEXT);
      assertThat(snapshot).hasToString(TEXT).isEqualTo(KernelSnapshot.parse(TEXT));
      assertThat(snapshot).hasSameHashCodeAs(KernelSnapshot.parse(TEXT));
      assertThat(snapshot).isNotEqualTo(KernelSnapshot.parse("")).isNotEqualTo(TEXT);
      assertThat(KernelSnapshot.of(snapshot.modules())).isEqualTo(snapshot);
    }

    @Test
    void givesTheParts() {
      KernelSnapshot.Module driver = KernelSnapshot.parse(TEXT).module("driver").orElseThrow();
      assertThat(driver.version()).isEqualTo("1.2 beta");
      assertThat(driver.needs()).containsExactly("base");
      assertThat(driver.builtIn()).isFalse();
      assertThat(driver.parameter("colour").orElseThrow().value())
          .isEqualTo("red \\ green\nblue\n");
      assertThat(driver.parameter("locked").orElseThrow().error()).isEqualTo(Errno.EACCES);
      assertThat(driver.parameter("absent")).isEmpty();
      assertThat(KernelSnapshot.parse(TEXT).module("absent")).isEmpty();
    }

    @Test
    void keepsLettersOfTwoHalves() {
      String line = "  text ? 0444 = \ud83d\udc80\\x01\\x0f\ud83d\udc80";
      String text = "# modparam snapshot 1\nmodule a\n" + line + "\n";
      assertThat(KernelSnapshot.parse(text)).hasToString(text);
    }

    @Test
    void toleratesWhatPeopleWrite() {
      KernelSnapshot snapshot =
          KernelSnapshot.parse(
              "# mine\r\n\r\nmodule  b  needs=a,a\n\tx int 644   = 5\nmodule a\n  # no parameters");
      assertThat(snapshot)
          .hasToString("# modparam snapshot 1\nmodule a\nmodule b needs=a\n  x int 0644 = 5\n");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "# modparam snapshot 2 | line 1: this version reads snapshots of version 1",
          "modul x | line 1: it should be: module NAME",
          "module | line 1: it should be: module NAME",
          "kernel 2.4 | line 1: there is no kernel 2.4",
          "kernel | line 1: it should be: module NAME",
          "kernel 6.1 7.2 | line 1: it should be: module NAME",
          "module a-b | line 1: a module's name has no dash: a-b",
          "module a/b | line 1: a module's name is of",
          "module a big | line 1: unknown word big",
          "module a taint=oe | line 1: taints are capital letters",
          "module a taint=Z | line 1: taints are capital letters of modules, not Z",
          "module a; x string(2147483648) 0644 = 5 | line 2: there is no type string(2147483648)",
          "module a version=\\x | line 1: a backslash starts",
          "module a version=1\0x | line 1: the version of a holds a NUL character",
          "module a;module a | line 2: module a is in line 1 already",
          "module a needs=b | line 1: module a needs b, which is not there",
          "module a needs=, | line 1: a module's name is of",
          "' x int 0644 = 1' | line 1: a parameter before the first module",
          "module a; x int 0644 | line 2: it should be: NAME TYPE MODE",
          "module a; x int 0644 5 6 | line 2: after the mode comes = or !, not 5",
          "module a; x int 08 = 5 | line 2: a mode is of 3 or 4 octal digits, not 08",
          "module a; x int 17777 = 5 | line 2: a mode is of 3 or 4 octal digits, not 17777",
          "module a; x uint8 0644 = 5 | line 2: there is no type uint8",
          "module a; x! int 0644 = 5 | line 2: a parameter's name is of",
          "module a; x int 0644 ! EBAD | line 2: there is no errno EBAD",
          "module a; x int 0644 = a\\n | line 2: a backslash starts",
          "module a; x int 0644 = a\\x4g | line 2: a backslash starts",
          "module a; x int 0644 = a\\xg4 | line 2: a backslash starts",
          "module a; x-y int 0644 = 5; x_y int 0644 = 5 | line 3: module a has parameter x_y",
        })
    void wrongTextIsRefusedWithItsLine(String lines, String message) {
      assertThatThrownBy(() -> KernelSnapshot.parse(lines.replace(';', '\n')))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              failure -> assertThat(message).startsWith("line " + failure.location().line()))
          .hasMessageStartingWith(message);
    }

    @Test
    void aLineOfAMegabyteIsRefused() {
      assertThatThrownBy(() -> KernelSnapshot.parse("#".repeat(1 << 20)))
          .hasMessage("line 1: it is longer than 65536 characters");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "int(5..1)",
          "int(1..99999999999)",
          "int(1..99999999999999999999)",
          "bool(0..1)",
          "nice(0..1)",
          "int[0]",
          "int[99999]",
          "string(0)",
          "string(16)[4]",
          "nice[4]",
          "int[4][4]",
          "string"
        })
    void typesThatDoNotExistAreRefused(String type) {
      assertThatThrownBy(() -> new KernelSnapshot.Parameter("x", type, 0644, "1\n", null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there is no type " + type);
    }

    @Test
    void aParameterHasAValueOrAnError() {
      assertThatThrownBy(() -> new KernelSnapshot.Parameter("x", "?", 0644, null, null))
          .hasMessageContaining("needs a value or an error");
      assertThatThrownBy(() -> new KernelSnapshot.Parameter("x", "?", 0644, "", Errno.EIO))
          .hasMessageContaining("needs a value or an error");
      assertThatThrownBy(() -> new KernelSnapshot.Parameter("x", "?", -1, "", null))
          .hasMessageContaining("a mode is from 0 to 07777");
    }

    @Test
    void aModuleHasAParameterOnce() {
      KernelSnapshot.Parameter x = new KernelSnapshot.Parameter("x", "?", 0644, "1\n", null);
      assertThatThrownBy(
              () -> new KernelSnapshot.Module("m", false, null, "", List.of(), List.of(x, x)))
          .hasMessage("module m has parameter x twice");
    }
  }

  @Nested
  class OfAKernel {

    @Test
    void hasTypesModesAndValues() {
      ParamType<Integer> own = Operations.on(ParamTypes.INT).named("own").type();
      ModuleDefinition all =
          ModuleDefinition.of(
                  "all",
                  Param.of("a", ParamTypes.BOOL).permissions(0644),
                  Param.of("b", ParamTypes.U8.repeatable()),
                  Param.of("c", ParamTypes.ULLONG.between(0, -1)),
                  Param.of("d", ParamTypes.ULLONG.between(0, -2)),
                  Param.of("e", ParamTypes.array(ParamTypes.INT.between(-1, 1), 2)),
                  Param.of("f", ParamTypes.array(own, 2)),
                  Param.of("g", own).permissions(0200),
                  Param.of("h", ParamTypes.CHARP),
                  Param.of("hidden", ParamTypes.INT).permissions(0))
              .version("1")
              .version("2")
              .outOfTree()
              .dependsOn("base");
      SimulatedKernel kernel =
          SimulatedKernel.builder()
              .addBuiltIn(ModuleDefinition.of("base"))
              .coreParameters(Param.of("panic", ParamTypes.INT).permissions(0644))
              .build();
      LoadedModule module = kernel.insmod(all);
      kernel.files().chmod(module.attribute("a").path(), 0600);
      assertThat(KernelSnapshot.of(kernel))
          .hasToString(
              """
              # modparam snapshot 1
              module all version=2 taint=O
                a bool 0600 = N
                b u8 0444 = 0
                c ullong 0444 = 0
                d ullong(0..18446744073709551614) 0444 = 0
                e int(-1..1)[2] 0444 = 0,0
                f ? 0444 = 0,0
                g ? 0200 ! EACCES
                h charp 0444 = (null)
              module base built-in
              module kernel built-in
                panic int 0644 = 0
              """);
    }

    @Test
    void comesBackAsItWas() {
      KernelSnapshot snapshot = KernelSnapshot.parse(TEXT);
      KernelSnapshot again = KernelSnapshot.of(snapshot.boot());
      assertThat(again).hasToString(TEXT);
    }
  }

  @Nested
  class Booted {

    private final SimulatedKernel kernel = KernelSnapshot.parse(TEXT).boot();
    private final LoadedModule driver = kernel.module("driver").orElseThrow();

    @Test
    void knownTypesCheckWhatIsWritten() {
      assertThatThrownBy(() -> kernel.files().write("/sys/module/base/parameters/answer", "x"))
          .hasMessageContaining("EINVAL");
      kernel.files().write("/sys/module/driver/parameters/text", "new");
      assertThat(driver.attribute("text").show()).isEqualTo("new\n");
      assertThat(kernel.taints())
          .contains(
              Taint.PROPRIETARY_MODULE,
              Taint.OUT_OF_TREE_MODULE,
              Taint.UNSIGNED_MODULE,
              Taint.CRAP,
              Taint.TEST);
    }

    @Test
    void unknownTypesShowWhatIsWritten() {
      driver.attribute("colour").store("green\n");
      assertThat(driver.attribute("colour").show()).isEqualTo("green\n");
      driver.attribute("odd").store("even");
      assertThat(driver.attribute("odd").show()).isEqualTo("even");
    }

    @Test
    void whatCouldNotBeReadFailsUntilItIsWritten() {
      assertThatThrownBy(driver.attribute("locked")::show)
          .isInstanceOfSatisfying(
              FileException.class, failure -> assertThat(failure.errno()).isEqualTo(Errno.EACCES));
      driver.attribute("locked").store("1");
      assertThat(driver.attribute("locked").show()).isEqualTo("1\n");
    }

    @Test
    void aValueThatItsTypeCannotShowIsKeptAsText() {
      SimulatedKernel other =
          KernelSnapshot.parse(
                  """
                  module m
                   x int(1..9) 0444 = 0
                   y int 0444 = 007
                   z int 0444 = many
                   w int(1..9) 0200 ! EACCES
                  """)
              .boot();
      assertThat(other.files().read("/sys/module/m/parameters/x")).isEqualTo("0\n");
      assertThat(other.files().read("/sys/module/m/parameters/y")).isEqualTo("007\n");
      assertThat(other.files().read("/sys/module/m/parameters/z")).isEqualTo("many\n");
    }

    @Test
    void coreParametersAreOnTheCommandLine() {
      SimulatedKernel other =
          KernelSnapshot.parse("module kernel built-in\n  panic int 0644 = 5\n")
              .boot(SimulatedKernel.builder().commandLine("panic=7"));
      assertThat(other.files().read("/sys/module/kernel/parameters/panic")).isEqualTo("7\n");
    }

    @Test
    void modulesAreLoadedIntoAKernelThatIsThere() {
      SimulatedKernel other = new SimulatedKernel();
      KernelSnapshot snapshot =
          KernelSnapshot.parse("module a needs=c\nmodule b needs=a,c\nmodule c\n");
      snapshot.loadInto(other);
      assertThat(other.modules()).extracting(LoadedModule::name).containsExactly("b", "a", "c");
      assertThatThrownBy(() -> snapshot.loadInto(other)).isInstanceOf(LoadException.class);
    }

    @Test
    void modulesThatNeedEachOtherCannotBeLoaded() {
      KernelSnapshot circle = KernelSnapshot.parse("module a needs=b\nmodule b needs=a\nmodule c");
      assertThatThrownBy(circle::boot)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("modules need each other in a circle: a, b");
    }
  }

  @Nested
  class OfAFolder {

    @TempDir private Path folder;

    @Test
    void aSimulatedMachineIsRecorded() throws IOException {
      KernelWithDriver machine = new KernelWithDriver();
      KernelSnapshot byRoot = KernelSnapshot.record(machine.path("/sys/module"));
      assertThat(byRoot)
          .hasToString(
              """
              # modparam snapshot 1
              module base
              module driver version=1.2 needs=base
                debug ? 0644 = N
                name ? 0644 = (null)
                secret ? 0600 = 0
                size ? 0444 = 10
                trigger ? 0200 ! EACCES
              """);
      assertThat(KernelSnapshot.record(machine.usersFiles.getPath("/sys/module")))
          .hasToString(byRoot.toString().replace("0600 = 0", "0600 ! EACCES"));
      try (KernelFileSystem again = KernelFileSystem.of(byRoot.boot())) {
        assertThat(KernelSnapshot.record(again.getPath("/sys/module"))).isEqualTo(byRoot);
      }
    }

    @Test
    void otherErrorsOfReadingAreRecorded() throws IOException {
      KernelWithDriver machine = new KernelWithDriver();
      ParamType<Integer> failing =
          Operations.on(ParamTypes.INT).get((variable, page) -> Errno.ENODEV.result()).type();
      machine.kernel.insmod(ModuleDefinition.of("m", Param.of("x", failing)));
      assertThat(KernelSnapshot.record(machine.path("/sys/module")).module("m"))
          .get()
          .hasToString("module m\n  x ? 0444 ! ENODEV");
    }

    @Test
    void aCopyOfAFolderIsRecorded() throws IOException {
      Path parameters = Files.createDirectories(folder.resolve("m/parameters"));
      write(parameters.resolve("x"), "5\n", "rw-r-----");
      write(parameters.resolve("trigger"), "", "-w-------");
      write(parameters.resolve("no name"), "", "rw-------");
      Files.createDirectories(parameters.resolve("folder"));
      Files.createDirectories(folder.resolve("loaded/holders/m"));
      Files.writeString(folder.resolve("file"), "");
      assertThat(KernelSnapshot.record(folder))
          .hasToString(
              """
              # modparam snapshot 1
              module loaded
              module m built-in needs=loaded
                trigger ? 0200 ! EACCES
                x ? 0640 = 5
              """);
      assertThatThrownBy(() -> KernelSnapshot.record(folder.resolve("absent")))
          .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aDirectoryThatIsNoModuleIsRefused() throws IOException {
      Files.createDirectories(folder.resolve("a-b"));
      assertThatThrownBy(() -> KernelSnapshot.record(folder))
          .isInstanceOf(IllegalArgumentException.class);
    }

    private void write(Path file, String text, String permissions) throws IOException {
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
  }
}
