// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.KernelVersion;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that is recorded may be odd or hostile: it is a wall, and only its files are read. */
class RecordedFolderTest {

  @TempDir private Path place;
  private Path folder = Path.of("");
  private Path parameters = Path.of("");

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectories(place.resolve("module"));
    parameters = Files.createDirectories(folder.resolve("m/parameters"));
    Files.writeString(place.resolve("secret"), "secret\n");
  }

  private String recorded() throws IOException {
    return KernelSnapshot.record(folder).toString().replaceFirst("^# modparam snapshot 1\n", "");
  }

  @Test
  void nothingOutsideTheFolderIsRead() throws IOException {
    Path elsewhere = Files.createDirectories(place.resolve("elsewhere/parameters"));
    Files.writeString(elsewhere.resolve("y"), "secret\n");
    Files.createSymbolicLink(parameters.resolve("x"), place.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("m/version"), Path.of("../../secret"));
    Files.createSymbolicLink(folder.resolve("linked"), elsewhere.getParent());
    assertThat(recorded()).isEqualTo("module m built-in\n");
  }

  @Test
  void linksAreFollowedInsideTheFolder() throws IOException {
    Files.writeString(folder.resolve("value"), "5\n");
    Files.createSymbolicLink(parameters.resolve("x"), Path.of("/value"));
    assertThat(recorded()).isEqualTo("module m built-in\n  x ? 0644 = 5\n");
  }

  @Test
  void whatIsNotARegularFileIsNotOpened() throws Exception {
    for (String fifo : new String[] {"m/taint", "m/version", "m/parameters/x"}) {
      String path = folder.resolve(fifo).toString();
      assertThat(new ProcessBuilder("mkfifo", path).inheritIO().start().waitFor()).isZero();
    }
    assertThat(recorded()).isEqualTo("module m built-in\n");
  }

  @Test
  void aFileThatIsTooLongForAParameterIsAnError() throws IOException {
    Files.write(parameters.resolve("x"), new byte[65_537]);
    Files.writeString(parameters.resolve("y"), "1\n");
    Files.write(folder.resolve("m/taint"), new byte[65_537]);
    assertThat(recorded()).isEqualTo("module m built-in\n  x ? 0644 ! EIO\n  y ? 0644 = 1\n");
  }

  @Test
  void aFolderInAnArchiveThatKnowsNoModesIsRecorded() throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(place.resolve("machine.zip"), Map.of("create", "true"))) {
      Path archived = Files.createDirectories(zip.getPath("/module/m/parameters"));
      Files.writeString(archived.resolve("x"), "5");
      assertThat(KernelSnapshot.record(zip.getPath("/module")).module("m"))
          .get()
          .hasToString("module m built-in\n  x ? 0644 = 5\\c");
    }
  }

  @Test
  void aVersionWithoutANewlineIsTheWholeFile() throws IOException {
    Files.writeString(folder.resolve("m/version"), "1.2");
    assertThat(recorded()).isEqualTo("module m built-in version=1.2\n");
  }

  @Test
  void bitsBeyondPermissionsAreRecordedAndSet() {
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(ModuleDefinition.of("m", Param.of("x", ParamTypes.INT).permissions(0644)));
    kernel.files().chmod("/sys/module/m/parameters/x", 06644);
    KernelSnapshot snapshot = KernelSnapshot.of(kernel);
    assertThat(snapshot).asString().contains("x int 6644 = 0");
    assertThat(KernelSnapshot.of(snapshot.boot())).isEqualTo(snapshot);
  }

  @Test
  void theReleaseOfAKernelIsKept() {
    SimulatedKernel kernel = SimulatedKernel.builder().version(KernelVersion.V7_2).build();
    KernelSnapshot snapshot = KernelSnapshot.of(kernel);
    assertThat(snapshot).hasToString("# modparam snapshot 1\nkernel 7.2\n");
    assertThat(snapshot.version()).isEqualTo(KernelVersion.V7_2);
    assertThat(snapshot.boot().version()).isEqualTo(KernelVersion.V7_2);
    assertThat(KernelSnapshot.parse(snapshot.toString())).isEqualTo(snapshot);
    assertThat(KernelSnapshot.parse("").version()).isEqualTo(KernelVersion.V6_12);
    assertThat(KernelSnapshot.parse("")).isNotEqualTo(snapshot);
    assertThat(KernelSnapshot.parse("kernel 6.12\n")).isEqualTo(KernelSnapshot.parse(""));
  }

  @Test
  void everyTaintOfAModuleIsKeptOrComesFromElsewhere() {
    KernelSnapshot snapshot = KernelSnapshot.parse("module m taint=PFOCEXKN\n");
    assertThat(snapshot.boot().files().read("/sys/module/m/taint")).isEqualTo("PCOEKN\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000_000_000, Integer.MAX_VALUE})
  void aBufferMayHaveAnySize(int size) {
    Param<String> text = Param.of("text", ParamTypes.string(size)).permissions(0644);
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(ModuleDefinition.of("m", text));
    KernelSnapshot snapshot = KernelSnapshot.of(kernel);
    assertThat(snapshot)
        .hasToString("# modparam snapshot 1\nmodule m\n  text string(" + size + ") 0644 =\n");
    assertThat(KernelSnapshot.parse(snapshot.toString())).isEqualTo(snapshot);
  }
}
