// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import dev.modparam.kernel.files.FileException;
import dev.modparam.param.Errno;
import dev.modparam.param.memory.PageBytes;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** A read-only file of bytes with a size, which is read in place ({@code sysfs_kf_bin_read}). */
public final class BinaryFile extends KernelFile {

  private final BooleanSupplier alive;
  private final byte[] content;
  private final boolean onlyFromStart;

  /**
   * Makes a file.
   *
   * @param onlyFromStart whether a read from elsewhere is EINVAL
   */
  public BinaryFile(
      SuperBlock fileSystem,
      int mode,
      BooleanSupplier alive,
      byte[] content,
      boolean onlyFromStart) {
    super(fileSystem, mode);
    this.alive = alive;
    this.content = content.clone();
    this.onlyFromStart = onlyFromStart;
  }

  @Override
  public int size() {
    return content.length;
  }

  @Override
  public boolean isAlive() {
    return alive.getAsBoolean();
  }

  byte[] read(String path, long from, int size) {
    if (from >= content.length) {
      return new byte[0];
    }
    if (from != 0 && onlyFromStart) {
      throw new FileException("read", path, Errno.EINVAL, ": it is read from its start only");
    }
    long end = Math.min(content.length, from + Math.min(size, PageBytes.SIZE));
    return Arrays.copyOfRange(content, (int) from, (int) end);
  }
}
