// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.files;

import static java.util.Objects.requireNonNull;

/**
 * Who opens a file.
 *
 * @param uid the user, from 0; 0 is root, whom permissions bind only where sysfs insists
 * @param gid the group, from 0; there are no supplementary groups
 */
public record Credentials(int uid, int gid) {

  /** User 0 of group 0. */
  public static final Credentials ROOT = new Credentials(0, 0);

  /** The user {@code nobody}, who may do what others may. */
  public static final Credentials NOBODY = new Credentials(65534, 65534);

  /**
   * Checks the numbers.
   *
   * @param uid the user
   * @param gid the group
   * @throws IllegalArgumentException if one is negative
   */
  public Credentials {
    if (uid < 0 || gid < 0) {
      throw new IllegalArgumentException("user " + uid + " or group " + gid + " is negative");
    }
  }

  /**
   * Tells whether the permissions of a file let this user use it ({@code generic_permission}).
   *
   * @param file the file
   * @param wanted what for: 4 to read, 2 to write, 1 to execute or to search a directory, or a sum
   *     of these
   * @return true if they do; for root always, except to execute a file that nobody may execute
   */
  public boolean mayAccess(KernelFiles.Status file, int wanted) {
    requireNonNull(file, "file");
    if (uid == 0) {
      return file.directory() || (wanted & 1) == 0 || (file.mode() & 0111) != 0;
    }
    int shift = uid == file.uid() ? 6 : gid == file.gid() ? 3 : 0;
    return (file.mode() >> shift & wanted) == wanted;
  }
}
