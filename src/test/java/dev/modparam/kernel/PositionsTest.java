// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.errno;
import static dev.modparam.kernel.files.OpenFile.Whence.CURRENT;
import static dev.modparam.kernel.files.OpenFile.Whence.DATA;
import static dev.modparam.kernel.files.OpenFile.Whence.END;
import static dev.modparam.kernel.files.OpenFile.Whence.HOLE;
import static dev.modparam.kernel.files.OpenFile.Whence.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Positions in files: seek, reads and writes elsewhere, truncation, and their limits. */
class PositionsTest {

  private static final String X = "/sys/module/m/parameters/x";
  private static final ModuleDefinition MODULE =
      ModuleDefinition.of("m", Param.of("x", ParamTypes.INT).permissions(0644));
  private static final OpenFile.Flag[] BOTH = {OpenFile.Flag.READ, OpenFile.Flag.WRITE};

  private static final byte[] SEVENTY = "70".getBytes(UTF_8);

  private static KernelFiles files(KernelVersion version) {
    return kernel(version).files();
  }

  private static SimulatedKernel kernel(KernelVersion version) {
    SimulatedKernel kernel = SimulatedKernel.builder().version(version).build();
    kernel.insmod(MODULE, "x=12345");
    return kernel;
  }

  private final KernelFiles files = files(KernelVersion.V6_12);

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  @Test
  void aPositionIsCountedFromFivePlaces() {
    try (OpenFile file = files.open(X, BOTH)) {
      assertThat(file.seek(2, START)).isEqualTo(2);
      assertThat(file.seek(2, CURRENT)).isEqualTo(4);
      assertThat(file.seek(0, CURRENT)).isEqualTo(4);
      assertThat(file.seek(-4096, END)).isZero();
      assertThat(file.seek(0, DATA)).isZero();
      assertThat(file.seek(5, DATA)).isEqualTo(5);
      assertThat(file.seek(5, HOLE)).isEqualTo(4096);
      assertThat(errno(() -> file.seek(4096, DATA))).isEqualTo("ENXIO");
      assertThat(errno(() -> file.seek(-1, HOLE))).isEqualTo("ENXIO");
      assertThat(errno(() -> file.seek(-4097, END))).isEqualTo("EINVAL");
      assertThat(file.position()).isEqualTo(4096);
    }
  }

  @ParameterizedTest
  @CsvSource({"V6_12, 2147483647", "V7_2, 9223372036854775807"})
  void thereIsALargestPosition(KernelVersion version, long largest) {
    try (OpenFile file = files(version).open(X, BOTH)) {
      assertThat(file.seek(largest, START)).isEqualTo(largest);
      assertThat(errno(() -> file.seek(1, CURRENT))).isEqualTo("EINVAL");
      assertThat(file.position()).isEqualTo(largest);
    }
  }

  @Test
  void aWriteBeyondTheLargestPositionSetsTheValueAll() {
    try (OpenFile file = files.open(X, BOTH)) {
      file.seek(Integer.MAX_VALUE);
      assertThat(file.write("77".getBytes(UTF_8))).isEqualTo(2);
      assertThat(file.position()).isEqualTo(2147483649L);
    }
    assertThat(files.read(X)).isEqualTo("77\n");
  }

  @Test
  void readsAndWritesElsewhereLeaveThePosition() {
    try (OpenFile file = files.open(X, BOTH)) {
      assertThat(text(file.read(2))).isEqualTo("12");
      assertThat(text(file.readAt(3, 1))).isEqualTo("234");
      assertThat(file.writeAt("678".getBytes(UTF_8), 1_000_000)).isEqualTo(3);
      assertThat(file.position()).isEqualTo(2);
      assertThat(text(file.readAt(9, 0))).isEqualTo("678\n");
      assertThat(errno(() -> file.readAt(1, -1))).isEqualTo("EINVAL");
      assertThat(errno(() -> file.readAt(1, Long.MAX_VALUE))).isEqualTo("EINVAL");
      assertThat(errno(() -> file.writeAt(SEVENTY, Long.MAX_VALUE))).isEqualTo("EINVAL");
      assertThat(errno(() -> file.writeAt(SEVENTY, -1))).isEqualTo("EINVAL");
      assertThat(text(file.readAt(9, 0))).as("what was refused").isEqualTo("678\n");
    }
  }

  @Test
  void aNegativeOffsetIsRefusedBeforeTheFileIsLookedAt() {
    OpenFile file = files.open(X, OpenFile.Flag.READ);
    file.close();

    assertThat(errno(() -> file.readAt(1, -1))).isEqualTo("EINVAL");
    assertThat(errno(() -> file.readAt(1, 0))).isEqualTo("EBADF");
    assertThat(errno(() -> file.writeAt(SEVENTY, -1))).isEqualTo("EINVAL");
    assertThat(errno(() -> file.writeAt(SEVENTY, 0))).isEqualTo("EBADF");
  }

  @Test
  void aWriteElsewhereIsToldAsOneAtThePosition() {
    SimulatedKernel kernel = kernel(KernelVersion.V6_12);
    List<String> heard = new ArrayList<>();
    kernel.module("m").orElseThrow().onStore(param -> heard.add(param.name()));
    try (OpenFile file = kernel.files().open(X, BOTH)) {
      file.writeAt(SEVENTY, 3);
    }
    assertThat(heard).containsExactly("x");
  }

  @Test
  void aWriteElsewhereNeedsAFileThatIsOpenForWriting() {
    try (OpenFile reader = files.open(X, OpenFile.Flag.READ);
        OpenFile directory = files.open("/sys/module/m", OpenFile.Flag.READ)) {
      assertThat(errno(() -> reader.writeAt(new byte[1], 0))).isEqualTo("ESPIPE");
      assertThat(errno(() -> directory.writeAt(new byte[1], 0))).isEqualTo("EBADF");
      assertThat(errno(() -> directory.readAt(1, 0))).isEqualTo("EISDIR");
    }
  }

  @Test
  void truncationChangesNothing() {
    try (OpenFile file = files.open(X, BOTH);
        OpenFile reader = files.open(X, OpenFile.Flag.READ)) {
      file.truncate(0);
      file.truncate(4096);
      assertThat(files.read(X)).isEqualTo("12345\n");
      assertThat(errno(() -> file.truncate(-1))).isEqualTo("EINVAL");
      file.truncate(Integer.MAX_VALUE);
      assertThat(errno(() -> file.truncate(1L << 31))).isEqualTo("EFBIG");
      assertThat(errno(() -> reader.truncate(0))).isEqualTo("EINVAL");
    }
    files.truncate(X, 17);
    assertThat(errno(() -> files.truncate(X, -1))).isEqualTo("EINVAL");
    assertThat(errno(() -> files.truncate(X, 1L << 31))).isEqualTo("EFBIG");
    assertThat(errno(() -> files.truncate("/sys/module/m", 0))).isEqualTo("EISDIR");
    files(KernelVersion.V7_2).truncate(X, 1L << 31);
  }

  @Test
  void aUserMayNotTruncateWhatItMayNotWrite() {
    KernelFiles users = kernel(KernelVersion.V6_12).files(new Credentials(1, 1));
    assertThat(errno(() -> users.truncate(X, 0))).isEqualTo("EACCES");
  }

  @ParameterizedTest
  @CsvSource({"V6_6, V6_12"})
  void aSeekInAFileOfAModuleThatIsGoneFailsSince67(KernelVersion before, KernelVersion since) {
    SimulatedKernel old = kernel(before);
    SimulatedKernel kernel = kernel(since);
    try (OpenFile inOld = old.files().open(X, OpenFile.Flag.READ);
        OpenFile file = kernel.files().open(X, OpenFile.Flag.READ);
        OpenFile directory = kernel.files().open("/sys/module/m", OpenFile.Flag.READ)) {
      old.rmmod("m");
      kernel.rmmod("m");
      assertThat(inOld.seek(3, START)).isEqualTo(3);
      assertThat(errno(() -> file.seek(3, START))).isEqualTo("ENODEV");
      assertThat(directory.seek(3, START)).as("in a directory").isEqualTo(3);
    }
  }

  @Test
  void anOpenFileOfAModuleThatIsGoneHasNoNameIn72() {
    SimulatedKernel kernel = kernel(KernelVersion.V7_2);
    SimulatedKernel older = kernel(KernelVersion.V6_12);
    try (OpenFile file = kernel.files().open(X, OpenFile.Flag.READ);
        OpenFile inOlder = older.files().open(X, OpenFile.Flag.READ);
        OpenFile directory = older.files().open("/sys/module/m", OpenFile.Flag.READ)) {
      kernel.rmmod("m");
      older.rmmod("m");
      assertThat(file.stat().links()).isZero();
      assertThat(inOlder.stat().links()).isEqualTo(1);
      assertThat(directory.stat().links()).isEqualTo(2);
      assertThat(file.stat().kind()).isEqualTo(KernelFiles.Status.Kind.FILE);
    }
  }
}
