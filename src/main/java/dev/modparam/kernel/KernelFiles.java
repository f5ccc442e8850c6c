// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The files of a simulated kernel as one user sees them, with the calls of a process: open, stat,
 * list, chmod, readlink.
 *
 * <p>There are {@code /sys/module/MODULE/} with {@code parameters/*}, {@code holders/}, {@code
 * initstate}, {@code refcnt}, {@code taint} and {@code version}; {@code /proc/modules}, {@code
 * /proc/cmdline}, {@code /proc/sys/kernel/tainted}; {@code /sys/kernel/security/lockdown}; and
 * {@code /dev/kmsg}, which shows the records of the log and then ends, where that of Linux waits.
 * Paths are absolute, with {@code .}, {@code ..} and doubled slashes as usual.
 */
public final class KernelFiles {

  private static final int CHUNK = 8192;

  private final KernelFile.Directory root;
  private final Credentials user;

  KernelFiles(KernelFile.Directory root, Credentials user) {
    this.root = root;
    this.user = user;
  }

  /**
   * Returns who the calls are made by.
   *
   * @return the user
   */
  public Credentials user() {
    return user;
  }

  /**
   * Opens a file.
   *
   * @param path an absolute path
   * @param flags at least one of {@link OpenFlag#READ} and {@link OpenFlag#WRITE}
   * @return the open file
   * @throws FileException ENOENT, if there is no such file; EACCES, if the mode forbids it, also to
   *     root where nobody may, or if it were to be created; ENOTDIR, EISDIR, EEXIST, ENAMETOOLONG
   *     as usual
   * @throws IllegalArgumentException if neither READ nor WRITE is given
   */
  public OpenFile open(String path, OpenFlag... flags) {
    Set<OpenFlag> set = EnumSet.noneOf(OpenFlag.class);
    Collections.addAll(set, flags);
    return open(path, set);
  }

  /**
   * Opens a file.
   *
   * @param path an absolute path
   * @param flags at least one of {@link OpenFlag#READ} and {@link OpenFlag#WRITE}
   * @return the open file
   * @throws FileException as {@link #open(String, OpenFlag...)}
   * @throws IllegalArgumentException if neither READ nor WRITE is given
   */
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
    return OpenFile.open(file, path, flags, user);
  }

  /** Whether the last part of a path could be the name of a new file. */
  private static boolean isPlainName(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return !last.isEmpty() && !last.equals(".") && !last.equals("..");
  }

  /**
   * Reads a whole file.
   *
   * @param path an absolute path
   * @return its content as UTF-8
   * @throws FileException as {@link #open(String, OpenFlag...)} and {@link OpenFile#read}
   */
  public String read(String path) {
    try (OpenFile file = open(path, OpenFlag.READ)) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (byte[] part = file.read(CHUNK); part.length > 0; part = file.read(CHUNK)) {
        content.writeBytes(part);
      }
      return content.toString(StandardCharsets.UTF_8);
    }
  }

  /**
   * Writes a file with one write.
   *
   * @param path an absolute path
   * @param text what to write, as UTF-8
   * @return the number of bytes taken
   * @throws FileException as {@link #open(String, OpenFlag...)} and {@link OpenFile#write}
   */
  public int write(String path, String text) {
    try (OpenFile file = open(path, OpenFlag.WRITE)) {
      return file.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Says what a file is.
   *
   * @param path an absolute path
   * @return kind, mode and size
   * @throws FileException ENOENT, ENOTDIR, EACCES, ENAMETOOLONG
   */
  public FileStatus stat(String path) {
    return resolve("stat", path).status();
  }

  /**
   * Lists a directory.
   *
   * @param path an absolute path
   * @return the names in it, without {@code .} and {@code ..}, sorted
   * @throws FileException ENOENT, ENOTDIR, ENAMETOOLONG; EACCES, if the user may not read it
   */
  public List<String> list(String path) {
    if (resolve("list", path) instanceof KernelFile.Directory directory) {
      if (!user.mayAccess(directory.mode(), 4)) {
        throw new FileException("list", path, Errno.EACCES, "");
      }
      return directory.names().stream().sorted().toList();
    }
    throw new FileException("list", path, Errno.ENOTDIR, "");
  }

  /**
   * Changes the permission bits of a file. What may be opened follows them; a parameter that was
   * declared without a write bit still has no store function.
   *
   * @param path an absolute path
   * @param mode from 0 to 0777
   * @throws FileException ENOENT, ENOTDIR, ENAMETOOLONG; EPERM, if the user is not root
   * @throws IllegalArgumentException if the mode is not from 0 to 0777
   */
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

  /**
   * Tells whether a path leads to a symbolic link, as the entries of {@code holders} are.
   *
   * @param path an absolute path, of which the last part is not followed
   * @return true for a link
   * @throws FileException ENOENT, ENOTDIR, EACCES, ENAMETOOLONG
   */
  public boolean isLink(String path) {
    return linkAt("lstat", path) instanceof KernelFile.Link;
  }

  /**
   * Reads a symbolic link.
   *
   * @param path an absolute path, of which the last part is not followed
   * @return where it leads, relative to its directory
   * @throws FileException EINVAL, if it is no link; ENOENT, ENOTDIR, EACCES, ENAMETOOLONG
   */
  public String readLink(String path) {
    if (linkAt("readlink", path) instanceof KernelFile.Link link) {
      return link.target();
    }
    throw new FileException("readlink", path, Errno.EINVAL, ": it is no link");
  }

  /**
   * Says where a file is: {@code realpath(3)}.
   *
   * @param path an absolute path
   * @return the path without links, {@code .}, {@code ..} and doubled slashes
   * @throws FileException ENOENT, ENOTDIR, EACCES, ENAMETOOLONG
   */
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
