// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.files;

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
   * Tells whether permission bits let this user use a file, all of which belong to root.
   *
   * @param mode the permission bits of the file
   * @param wanted what for: 4 to read, 2 to write, 1 to search a directory, or a sum of these
   * @return true if they do; always for root
   */
  public boolean mayAccess(int mode, int wanted) {
    int granted = gid == 0 ? mode >> 3 : mode;
    return uid == 0 || (granted & wanted) == wanted;
  }
}
