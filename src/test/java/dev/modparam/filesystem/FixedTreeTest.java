// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.param.Errno;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What would change the tree fails as it does in sysfs. */
class FixedTreeTest {

  private final KernelWithDriver machine = new KernelWithDriver();
  private final Path debug = machine.parameter("debug");
  private final Path users = machine.usersParameter("debug");
  private final Path absent = machine.path("/sys/module/absent");
  private final Path folder = machine.path("/sys/module/driver");

  @Test
  void nothingIsCreated() {
    assertErrno(Errno.EPERM, () -> Files.createDirectory(absent));
    assertErrno(
        Errno.EACCES, () -> Files.createDirectory(machine.usersFiles.getPath(absent.toString())));
    assertErrno(Errno.EEXIST, () -> Files.createDirectory(folder));
    assertErrno(Errno.ENOENT, () -> Files.createDirectory(absent.resolve("a")));
    assertErrno(Errno.ENOTDIR, () -> Files.createDirectory(debug.resolve("a")));
    assertErrno(Errno.EPERM, () -> Files.createSymbolicLink(absent, debug));
    assertErrno(Errno.EEXIST, () -> Files.createSymbolicLink(debug, folder));
    assertErrno(Errno.EPERM, () -> Files.createLink(absent, debug));
    assertErrno(Errno.ENOENT, () -> Files.createLink(debug, absent));
    Assertions.assertThatCode(() -> Files.createDirectories(folder)).doesNotThrowAnyException();
  }

  @Test
  void nothingIsDeleted() throws IOException {
    assertErrno(Errno.EPERM, () -> Files.delete(debug));
    assertErrno(Errno.EPERM, () -> Files.delete(folder));
    assertErrno(Errno.EPERM, () -> Files.delete(machine.path("/")));
    assertErrno(Errno.EACCES, () -> Files.delete(users));
    assertErrno(Errno.ENOENT, () -> Files.delete(absent));
    assertThat(Files.deleteIfExists(absent)).isFalse();
    assertThat(debug).exists();
  }

  @Test
  void nothingIsCopiedWithinTheTree() throws IOException {
    assertErrno(Errno.EACCES, () -> Files.copy(debug, absent));
    assertErrno(Errno.EPERM, () -> Files.copy(folder, absent));
    assertErrno(Errno.ENOENT, () -> Files.copy(absent, debug));
    assertErrno(Errno.EEXIST, () -> Files.copy(debug, machine.parameter("size")));
    assertErrno(
        Errno.EPERM,
        () -> Files.copy(debug, machine.parameter("size"), StandardCopyOption.REPLACE_EXISTING));
    assertThat(Files.copy(debug, debug)).isEqualTo(debug);
  }

  @Test
  void nothingIsMoved() throws IOException {
    assertErrno(Errno.EPERM, () -> Files.move(debug, absent));
    assertErrno(Errno.EPERM, () -> Files.move(debug, absent, StandardCopyOption.ATOMIC_MOVE));
    assertErrno(Errno.ENOENT, () -> Files.move(absent, debug));
    assertErrno(Errno.ENOENT, () -> Files.move(absent, machine.path("/proc/absent")));
    assertErrno(Errno.EEXIST, () -> Files.move(debug, machine.parameter("size")));
    assertErrno(
        Errno.EPERM,
        () -> Files.move(debug, machine.parameter("size"), StandardCopyOption.REPLACE_EXISTING));
    assertErrno(
        Errno.EACCES, () -> Files.move(users, machine.usersFiles.getPath(absent.toString())));
    assertErrno(
        Errno.named("EXDEV").orElseThrow(), () -> Files.move(debug, machine.path("/proc/absent")));
    assertThat(Files.move(debug, debug)).isEqualTo(debug);
  }

  private static void assertErrno(Errno errno, Call call) {
    Assertions.assertThatExceptionOfType(IOException.class)
        .isThrownBy(call::run)
        .satisfies(
            failure -> {
              assertThat(KernelFileSystem.errnoOf(failure)).contains(errno);
              assertThat(failure instanceof NoSuchFileException)
                  .isEqualTo(errno.equals(Errno.ENOENT));
              assertThat(failure instanceof FileAlreadyExistsException)
                  .isEqualTo(errno.equals(Errno.EEXIST));
            });
  }

  @Test
  void exceptionsOfOthersHaveNoErrno() {
    assertThat(KernelFileSystem.errnoOf(new IOException(new RuntimeException())))
        .isEqualTo(Optional.empty());
  }

  /** A call that may fail. */
  private interface Call {
    void run() throws IOException;
  }
}
