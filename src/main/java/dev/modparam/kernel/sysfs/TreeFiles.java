// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.param.Errno;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The calls of a process on the files of a tree. */
public final class TreeFiles implements KernelFiles {

  private static final int CHUNK = 8192;

  private final Directory root;
  private final Credentials user;
  private final FixedNames names;

  /** Makes the calls of a user. */
  public TreeFiles(Directory root, Credentials user) {
    this.root = root;
    this.user = user;
    this.names = new FixedNames(root, user);
  }

  @Override
  public Credentials user() {
    return user;
  }

  @Override
  public OpenFile open(String path, OpenFile.Flag... flags) {
    Set<OpenFile.Flag> set = EnumSet.noneOf(OpenFile.Flag.class);
    Collections.addAll(set, requireNonNull(flags, "flags"));
    return open(path, set);
  }

  @Override
  public OpenFile open(String path, Set<OpenFile.Flag> flags) {
    requireNonNull(path, "path");
    Set<OpenFile.Flag> asked = FileLookup.of(path, flags);
    return Descriptor.open(FileLookup.find(root, user, path, asked), path, asked, user);
  }

  @Override
  public String read(String path) {
    try (OpenFile file = open(path, OpenFile.Flag.READ)) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (byte[] part = file.read(CHUNK); part.length > 0; part = file.read(CHUNK)) {
        content.writeBytes(part);
      }
      return content.toString(StandardCharsets.UTF_8);
    }
  }

  @Override
  public int write(String path, String text) {
    requireNonNull(text, "text");
    try (OpenFile file = open(path, OpenFile.Flag.WRITE)) {
      return file.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public KernelFiles.Status stat(String path) {
    return resolve("stat", path).status();
  }

  @Override
  public KernelFiles.Status lstat(String path) {
    return linkAt("lstat", path).status();
  }

  @Override
  public void access(String path, int wanted) {
    if ((wanted & ~7) != 0) {
      throw new FileException("access", path, Errno.EINVAL, ": it is asked for " + wanted);
    }
    KernelFile file = resolve("access", path);
    if (!file.permits(user, wanted)) {
      throw new FileException(
          "access",
          path,
          Errno.EACCES,
          String.format(": its mode is %04o, for %s", file.mode(), user));
    }
  }

  @Override
  public List<String> list(String path) {
    if (resolve("list", path) instanceof Directory directory) {
      if (!directory.permits(user, 4)) {
        throw new FileException("list", path, Errno.EACCES, "");
      }
      return directory.names().stream().sorted().toList();
    }
    throw new FileException("list", path, Errno.ENOTDIR, "");
  }

  @Override
  public void chmod(String path, int mode) {
    KernelFile file = resolve("chmod", path);
    KernelFiles.Status status = file.status();
    if (user.uid() != 0 && user.uid() != status.uid()) {
      throw new FileException(
          "chmod",
          path,
          Errno.EPERM,
          ": the owner is " + (status.uid() == 0 ? "root" : "user " + status.uid()));
    }
    boolean mayRunAsGroup = user.uid() == 0 || user.gid() == status.gid();
    file.mode(mayRunAsGroup ? mode : mode & ~02000);
  }

  @Override
  public void chown(String path, int uid, int gid) {
    KernelFile file = resolve("chown", path);
    KernelFiles.Status status = file.status();
    boolean owns = user.uid() == status.uid();
    boolean mayUser = uid < 0 || (owns && uid == status.uid());
    boolean mayGroup = gid < 0 || (owns && (gid == user.gid() || gid == status.gid()));
    if (user.uid() != 0 && !(mayUser && mayGroup)) {
      throw new FileException("chown", path, Errno.EPERM, ": only root may");
    }
    file.owner(uid, gid);
  }

  @Override
  public void truncate(String path, long length) {
    if (length < 0) {
      throw new FileException("truncate", path, Errno.EINVAL, ": length " + length);
    }
    KernelFile file = resolve("truncate", path);
    if (file instanceof Directory) {
      throw new FileException("truncate", path, Errno.EISDIR, "");
    }
    if (!file.permits(user, 2)) {
      throw new FileException("truncate", path, Errno.EACCES, "");
    }
    requireLength(file, path, length);
  }

  /** {@code inode_newsize_ok}. */
  static void requireLength(KernelFile file, String path, long length) {
    if (length > file.fileSystem().largestPosition()) {
      throw new FileException("truncate", path, Errno.EFBIG, ": length " + length);
    }
  }

  @Override
  public void unlink(String path) {
    names.unlink(requireNonNull(path, "path"));
  }

  @Override
  public void mkdir(String path) {
    names.mkdir(requireNonNull(path, "path"));
  }

  @Override
  public void rename(String path, String to) {
    names.rename(requireNonNull(path, "path"), requireNonNull(to, "to"));
  }

  @Override
  public boolean isLink(String path) {
    return linkAt("lstat", path) instanceof KernelFile.Link;
  }

  @Override
  public String readLink(String path) {
    if (linkAt("readlink", path) instanceof KernelFile.Link link) {
      return link.target();
    }
    throw new FileException("readlink", path, Errno.EINVAL, ": it is not a link");
  }

  @Override
  public String realPath(String path) {
    requireNonNull(path, "path");
    return PathWalk.of(root, user, "stat", path, path.length(), true).realPath();
  }

  private KernelFile linkAt(String call, String path) {
    requireNonNull(path, "path");
    return PathWalk.of(root, user, call, path, path.length(), false).file();
  }

  private KernelFile resolve(String call, String path) {
    requireNonNull(path, "path");
    return PathWalk.of(root, user, call, path, path.length(), true).file();
  }
}
