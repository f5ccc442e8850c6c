// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The files of a simulated kernel as one user sees them, with the calls of a process: open, stat,
 * list, chmod.
 *
 * <p>There are {@code /sys/module/MODULE/} with {@code parameters/*}, {@code holders/}, {@code
 * initstate}, {@code refcnt}, {@code taint} and {@code version}; {@code /proc/modules}, {@code
 * /proc/cmdline}, {@code /proc/sys/kernel/tainted}; and {@code /sys/kernel/security/lockdown}.
 * Paths are absolute, with {@code .}, {@code ..} and doubled slashes as usual.
 */
public final class KernelFiles {

  private static final int LONGEST_PATH = 4095;

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
    set.addAll(Arrays.asList(flags));
    if (!set.contains(OpenFlag.READ) && !set.contains(OpenFlag.WRITE)) {
      throw new IllegalArgumentException("open " + path + " needs READ or WRITE, not " + set);
    }
    boolean create = set.contains(OpenFlag.CREATE);
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
    if (create && set.contains(OpenFlag.EXCLUSIVE)) {
      throw new FileException("open", path, Errno.EEXIST, "");
    }
    return OpenFile.open(file, path, set, user);
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
   * @throws FileException as {@link #open} and {@link OpenFile#read}
   */
  public String read(String path) {
    try (OpenFile file = open(path, OpenFlag.READ)) {
      StringBuilder content = new StringBuilder();
      for (byte[] part = file.read(LONGEST_PATH); part.length > 0; part = file.read(LONGEST_PATH)) {
        content.append(new String(part, StandardCharsets.UTF_8));
      }
      return content.toString();
    }
  }

  /**
   * Writes a file with one write.
   *
   * @param path an absolute path
   * @param text what to write, as UTF-8
   * @return the number of bytes taken
   * @throws FileException as {@link #open} and {@link OpenFile#write}
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
   * @throws FileException ENOENT, ENOTDIR, ENAMETOOLONG
   */
  public FileStatus stat(String path) {
    KernelFile file = resolve("stat", path);
    return new FileStatus(file.isDirectory(), file.mode(), file.size());
  }

  /**
   * Lists a directory.
   *
   * @param path an absolute path
   * @return the names in it, without {@code .} and {@code ..}, sorted
   * @throws FileException ENOENT, ENOTDIR, ENAMETOOLONG
   */
  public List<String> list(String path) {
    if (resolve("list", path) instanceof KernelFile.Directory directory) {
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

  private KernelFile resolve(String call, String path) {
    return walk(call, path, path.length());
  }

  private void resolveParent(String call, String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    walk(call, path, path.lastIndexOf('/', end - 1) + 1);
  }

  private KernelFile walk(String call, String path, int end) {
    if (path.length() > LONGEST_PATH) {
      throw new FileException(call, path, Errno.ENAMETOOLONG, "");
    }
    if (path.isEmpty() || path.charAt(0) != '/' || path.indexOf('\0') >= 0) {
      throw new FileException(call, path, Errno.ENOENT, ": give an absolute path");
    }
    Deque<KernelFile> trail = new ArrayDeque<>();
    KernelFile at = root;
    for (String name : path.substring(0, end).split("/", -1)) {
      if (!(at instanceof KernelFile.Directory directory)) {
        throw new FileException(call, path, Errno.ENOTDIR, "");
      }
      if (name.equals("..")) {
        at = trail.isEmpty() ? root : trail.pop();
      } else if (!name.isEmpty() && !name.equals(".")) {
        KernelFile child = directory.child(name);
        if (child == null) {
          throw new FileException(call, path, Errno.ENOENT, ": there is no " + Excerpt.of(name));
        }
        trail.push(at);
        at = child;
      }
    }
    return at;
  }
}
