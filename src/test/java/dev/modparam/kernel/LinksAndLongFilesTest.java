// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the files of a kernel have beyond plain parameters: links, records, modes of directories.
 */
class LinksAndLongFilesTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final SimulatedKernel kernel = SimulatedKernel.builder().clock(now::get).build();
  private final KernelFiles files = kernel.files();

  @BeforeEach
  void load() {
    kernel.insmod(ModuleDefinition.of("base"));
    kernel.insmod(
        ModuleDefinition.of("top", Param.of("x", INT).permissions(0644)).dependsOn("base"));
  }

  @Test
  void holdersAreLinks() {
    String link = "/sys/module/base/holders/top";
    assertThat(files.isLink(link)).isTrue();
    assertThat(files.isLink(link + "/")).isFalse();
    assertThat(files.isLink("/sys/module/top")).isFalse();
    assertThat(files.readLink(link)).isEqualTo("../../top");
    assertErrno(Errno.EINVAL, () -> files.readLink("/sys"));
    assertThat(files.stat(link).directory()).isTrue();
    assertThat(files.read(link + "/parameters/x")).isEqualTo("0\n");
    assertThat(files.realPath(link + "/..")).isEqualTo("/sys/module");
    assertThat(files.realPath("/sys//module/./top/../../..")).isEqualTo("/");
    assertThat(files.realPath("/..")).isEqualTo("/");
    assertErrno(Errno.ENOENT, () -> files.isLink("/sys/module/top/holders/base"));
  }

  @Test
  void aUserNeedsToSearchAndToReadDirectories() {
    KernelFiles users = kernel.files(Credentials.NOBODY);
    files.chmod("/sys/module/top", 0744);
    assertErrno(Errno.EACCES, () -> users.read("/sys/module/top/parameters/x"));
    assertThat(users.list("/sys/module/top")).contains("parameters");
    files.chmod("/sys/module/top", 0711);
    assertThat(users.read("/sys/module/top/parameters/x")).isEqualTo("0\n");
    assertErrno(Errno.EACCES, () -> users.list("/sys/module/top"));
    files.chmod("/sys/module/top", 0);
    assertThat(files.list("/sys/module/top")).contains("parameters");
  }

  @Test
  void recordsAreShownByDevKmsgAsBytes() {
    kernel.insmod(ModuleDefinition.of("m"));
    now.set(Instant.EPOCH.plusNanos(1_234_567_890));
    kernel.module("m").orElseThrow().printk(LogLevel.INFO, "m: é \\ ~\u007f\ttab\nline");
    assertThat(files.read("/dev/kmsg"))
        .isEqualTo("6,0,1234567,-;m: \\xc3\\xa9 \\x5c ~\\x7f\\x09tab\\x0aline\n");
    assertErrno(Errno.EIO, () -> files.write("/dev/kmsg", "x"));
  }

  @Test
  void listsOfModulesAreNotCutAtAPage() {
    for (int i = 0; i < 150; i++) {
      kernel.insmod(ModuleDefinition.of("m" + i));
    }
    assertThat(files.read("/proc/modules").lines()).hasSize(152);
  }

  private static void assertErrno(Errno errno, ThrowingCallable call) {
    assertThatExceptionOfType(FileException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.errno()).isEqualTo(errno));
  }
}
