// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.files;

import static java.util.Objects.requireNonNull;

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
   * @param flags at least one of {@link OpenFile.Flag#READ}, {@link OpenFile.Flag#WRITE}, {@link
   *     OpenFile.Flag#PATH} and {@link OpenFile.Flag#CHECK}
   * @return the open file
   * @throws FileException ENOENT, if there is no such file; EACCES, if the mode forbids it, also to
   *     root where nobody may, or if it were to be created; ENOTDIR, EISDIR, EEXIST, ENAMETOOLONG
   *     as usual
   * @throws IllegalArgumentException if none of READ, WRITE, PATH and CHECK is given
   */
  OpenFile open(String path, OpenFile.Flag... flags);

  /**
   * Opens a file.
   *
   * @param path an absolute path
   * @param flags at least one of {@link OpenFile.Flag#READ}, {@link OpenFile.Flag#WRITE}, {@link
   *     OpenFile.Flag#PATH} and {@link OpenFile.Flag#CHECK}
   * @return the open file
   * @throws FileException as {@link #open(String, OpenFile.Flag...)}
   * @throws IllegalArgumentException if none of READ, WRITE, PATH and CHECK is given
   */
  OpenFile open(String path, Set<OpenFile.Flag> flags);

  /**
   * Reads a whole file.
   *
   * @param path an absolute path
   * @return its content as UTF-8
   * @throws FileException as {@link #open(String, OpenFile.Flag...)} and {@link OpenFile#read}
   */
  String read(String path);

  /**
   * Writes a file with one write.
   *
   * @param path an absolute path
   * @param text what to write, as UTF-8
   * @return the number of bytes taken
   * @throws FileException as {@link #open(String, OpenFile.Flag...)} and {@link OpenFile#write}
   */
  int write(String path, String text);

  /**
   * Says what a file is.
   *
   * @param path an absolute path
   * @return kind, mode, size and owner
   * @throws FileException ENOENT, ENOTDIR, EACCES, ENAMETOOLONG
   */
  Status stat(String path);

  /**
   * Lists a directory.
   *
   * @param path an absolute path
   * @return the names in it, without {@code .} and {@code ..}, sorted
   * @throws FileException ENOENT, ENOTDIR, ENAMETOOLONG; EACCES, if the user may not read it
   */
  List<String> list(String path);

  /**
   * Says what a file is, and of a link what the link is.
   *
   * @param path an absolute path, of which the last part is not followed
   * @return kind, mode, size and owner
   * @throws FileException ENOENT, ENOTDIR, EACCES, ENAMETOOLONG
   */
  Status lstat(String path);

  /**
   * Asks whether the permissions let the user use a file: {@code access(2)}. For root an open may
   * fail all the same.
   *
   * @param path an absolute path
   * @param wanted what for: 4 to read, 2 to write, 1 to execute, a sum of these, or 0 to ask
   *     whether the file exists
   * @throws FileException EACCES, if they do not; EINVAL, if the number is not from 0 to 7; ENOENT,
   *     ENOTDIR, ENAMETOOLONG
   */
  void access(String path, int wanted);

  /**
   * Changes the permission bits of a file. What may be opened follows them; a parameter that was
   * declared without a write bit still has no store function.
   *
   * @param path an absolute path
   * @param mode the bits; those above 07777 are ignored
   * @throws FileException ENOENT, ENOTDIR, EACCES, ENAMETOOLONG; EPERM, if the user is neither root
   *     nor the owner
   */
  void chmod(String path, int mode);

  /**
   * Changes the owner of a file, until its module is loaded again.
   *
   * @param path an absolute path
   * @param uid the user, or -1 to leave it
   * @param gid the group, or -1 to leave it
   * @throws FileException ENOENT, ENOTDIR, EACCES, ENAMETOOLONG; EPERM, if the user is not root
   */
  void chown(String path, int uid, int gid);

  /**
   * Truncates a file, which changes nothing.
   *
   * @param path an absolute path
   * @param length the new length, which is ignored
   * @throws FileException EINVAL, if the length is negative; EISDIR; EACCES, if the user may not
   *     write the file; ENOENT, ENOTDIR, ENAMETOOLONG
   */
  void truncate(String path, long length);

  /**
   * Tries to remove a file, which fails: the kernel makes its files, nobody else can.
   *
   * @param path an absolute path, of which the last part is not followed
   * @throws FileException EPERM, always for root; EACCES, if the user may not write the directory;
   *     EISDIR, ENOENT, ENOTDIR, ENAMETOOLONG
   */
  void unlink(String path);

  /**
   * Tries to make a directory, which fails.
   *
   * @param path an absolute path
   * @throws FileException EEXIST, if there is something; else as {@link #unlink}
   */
  void mkdir(String path);

  /**
   * Tries to rename a file, which fails.
   *
   * @param path an absolute path, of which the last part is not followed
   * @param to an absolute path
   * @throws FileException as {@link #unlink}
   */
  void rename(String path, String to);

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
   * @throws FileException EINVAL, if it is not a link; ENOENT, ENOTDIR, EACCES, ENAMETOOLONG
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

  /**
   * What {@code stat(2)} says of a file.
   *
   * @param kind what the file is
   * @param mode the permission bits with set-user, set-group and sticky bit, from 0 to 07777
   * @param size 4096 for a file in {@code /sys/module}, the length of a link or of {@code
   *     /proc/cmdline}, 0 for a directory and elsewhere
   * @param uid the user that owns the file; root until somebody changes it
   * @param gid the group that owns the file; root until somebody changes it
   * @param links how many names lead to the file
   */
  record Status(Kind kind, int mode, long size, int uid, int gid, int links) {

    /** What a file is. */
    public enum Kind {
      /** A regular file. */
      FILE,
      /** A directory. */
      DIRECTORY,
      /** A symbolic link. */
      LINK
    }

    /**
     * Makes a status.
     *
     * @param kind what the file is
     * @param mode the permission bits, from 0 to 07777
     * @param size the size in bytes
     * @param uid the user that owns the file
     * @param gid the group that owns the file
     * @param links how many names lead to the file
     */
    public Status {
      requireNonNull(kind, "kind");
    }

    /**
     * Tells whether the file is a directory.
     *
     * @return true for a directory
     */
    public boolean directory() {
      return kind == Kind.DIRECTORY;
    }
  }
}
