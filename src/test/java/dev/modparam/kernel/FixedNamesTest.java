// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.errno;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of files cannot be changed, and the attempt fails with the errors of Linux. */
class FixedNamesTest {

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final KernelFiles files = kernel.files();
  private final KernelFiles users = kernel.files(Credentials.NOBODY);

  FixedNamesTest() {
    kernel.insmod(ModuleDefinition.of("base"));
    kernel.insmod(
        ModuleDefinition.of("m", Param.of("x", ParamTypes.INT).permissions(0644))
            .dependsOn("base"));
  }

  @ParameterizedTest
  @CsvSource({
    "/sys/module/m/parameters/x, EPERM, EACCES",
    "/sys/module/base/holders/m, EPERM, EACCES",
    "/sys/module/m, EISDIR, EACCES",
    "/sys/module/m/, EISDIR, EISDIR",
    "/sys/module/m/parameters/x/, ENOTDIR, ENOTDIR",
    "/sys/module/m/., EISDIR, EISDIR",
    "/, EISDIR, EISDIR",
    "/sys/module/absent, ENOENT, ENOENT",
    "/sys/module/m/parameters/x/y, ENOTDIR, ENOTDIR",
    "/proc/modules, EPERM, EACCES"
  })
  void nothingIsRemoved(String path, String forRoot, String forUsers) {
    assertThat(errno(() -> files.unlink(path))).isEqualTo(forRoot);
    assertThat(errno(() -> users.unlink(path))).isEqualTo(forUsers);
    assertThat(files.read("/sys/module/m/parameters/x")).isEqualTo("0\n");
  }

  @ParameterizedTest
  @CsvSource({
    "/sys/module/new, EPERM, EACCES",
    "/sys/module/new/, EPERM, EACCES",
    "/sys/module/m, EEXIST, EEXIST",
    "/sys/module/m/parameters/x, EEXIST, EEXIST",
    "/sys/module/.., EEXIST, EEXIST",
    "/, EEXIST, EEXIST",
    "/sys/module/absent/new, ENOENT, ENOENT",
    "/sys/module/m/parameters/x/new, ENOTDIR, ENOTDIR",
    "/proc/new, ENOENT, ENOENT",
    "/dev/new, EPERM, EACCES"
  })
  void noDirectoryIsMade(String path, String forRoot, String forUsers) {
    assertThat(errno(() -> files.mkdir(path))).isEqualTo(forRoot);
    assertThat(errno(() -> users.mkdir(path))).isEqualTo(forUsers);
  }

  @ParameterizedTest
  @CsvSource({
    "/sys/module/m, /sys/module/new, EPERM, EACCES",
    "/sys/module/m/taint, /sys/module/m/new, EPERM, EACCES",
    "/sys/module/m/taint, /sys/module/m/refcnt, EPERM, EACCES",
    "/sys/module/m/taint, /sys/module/base, EISDIR, EACCES",
    "/sys/module/base, /sys/module/m/taint, ENOTDIR, EACCES",
    "/sys/module/base, /sys/module/m, EPERM, EACCES",
    "/sys/module/m/taint/, /sys/module/m/new, ENOTDIR, ENOTDIR",
    "/sys/module/m/taint, /sys/module/m/new/, ENOTDIR, ENOTDIR",
    "/sys/module/m, /proc/new, EXDEV, EXDEV",
    "/sys/module/.., /sys/module/new, EBUSY, EBUSY",
    "/sys/module/m, /sys/module/., EBUSY, EBUSY",
    "/sys/module/absent, /sys/module/new, ENOENT, ENOENT",
    "/proc/modules, /proc/new, ENOENT, ENOENT"
  })
  void nothingIsRenamed(String path, String to, String forRoot, String forUsers) {
    assertThat(errno(() -> files.rename(path, to))).isEqualTo(forRoot);
    assertThat(errno(() -> users.rename(path, to))).isEqualTo(forUsers);
  }

  @Test
  void aUserNeedsToWriteBothDirectoriesOfARename() {
    String from = "/sys/module/m/taint";
    String to = "/sys/module/base/new";
    files.chmod("/sys/module/m", 0777);
    assertThat(errno(() -> users.rename(from, to))).isEqualTo("EACCES");
    files.chmod("/sys/module/m", 0755);
    files.chmod("/sys/module/base", 0777);
    assertThat(errno(() -> users.rename(from, to))).isEqualTo("EACCES");
    files.chmod("/sys/module/m", 0777);
    assertThat(errno(() -> users.rename(from, to))).isEqualTo("EPERM");
  }

  @Test
  void aFileCanBeRenamedToItself() {
    users.rename("/sys/module/m/taint", "/sys/module/../module/m/taint");
  }

  @Test
  void aDirectoryThatAUserMayNotSearchHidesWhatIsInIt() {
    files.chmod("/sys/module/m", 0766);
    assertThat(errno(() -> users.unlink("/sys/module/m/absent"))).isEqualTo("EACCES");
    assertThat(errno(() -> users.mkdir("/sys/module/m/taint"))).isEqualTo("EACCES");
    assertThat(errno(() -> users.unlink("/sys/module/m/parameters/x"))).isEqualTo("EACCES");
  }

  @Test
  void aDirectoryThatAUserMayWriteForbidsItAllTheSame() {
    files.chmod("/sys/module/m", 0777);
    assertThat(errno(() -> users.unlink("/sys/module/m/taint"))).isEqualTo("EPERM");
  }

  @Test
  void theMessageSaysWhy() {
    assertThat(Kernels.failure(FileException.class, () -> files.mkdir("/sys/module/new")))
        .hasMessage(
            "mkdir /sys/module/new: EPERM (Operation not permitted): the kernel makes its files,"
                + " nobody else can");
  }
}
