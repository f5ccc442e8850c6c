// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import dev.modparam.param.Errno;

/**
 * What the files of one file system have in common.
 *
 * @param creation the error of an attempt to create a file that does not exist
 * @param bindsRoot whether an open for what no permission bit allows is refused to root as well
 * @param largestPosition the largest position to seek to ({@code s_maxbytes})
 * @param seeksOnlyWhenAlive whether a seek needs what the file belongs to
 * @param forgetsLinks whether an open file has no links any more when what it belongs to is gone
 */
public record SuperBlock(
    Errno creation,
    boolean bindsRoot,
    long largestPosition,
    boolean seeksOnlyWhenAlive,
    boolean forgetsLinks) {

  /** The root, {@code /dev} and securityfs. */
  public static final SuperBlock PLAIN =
      new SuperBlock(Errno.EACCES, false, Long.MAX_VALUE, false, false);

  /** Procfs, where a name is looked up by code that knows no absent files. */
  public static final SuperBlock PROC =
      new SuperBlock(Errno.ENOENT, false, Long.MAX_VALUE, false, false);

  /** {@code /proc/sys}. */
  public static final SuperBlock SYSCTL =
      new SuperBlock(Errno.ENOENT, true, Long.MAX_VALUE, false, false);

  private static final long LARGEST_WITHOUT_LFS = Integer.MAX_VALUE;

  /** Sysfs of a kernel, which differs between versions. */
  public static SuperBlock sysfs(
      boolean largePositions, boolean seeksOnlyWhenAlive, boolean forgetsLinks) {
    return new SuperBlock(
        Errno.EACCES,
        true,
        largePositions ? Long.MAX_VALUE : LARGEST_WITHOUT_LFS,
        seeksOnlyWhenAlive,
        forgetsLinks);
  }
}
