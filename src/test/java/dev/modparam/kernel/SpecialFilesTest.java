// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.errno;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.module.ModuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of a module that are not parameters, and odd ways to open a file. */
class SpecialFilesTest {

  private static final String NOTE = "/sys/module/m/notes/.note.gnu.build-id";
  private static final String SECTION = "/sys/module/m/sections/.text";
  private static final String UEVENT = "/sys/module/m/uevent";
  private static final String LINK = "/sys/module/base/holders/m";

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final KernelFiles files = kernel.files();

  SpecialFilesTest() {
    kernel.insmod(ModuleDefinition.of("base"));
    kernel.insmod(ModuleDefinition.of("m").dependsOn("base"));
  }

  @Test
  void aModuleHasFilesAboutItsImage() {
    kernel.insmod(
        ModuleDefinition.of("tagged").version("1.2").addTag("srcversion", "0123456789ABCDEF"));
    assertThat(files.read("/sys/module/tagged/version")).isEqualTo("1.2\n");
    assertThat(files.read("/sys/module/tagged/srcversion")).isEqualTo("0123456789ABCDEF\n");
    assertThat(files.read("/sys/module/m/coresize")).isEqualTo("16384\n");
    assertThat(files.read("/sys/module/m/initsize")).isEqualTo("0\n");
    assertThat(files.list("/sys/module/m")).doesNotContain("version", "srcversion");
  }

  @Test
  void theDirectoryOfAllModulesIsAlwaysThere() {
    try (OpenFile directory = files.open("/sys/module", OpenFile.Flag.READ)) {
      assertThat(directory.stat().links()).isEqualTo(4);
    }
  }

  @Test
  void aNoteIsReadInPlace() {
    assertThat(files.stat(NOTE).size()).isEqualTo(36);
    try (OpenFile file = files.open(NOTE, OpenFile.Flag.READ)) {
      assertThat(file.read(30)).hasSize(30);
      assertThat(file.read(30)).hasSize(6);
      assertThat(file.read(30)).isEmpty();
      assertThat(file.readAt(30, 35)).hasSize(1);
      kernel.rmmod("m");
      assertThat(errno(() -> file.readAt(1, 0))).isEqualTo("ENODEV");
    }
  }

  @Test
  void theAddressOfASectionIsForRootAndReadFromItsStart() {
    assertThat(files.read(SECTION)).isEqualTo("0x0000000000000000\n");
    assertThat(errno(() -> kernel.files(Credentials.NOBODY).read(SECTION))).isEqualTo("EACCES");
    try (OpenFile file = files.open(SECTION, OpenFile.Flag.READ)) {
      assertThat(new String(file.read(4), UTF_8)).isEqualTo("0x00");
      assertThat(errno(() -> file.read(4))).isEqualTo("EINVAL");
      assertThat(file.readAt(4, 19)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add",
        "change\n",
        "remove\0",
        "add 01234567-89ab-cdef-0123-456789ABCDEF",
        "bind 01234567-89ab-cdef-0123-456789abcdef A=1 B=x\n"
      })
  void anEventIsTaken(String event) {
    assertThat(files.write(UEVENT, event)).isEqualTo(event.length());
    assertThat(Kernels.log(kernel)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "explode, unknown uevent action string",
    "'', unknown uevent action string",
    "' add', unknown uevent action string",
    "'add ', incorrect uevent action arguments",
    "add A=1, incorrect uevent action arguments"
  })
  void anEventThatIsNoneIsRefusedWithARecord(String event, String problem) {
    assertThat(errno(() -> files.write(UEVENT, event + "\n"))).isEqualTo("EINVAL");
    assertThat(Kernels.log(kernel)).containsExactly("4 synth uevent: /module/m: " + problem);
  }

  @Test
  void eventsAreWrittenAndNotRead() {
    assertThat(files.stat(UEVENT).mode()).isEqualTo(0200);
    assertThat(errno(() -> files.read(UEVENT))).isEqualTo("EACCES");
    files.chmod(UEVENT, 0600);
    assertThat(errno(() -> files.read(UEVENT))).as("there is nothing to show").isEqualTo("EIO");
    try (OpenFile file = files.open(UEVENT, OpenFile.Flag.WRITE)) {
      kernel.rmmod("m");
      assertThat(errno(() -> file.write("add".getBytes(UTF_8)))).isEqualTo("ENODEV");
    }
  }

  @Test
  void aFileOpenedAsAPathOnlyTellsWhatItIs() {
    KernelFiles users = kernel.files(Credentials.NOBODY);
    try (OpenFile file = users.open(UEVENT, OpenFile.Flag.PATH, OpenFile.Flag.WRITE)) {
      assertThat(file.stat()).isEqualTo(files.stat(UEVENT));
      assertThat(Kernels.failure(FileException.class, () -> file.read(1)))
          .hasMessageEndingWith("it was opened as a path only");
      assertThat(errno(() -> file.write(new byte[1]))).isEqualTo("EBADF");
      assertThat(errno(() -> file.seek(0))).isEqualTo("EBADF");
      assertThat(errno(() -> file.truncate(0))).isEqualTo("EBADF");
    }
  }

  @Test
  void aLinkIsOpenedAsAPathOnly() {
    assertThat(errno(() -> files.open(LINK, OpenFile.Flag.READ, OpenFile.Flag.NO_FOLLOW)))
        .isEqualTo("ELOOP");
    try (OpenFile link = files.open(LINK, OpenFile.Flag.PATH, OpenFile.Flag.NO_FOLLOW);
        OpenFile target = files.open(LINK, OpenFile.Flag.PATH, OpenFile.Flag.DIRECTORY)) {
      assertThat(link.stat().kind()).isEqualTo(KernelFiles.Status.Kind.LINK);
      assertThat(link.stat()).isEqualTo(files.lstat(LINK));
      assertThat(target.stat()).isEqualTo(files.stat("/sys/module/m"));
    }
    assertThat(errno(() -> files.open(UEVENT, OpenFile.Flag.WRITE, OpenFile.Flag.DIRECTORY)))
        .isEqualTo("ENOTDIR");
  }

  @Test
  void accessMode3NeedsBothPermissionsAndGivesNone() {
    try (OpenFile file = files.open("/sys/module/m/taint", OpenFile.Flag.CHECK)) {
      assertThat(errno(() -> file.read(1))).isEqualTo("EBADF");
      assertThat(errno(() -> file.write(new byte[1]))).isEqualTo("EBADF");
      assertThat(file.seek(7, OpenFile.Whence.START)).isEqualTo(7);
    }
    assertThat(
            errno(
                () ->
                    kernel
                        .files(Credentials.NOBODY)
                        .open("/sys/module/m/taint", OpenFile.Flag.CHECK)))
        .isEqualTo("EACCES");
  }

  @Test
  void fortyLinksAreFollowedAndOneMoreIsALoop() {
    String around = "/../base/holders/m";
    assertThat(files.stat(LINK + around.repeat(39))).isEqualTo(files.stat("/sys/module/m"));
    assertThat(errno(() -> files.stat(LINK + around.repeat(40)))).isEqualTo("ELOOP");
  }
}
