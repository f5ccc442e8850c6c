// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.errno;
import static dev.modparam.kernel.Kernels.failure;
import static dev.modparam.param.ParamTypes.CHARP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenFileTest {

  private static final String PATH = "/sys/module/driver/parameters/name";
  private static final Param<@Nullable String> NAME = Param.of("name", CHARP).permissions(0644);
  private static final ModuleDefinition DRIVER = ModuleDefinition.of("driver", NAME);

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final LoadedModule module = kernel.insmod(DRIVER, "name=abcdef");

  private OpenFile open(OpenFile.Flag... flags) {
    return kernel.files().open(PATH, flags);
  }

  private static String read(OpenFile file, int size) {
    return new String(file.read(size), StandardCharsets.UTF_8);
  }

  private static void write(OpenFile file, String text) {
    file.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileIsReadInPiecesToItsEnd() {
    try (OpenFile file = open(OpenFile.Flag.READ)) {
      assertThat(file.path()).isEqualTo(PATH);
      assertThat(file.read(0)).isEmpty();
      assertThat(read(file, 4)).isEqualTo("abcd");
      assertThat(file.position()).isEqualTo(4);
      assertThat(read(file, 100)).isEqualTo("ef\n");
      assertThat(file.read(100)).isEmpty();
      assertThat(file.position()).isEqualTo(7);
    }
  }

  @Test
  void theTextIsMadeAtTheFirstRead() {
    try (OpenFile file = open(OpenFile.Flag.READ)) {
      module.attribute("name").store("uvwxyz");
      assertThat(read(file, 2)).isEqualTo("uv");
      module.attribute("name").store("123456");
      assertThat(read(file, 10)).isEqualTo("wxyz\n");
      file.seek(0);
      assertThat(read(file, 10)).isEqualTo("123456\n");
    }
  }

  @Test
  void aSeekMakesTheTextAnew() {
    try (OpenFile file = open(OpenFile.Flag.READ)) {
      assertThat(read(file, 2)).isEqualTo("ab");
      module.attribute("name").store("123456");
      file.seek(4);
      assertThat(read(file, 10)).isEqualTo("56\n");
      file.seek(100);
      assertThat(file.read(10)).isEmpty();
      assertThat(file.position()).isEqualTo(100);
    }
  }

  @Test
  void eachWriteIsACompleteValueAndMovesThePosition() {
    try (OpenFile file = open(OpenFile.Flag.READ, OpenFile.Flag.WRITE)) {
      write(file, "one");
      write(file, "two");
      assertThat(module.get(NAME)).isEqualTo("two");
      assertThat(file.position()).isEqualTo(6);
      assertThat(file.read(10)).isEmpty();
      file.seek(1);
      assertThat(read(file, 10)).isEqualTo("wo\n");
      assertThat(file.write(new byte[0])).isZero();
    }
  }

  @Test
  void anOpenFileSaysWhatItIs() {
    OpenFile file = open(OpenFile.Flag.READ);
    assertThat(file.stat())
        .isEqualTo(new KernelFiles.Status(KernelFiles.Status.Kind.FILE, 0644, 4096, 0, 0, 1));
    kernel.files().chmod(PATH, 0400);
    assertThat(file.stat()).isEqualTo(kernel.files().stat(PATH));
    kernel.rmmod("driver");
    assertThat(file.stat().mode()).isEqualTo(0400);
    file.close();
    assertThat(failure(FileException.class, file::stat))
        .hasMessage("stat " + PATH + ": EBADF (Bad file descriptor): it is closed");
  }

  @Test
  void aClosedFileIsABadDescriptor() {
    OpenFile file = open(OpenFile.Flag.READ, OpenFile.Flag.WRITE);
    assertThat(file.isOpen()).isTrue();
    file.close();
    file.close();

    assertThat(file.isOpen()).isFalse();
    assertThat(failure(FileException.class, () -> file.read(1)))
        .hasMessage("read " + PATH + ": EBADF (Bad file descriptor): it is closed");
    assertThat(errno(() -> write(file, "x"))).isEqualTo("EBADF");
    assertThat(errno(() -> file.seek(0))).isEqualTo("EBADF");
  }

  @Test
  void aFileIsUsedAsItWasOpened() {
    try (OpenFile reader = open(OpenFile.Flag.READ);
        OpenFile writer = open(OpenFile.Flag.WRITE)) {
      assertThat(failure(FileException.class, () -> write(reader, "x")))
          .hasMessage(
              "write to " + PATH + ": EBADF (Bad file descriptor): it was not opened for that");
      assertThat(errno(() -> writer.read(1))).isEqualTo("EBADF");
    }
  }

  @Test
  void sizesAndPositionsAreNotNegative() {
    try (OpenFile file = open(OpenFile.Flag.READ)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> file.read(-1))
          .withMessage("cannot read -1 bytes");
      assertThat(failure(FileException.class, () -> file.seek(-1)))
          .hasMessage("seek in " + PATH + ": EINVAL (Invalid argument): position -1 is negative");
    }
  }

  @Test
  void anOpenFileDoesNotHoldTheModuleAndEndsWithIt() {
    try (OpenFile file = open(OpenFile.Flag.READ, OpenFile.Flag.WRITE)) {
      assertThat(read(file, 2)).isEqualTo("ab");
      kernel.rmmod("driver");
      kernel.insmod(DRIVER, "name=again");

      assertThat(read(file, 10)).as("the rest of the text that was made").isEqualTo("cdef\n");
      assertThat(failure(FileException.class, () -> file.read(1)))
          .hasMessage("read " + PATH + ": ENODEV (No such device): its module is gone");
      assertThat(errno(() -> write(file, "x"))).isEqualTo("ENODEV");
      assertThat(errno(() -> file.seek(0))).isEqualTo("ENODEV");
      assertThat(errno(() -> file.read(1))).isEqualTo("ENODEV");
    }
    assertThat(kernel.files().read(PATH)).isEqualTo("again\n");
  }

  @Test
  void filesOfTheModulesDirectoryEndWithItToo() {
    try (OpenFile file = kernel.files().open("/sys/module/driver/refcnt", OpenFile.Flag.READ)) {
      kernel.rmmod("driver");
      assertThat(errno(() -> file.read(1))).isEqualTo("ENODEV");
    }
  }
}
