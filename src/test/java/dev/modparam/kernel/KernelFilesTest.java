// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.errno;
import static dev.modparam.kernel.Kernels.failure;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelFilesTest {

  private static final String SIZE_FILE = "/sys/module/driver/parameters/size";
  private static final Param<Integer> SIZE = Param.of("size", INT).permissions(0644);

  private final SimulatedKernel kernel =
      SimulatedKernel.builder()
          .addBuiltIn(ModuleDefinition.of("keyboard", Param.of("repeat", INT).permissions(0644)))
          .commandLine("quiet keyboard.repeat=5")
          .build();
  private final KernelFiles files = kernel.files();

  KernelFilesTest() {
    kernel.insmod(ModuleDefinition.of("driver", SIZE).version("1.0").version("1.2").outOfTree());
  }

  @Test
  void theTreeIsListedSorted() {
    assertThat(files.list("/")).containsExactly("dev", "proc", "sys");
    assertThat(files.list("/proc")).containsExactly("cmdline", "modules", "sys", "version");
    assertThat(files.list("/sys")).containsExactly("kernel", "module");
    assertThat(files.list("/sys/module")).containsExactly("driver", "keyboard");
    assertThat(files.list("/sys/module/driver"))
        .containsExactly(
            "coresize",
            "holders",
            "initsize",
            "initstate",
            "notes",
            "parameters",
            "refcnt",
            "sections",
            "taint",
            "uevent",
            "version");
    assertThat(files.list("/sys/module/keyboard")).containsExactly("parameters", "uevent");
    assertThat(files.list("/sys/module/driver/parameters")).containsExactly("size");
    assertThat(files.user()).isEqualTo(Credentials.ROOT);
  }

  @ParameterizedTest
  @CsvSource({
    "/sys/module/driver/initstate, live",
    "/sys/module/driver/refcnt, 0",
    "/sys/module/driver/taint, O",
    "/sys/module/driver/version, 1.2",
    "/sys/module/driver/parameters/size, 0",
    "/sys/module/keyboard/parameters/repeat, 5",
    "/proc/cmdline, quiet keyboard.repeat=5",
    "/proc/sys/kernel/tainted, 4096",
    "/sys/kernel/security/lockdown, [none] integrity confidentiality",
    "/proc/modules, driver 16384 0 - Live 0x0000000000000000 (O)"
  })
  void aFileHasItsText(String path, String text) {
    assertThat(files.read(path)).isEqualTo(text + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//sys//module/driver/./parameters/size",
        "/sys/module/../module/driver/parameters/../parameters/size",
        "/../../sys/module/driver/parameters/size",
        "/proc/../sys/module/driver/parameters/size"
      })
  void aPathMayGoRoundAbout(String path) {
    assertThat(files.read(path)).isEqualTo("0\n");
    assertThat(files.stat(path))
        .isEqualTo(new KernelFiles.Status(KernelFiles.Status.Kind.FILE, 0644, 4096, 0, 0, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "/sys/module/absent, ENOENT",
    "/sys/module/driver/parameters/absent, ENOENT",
    "/sys/module/driver/parameters/size/, ENOTDIR",
    "/sys/module/driver/parameters/size/x, ENOTDIR",
    "/sys/module/driver/parameters/size/.., ENOTDIR",
    "sys/module, ENOENT",
    "'', ENOENT"
  })
  void aPathThatLeadsNowhereIsRefused(String path, String errno) {
    assertThat(errno(() -> files.stat(path))).isEqualTo(errno);
    assertThat(errno(() -> files.list(path))).isEqualTo(errno);
    assertThat(errno(() -> files.read(path))).isEqualTo(errno);
    assertThat(errno(() -> files.chmod(path, 0644))).isEqualTo(errno);
  }

  @Test
  void messagesSayWhichPartIsMissing() {
    assertThat(failure(FileException.class, () -> files.read("/sys/modul/driver")))
        .hasMessage(
            "open /sys/modul/driver: ENOENT (No such file or directory): there is no modul");
    assertThat(failure(FileException.class, () -> files.stat("proc")))
        .hasMessage("stat proc: ENOENT (No such file or directory): give an absolute path");
    assertThat(errno(() -> files.stat("/proc\0"))).isEqualTo("ENOENT");
  }

  @Test
  void aPathHasAtMost4095Characters() {
    String dots = "/.".repeat(2047);

    assertThat(files.stat(dots + "/").directory()).isTrue();
    assertThat(errno(() -> files.stat(dots + "/."))).isEqualTo("ENAMETOOLONG");
  }

  @Test
  void sizesAndModesAreThoseOfLinux() {
    assertThat(files.stat("/sys/module/driver/refcnt"))
        .isEqualTo(new KernelFiles.Status(KernelFiles.Status.Kind.FILE, 0444, 4096, 0, 0, 1));
    assertThat(files.stat("/proc/modules"))
        .isEqualTo(new KernelFiles.Status(KernelFiles.Status.Kind.FILE, 0444, 0, 0, 0, 1));
    assertThat(files.stat("/sys/kernel/security/lockdown"))
        .isEqualTo(new KernelFiles.Status(KernelFiles.Status.Kind.FILE, 0644, 0, 0, 0, 1));
    assertThat(files.stat("/sys/module/driver"))
        .isEqualTo(new KernelFiles.Status(KernelFiles.Status.Kind.DIRECTORY, 0755, 0, 0, 0, 6));
    assertThat(files.stat("/").uid()).isZero();
    assertThat(files.stat("/").gid()).isZero();
  }

  @Test
  void aDirectoryIsOpenedForReadingOnlyAndThenNotRead() {
    assertThat(errno(() -> files.open("/sys", OpenFile.Flag.WRITE))).isEqualTo("EISDIR");
    assertThat(errno(() -> files.open("/sys", OpenFile.Flag.READ, OpenFile.Flag.CREATE)))
        .isEqualTo("EISDIR");
    assertThat(errno(() -> files.read("/sys"))).isEqualTo("EISDIR");
    assertThat(errno(() -> files.list("/proc/modules"))).isEqualTo("ENOTDIR");
  }

  @Test
  void nothingCanBeCreated() {
    assertThat(
            failure(
                FileException.class,
                () -> files.open("/sys/x", OpenFile.Flag.WRITE, OpenFile.Flag.CREATE)))
        .hasMessage("open /sys/x: EACCES (Permission denied): nothing can be created here");
    assertThat(errno(() -> files.open("/sys/x/y", OpenFile.Flag.WRITE, OpenFile.Flag.CREATE)))
        .isEqualTo("ENOENT");
    assertThat(errno(() -> files.open("/sys/x/", OpenFile.Flag.WRITE, OpenFile.Flag.CREATE)))
        .isEqualTo("EISDIR");
    assertThat(errno(() -> files.open("/sys/..", OpenFile.Flag.READ, OpenFile.Flag.CREATE)))
        .isEqualTo("EISDIR");
    assertThat(errno(() -> files.open("/proc/modules/x", OpenFile.Flag.READ, OpenFile.Flag.CREATE)))
        .isEqualTo("ENOTDIR");
  }

  @Test
  void flagsOfAFileThatExistsChangeLittle() {
    try (OpenFile file =
        files.open(
            SIZE_FILE,
            OpenFile.Flag.READ,
            OpenFile.Flag.WRITE,
            OpenFile.Flag.CREATE,
            OpenFile.Flag.TRUNCATE,
            OpenFile.Flag.APPEND)) {
      assertThat(file.read(10)).containsExactly('0', '\n');
    }
    assertThat(
            errno(
                () ->
                    files.open(
                        SIZE_FILE,
                        OpenFile.Flag.READ,
                        OpenFile.Flag.CREATE,
                        OpenFile.Flag.EXCLUSIVE)))
        .isEqualTo("EEXIST");
    files.open(SIZE_FILE, OpenFile.Flag.READ, OpenFile.Flag.EXCLUSIVE).close();
  }

  @Test
  void aFileIsOpenedToReadOrToWrite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files.open(SIZE_FILE, OpenFile.Flag.APPEND))
        .withMessage("open " + SIZE_FILE + " needs READ or WRITE, not [APPEND]");
  }

  @Test
  void usersAreBoundByTheMode() {
    KernelFiles nobody = kernel.files(Credentials.NOBODY);
    KernelFiles group = kernel.files(new Credentials(1000, 0));

    assertThat(nobody.read(SIZE_FILE)).isEqualTo("0\n");
    assertThat(failure(FileException.class, () -> nobody.write(SIZE_FILE, "1")))
        .hasMessage(
            "open "
                + SIZE_FILE
                + ": EACCES (Permission denied): its mode is 0644, for"
                + " Credentials[uid=65534, gid=65534]");
    assertThat(errno(() -> nobody.open(SIZE_FILE, OpenFile.Flag.READ, OpenFile.Flag.TRUNCATE)))
        .isEqualTo("EACCES");
    assertThat(errno(() -> group.write(SIZE_FILE, "1"))).isEqualTo("EACCES");
    files.chmod(SIZE_FILE, 0664);
    assertThat(group.write(SIZE_FILE, "17")).isEqualTo(2);
    assertThat(nobody.read(SIZE_FILE)).isEqualTo("17\n");
  }

  @Test
  void onlyRootChangesAMode() {
    assertThat(
            failure(
                FileException.class, () -> kernel.files(Credentials.NOBODY).chmod(SIZE_FILE, 0666)))
        .hasMessage("chmod " + SIZE_FILE + ": EPERM (Operation not permitted): the owner is root");
    files.chmod(SIZE_FILE, 0106444);
    assertThat(files.stat(SIZE_FILE).mode()).isEqualTo(06444);
  }

  @Test
  void aModeLastsAsLongAsTheModule() {
    files.chmod(SIZE_FILE, 0400);
    assertThat(files.stat(SIZE_FILE).mode()).isEqualTo(0400);
    kernel.rmmod("driver");
    kernel.insmod(ModuleDefinition.of("driver", SIZE));
    assertThat(files.stat(SIZE_FILE).mode()).isEqualTo(0644);
  }

  @Test
  void rootMayOpenAFileOfProcForWritingWhateverItsModeAndThenTheWriteFails() {
    assertThat(errno(() -> files.write("/proc/cmdline", "x"))).isEqualTo("EIO");
  }

  @Test
  void thereIsNoDirectoryForParametersThatHaveNoFiles() {
    kernel.insmod(ModuleDefinition.of("bare", Param.of("hidden", INT).permissions(0)));

    assertThat(errno(() -> files.list("/sys/module/bare/parameters"))).isEqualTo("ENOENT");
  }

  @Test
  void executeBitsAreWarnedOfAndMasked() {
    SimulatedKernel other = new SimulatedKernel();
    other.insmod(
        ModuleDefinition.of(
            "odd",
            Param.of("first", INT).permissions(0755),
            Param.of("second", INT).permissions(0111)));

    assertThat(Kernels.log(other))
        .containsExactly(
            "4 Attribute second: Invalid permissions 0111",
            "4 Attribute first: Invalid permissions 0755");
    assertThat(other.files().stat("/sys/module/odd/parameters/first").mode()).isEqualTo(0644);
    assertThat(other.taints()).containsExactly(Taint.WARN);
  }

  @Test
  void longTextIsReadInPieces() {
    SimulatedKernel many = new SimulatedKernel();
    for (int i = 0; i < 60; i++) {
      many.insmod(ModuleDefinition.of("module_number_" + i));
    }

    assertThat(many.files().read("/proc/modules")).endsWith("\n");
    assertThat(many.files().read("/proc/modules").lines())
        .allMatch(line -> line.matches("module_number_\\d+ 16384 0 - Live 0x0{16}"));
  }

  @Test
  void usersAndGroupsAreNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Credentials(-1, 0))
        .withMessage("user -1 or group 0 is negative");
    assertThatIllegalArgumentException().isThrownBy(() -> new Credentials(0, -1));
  }
}
