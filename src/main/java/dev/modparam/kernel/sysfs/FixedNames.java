// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.param.Errno;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what would change the names of files, with the errors and in the order of Linux: {@code
 * do_unlinkat}, {@code do_mkdirat} and {@code do_renameat2} on directories that have no such
 * operation.
 */
final class FixedNames {

  private static final String FIXED = ": the kernel makes its files, nobody else can";

  /** {@code EXDEV}. */
  private static final Errno ACROSS = Errno.of(18);

  private final Directory root;
  private final Credentials user;

  FixedNames(Directory root, Credentials user) {
    this.root = root;
    this.user = user;
  }

  void unlink(String path) {
    LastName last = LastName.of(path);
    Directory parent = last.parent(root, user, "unlink", path);
    if (!last.isName()) {
      throw failure("unlink", path, Errno.EISDIR);
    }
    KernelFile file = required("unlink", path, parent, last);
    if (last.hasSlash()) {
      throw failure("unlink", path, file instanceof Directory ? Errno.EISDIR : Errno.ENOTDIR);
    }
    requireWritable("unlink", path, parent);
    throw failure("unlink", path, file instanceof Directory ? Errno.EISDIR : Errno.EPERM);
  }

  void mkdir(String path) {
    LastName last = LastName.of(path);
    Directory parent = last.parent(root, user, "mkdir", path);
    if (!last.isName() || child("mkdir", path, parent, last) != null) {
      throw failure("mkdir", path, Errno.EEXIST);
    }
    requireCreatable("mkdir", path, parent);
    requireWritable("mkdir", path, parent);
    throw failure("mkdir", path, Errno.EPERM);
  }

  void rename(String path, String to) {
    LastName last = LastName.of(path);
    LastName lastTo = LastName.of(to);
    Directory from = last.parent(root, user, "rename", path);
    Directory into = lastTo.parent(root, user, "rename", to);
    if (!from.fileSystem().equals(into.fileSystem())) {
      throw failure("rename", path, ACROSS);
    }
    if (!last.isName() || !lastTo.isName()) {
      throw failure("rename", path, Errno.EBUSY);
    }
    KernelFile file = required("rename", path, from, last);
    KernelFile target = child("rename", to, into, lastTo);
    if (target == null) {
      requireCreatable("rename", to, into);
    }
    if (!(file instanceof Directory) && (last.hasSlash() || lastTo.hasSlash())) {
      throw failure("rename", path, Errno.ENOTDIR);
    }
    if (file == target) {
      return; // to rename a file to itself changes nothing
    }
    requireWritable("rename", path, from);
    requireWritable("rename", to, into);
    if (target != null && (target instanceof Directory) != (file instanceof Directory)) {
      throw failure("rename", to, target instanceof Directory ? Errno.EISDIR : Errno.ENOTDIR);
    }
    throw failure("rename", path, Errno.EPERM);
  }

  private @Nullable KernelFile child(String call, String path, Directory parent, LastName last) {
    if (!parent.permits(user, 1)) {
      throw failure(call, path, Errno.EACCES);
    }
    return parent.child(last.name());
  }

  private KernelFile required(String call, String path, Directory parent, LastName last) {
    KernelFile file = child(call, path, parent, last);
    if (file == null) {
      throw failure(call, path, Errno.ENOENT);
    }
    return file;
  }

  /** A name that procfs does not know cannot even be looked up. */
  private static void requireCreatable(String call, String path, Directory parent) {
    if (parent.fileSystem().creation().equals(Errno.ENOENT)) {
      throw failure(call, path, Errno.ENOENT);
    }
  }

  private void requireWritable(String call, String path, Directory parent) {
    if (!parent.permits(user, 3)) {
      throw failure(call, path, Errno.EACCES);
    }
  }

  private static FileException failure(String call, String path, Errno errno) {
    return new FileException(call, path, errno, FIXED);
  }
}
