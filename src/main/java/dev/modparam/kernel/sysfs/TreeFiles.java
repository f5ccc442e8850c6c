// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.FileStatus;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.kernel.files.OpenFlag;
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

  private final KernelFile.Directory root;
  private final Credentials user;

  public TreeFiles(KernelFile.Directory root, Credentials user) {
    this.root = root;
    this.user = user;
  }

  @Override
  public Credentials user() {
    return user;
  }

  @Override
  public OpenFile open(String path, OpenFlag... flags) {
    Set<OpenFlag> set = EnumSet.noneOf(OpenFlag.class);
    Collections.addAll(set, flags);
    return open(path, set);
  }

  @Override
  public OpenFile open(String path, Set<OpenFlag> flags) {
    if (!flags.contains(OpenFlag.READ) && !flags.contains(OpenFlag.WRITE)) {
      throw new IllegalArgumentException("open " + path + " needs READ or WRITE, not " + flags);
    }
    boolean create = flags.contains(OpenFlag.CREATE);
    if (create && !isPlainName(path)) {
      resolveParent("open", path);
      throw new FileException("open", path, Errno.EISDIR, "");
    }
    KernelFile file;
    try {
      file = resolve("open", path);
    } catch (FileException failure) {
      if (create && failure.errno().equals(Errno.ENOENT)) {
        resolveParent("open", path);
        throw new FileException("open", path, Errno.EACCES, ": nothing can be created here");
      }
      throw failure;
    }
    if (create && flags.contains(OpenFlag.EXCLUSIVE)) {
      throw new FileException("open", path, Errno.EEXIST, "");
    }
    return Descriptor.open(file, path, flags, user);
  }

  /** Whether the last part of a path could be the name of a new file. */
  private static boolean isPlainName(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return !last.isEmpty() && !last.equals(".") && !last.equals("..");
  }

  @Override
  public String read(String path) {
    try (OpenFile file = open(path, OpenFlag.READ)) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (byte[] part = file.read(CHUNK); part.length > 0; part = file.read(CHUNK)) {
        content.writeBytes(part);
      }
      return content.toString(StandardCharsets.UTF_8);
    }
  }

  @Override
  public int write(String path, String text) {
    try (OpenFile file = open(path, OpenFlag.WRITE)) {
      return file.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public FileStatus stat(String path) {
    return resolve("stat", path).status();
  }

  @Override
  public List<String> list(String path) {
    if (resolve("list", path) instanceof KernelFile.Directory directory) {
      if (!user.mayAccess(directory.mode(), 4)) {
        throw new FileException("list", path, Errno.EACCES, "");
      }
      return directory.names().stream().sorted().toList();
    }
    throw new FileException("list", path, Errno.ENOTDIR, "");
  }

  @Override
  public void chmod(String path, int mode) {
    if (mode < 0 || mode > 0777) {
      throw new IllegalArgumentException(
          String.format("a mode is from 0 to 0777, not %s%o", mode < 0 ? "-" : "", Math.abs(mode)));
    }
    KernelFile file = resolve("chmod", path);
    if (user.uid() != 0) {
      throw new FileException("chmod", path, Errno.EPERM, ": the owner is root");
    }
    file.mode(mode);
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
    throw new FileException("readlink", path, Errno.EINVAL, ": it is no link");
  }

  @Override
  public String realPath(String path) {
    return PathWalk.of(root, user, "stat", path, path.length(), true).realPath();
  }

  private KernelFile linkAt(String call, String path) {
    return PathWalk.of(root, user, call, path, path.length(), false).file();
  }

  private KernelFile resolve(String call, String path) {
    return PathWalk.of(root, user, call, path, path.length(), true).file();
  }

  private void resolveParent(String call, String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    PathWalk.of(root, user, call, path, path.lastIndexOf('/', end - 1) + 1, true);
  }
}
