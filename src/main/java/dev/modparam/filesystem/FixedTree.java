// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.param.Errno;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Refuses what would change the tree, with the errors and in the order of Linux: {@code vfs_mkdir},
 * {@code vfs_unlink}, {@code vfs_link} and {@code vfs_rename} on a directory that has no such
 * operation.
 */
final class FixedTree {

  private static final String FIXED = "the kernel makes its files, nobody else can";

  private final KernelFileSystem fileSystem;

  FixedTree(KernelFileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  /** Refuses what does not exist; a link may lead nowhere. */
  void require(KernelPath path) throws FileSystemException {
    KernelFiles files = fileSystem.files();
    NioExceptions.translating(path, () -> files.lstat(path.absoluteText()));
  }

  private boolean exists(KernelPath path) throws FileSystemException {
    try {
      require(path);
      return true;
    } catch (NoSuchFileException absent) {
      return false;
    }
  }

  /** Why the directory of a file does not let its entry be made, removed or changed. */
  private FileSystemException refusal(KernelPath path) throws FileSystemException {
    KernelFiles files = fileSystem.files();
    KernelPath parent = path.toAbsolutePath().getParent();
    String folder = parent == null ? "/" : parent.toString();
    KernelFiles.Status status = NioExceptions.translating(path, () -> files.stat(folder));
    Errno errno = fileSystem.user().mayAccess(status, 3) ? Errno.EPERM : Errno.EACCES;
    return NioExceptions.of(path, errno, FIXED);
  }

  void refuseToCreate(KernelPath path) throws IOException {
    KernelFiles files = fileSystem.files();
    NioExceptions.translating(path, () -> files.mkdir(path.absoluteText()));
  }

  void refuseToLink(KernelPath link, KernelPath existing) throws IOException {
    require(existing);
    refuseToCreate(link);
  }

  void refuseToDelete(KernelPath path) throws IOException {
    require(path);
    throw refusal(path);
  }

  void refuseToCopy(KernelPath source, KernelPath target, CopyOption... options)
      throws IOException {
    KernelFiles files = fileSystem.files();
    boolean folder =
        NioExceptions.translating(source, () -> files.stat(source.absoluteText())).directory();
    if (isSame(source, target)) {
      return;
    }
    prepareTarget(target, options);
    if (folder) {
      throw refusal(target);
    }
    throw NioExceptions.of(target, Errno.EACCES, FIXED);
  }

  void refuseToMove(KernelPath source, KernelPath target, CopyOption... options)
      throws IOException {
    require(source);
    if (isSame(source, target)) {
      return;
    }
    if (!Arrays.asList(options).contains(StandardCopyOption.ATOMIC_MOVE)) {
      prepareTarget(target, options);
    }
    KernelFiles files = fileSystem.files();
    NioExceptions.translating(
        source, () -> files.rename(source.absoluteText(), target.absoluteText()));
  }

  private boolean isSame(KernelPath source, KernelPath target) throws IOException {
    return exists(target) && fileSystem.kernelProvider().isSameFile(source, target);
  }

  /** A target that is there must be removed first, which fails as well. */
  private void prepareTarget(KernelPath target, CopyOption... options) throws FileSystemException {
    if (exists(target)) {
      boolean replace = Arrays.asList(options).contains(StandardCopyOption.REPLACE_EXISTING);
      throw replace ? refusal(target) : NioExceptions.of(target, Errno.EEXIST, "it exists");
    }
  }
}
