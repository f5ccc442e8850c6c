// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.files;

/**
 * What {@code stat(2)} says of a file. Owner and group are always root.
 *
 * @param directory whether it is a directory
 * @param mode the permission bits, from 0 to 0777
 * @param size 4096 for a file in {@code /sys/module}, 0 for a directory and elsewhere
 */
public record FileStatus(boolean directory, int mode, long size) {

  /**
   * Returns the user that owns the file.
   *
   * @return 0
   */
  public int uid() {
    return 0;
  }

  /**
   * Returns the group that owns the file.
   *
   * @return 0
   */
  public int gid() {
    return 0;
  }
}
