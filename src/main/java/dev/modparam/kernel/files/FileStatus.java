// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.files;

import static java.util.Objects.requireNonNull;

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
public record FileStatus(Kind kind, int mode, long size, int uid, int gid, int links) {

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
  public FileStatus {
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
