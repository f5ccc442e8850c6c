// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

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
   * Whether this user may do what the bits (4 read, 2 write, 1 search) say on a root-owned file.
   */
  boolean mayAccess(int mode, int wanted) {
    int granted = gid == 0 ? mode >> 3 : mode;
    return uid == 0 || (granted & wanted) == wanted;
  }
}
