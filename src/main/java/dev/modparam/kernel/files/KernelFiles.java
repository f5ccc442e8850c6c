// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.files;

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
public interface KernelFiles {

  /**
   * Returns who the calls are made by.
   *
   * @return the user
   */
  Credentials user();

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
  OpenFile open(String path, OpenFlag... flags);

  /**
   * Opens a file.
   *
   * @param path an absolute path
   * @param flags at least one of {@link OpenFlag#READ} and {@link OpenFlag#WRITE}
   * @return the open file
   * @throws FileException as {@link #open(String, OpenFlag...)}
   * @throws IllegalArgumentException if neither READ nor WRITE is given
   */
  OpenFile open(String path, Set<OpenFlag> flags);

  /**
   * Reads a whole file.
   *
   * @param path an absolute path
   * @return its content as UTF-8
   * @throws FileException as {@link #open(String, OpenFlag...)} and {@link OpenFile#read}
   */
  String read(String path);

  /**
   * Writes a file with one write.
   *
   * @param path an absolute path
   * @param text what to write, as UTF-8
   * @return the number of bytes taken
   * @throws FileException as {@link #open(String, OpenFlag...)} and {@link OpenFile#write}
   */
  int write(String path, String text);

  /**
   * Says what a file is.
   *
   * @param path an absolute path
   * @return kind, mode and size
   * @throws FileException ENOENT, ENOTDIR, EACCES, ENAMETOOLONG
   */
  FileStatus stat(String path);

  /**
   * Lists a directory.
   *
   * @param path an absolute path
   * @return the names in it, without {@code .} and {@code ..}, sorted
   * @throws FileException ENOENT, ENOTDIR, ENAMETOOLONG; EACCES, if the user may not read it
   */
  List<String> list(String path);

  /**
   * Changes the permission bits of a file. What may be opened follows them; a parameter that was
   * declared without a write bit still has no store function.
   *
   * @param path an absolute path
   * @param mode from 0 to 0777
   * @throws FileException ENOENT, ENOTDIR, ENAMETOOLONG; EPERM, if the user is not root
   * @throws IllegalArgumentException if the mode is not from 0 to 0777
   */
  void chmod(String path, int mode);

  /**
   * Tells whether a path leads to a symbolic link, as the entries of {@code holders} are.
   *
   * @param path an absolute path, of which the last part is not followed
   * @return true for a link
   * @throws FileException ENOENT, ENOTDIR, EACCES, ENAMETOOLONG
   */
  boolean isLink(String path);

  /**
   * Reads a symbolic link.
   *
   * @param path an absolute path, of which the last part is not followed
   * @return where it leads, relative to its directory
   * @throws FileException EINVAL, if it is no link; ENOENT, ENOTDIR, EACCES, ENAMETOOLONG
   */
  String readLink(String path);

  /**
   * Says where a file is: {@code realpath(3)}.
   *
   * @param path an absolute path
   * @return the path without links, {@code .}, {@code ..} and doubled slashes
   * @throws FileException ENOENT, ENOTDIR, EACCES, ENAMETOOLONG
   */
  String realPath(String path);
}
