// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import dev.modparam.param.Page;
import java.util.Arrays;
import java.util.Set;

/**
 * An open file of a simulated kernel: a file descriptor.
 *
 * <p>A read at the start makes the text, and reads that follow go on in that text, whatever happens
 * to the file meanwhile; a read after a seek makes it anew ({@code seq_read_iter}). Each write is a
 * complete new value, wherever the position is. When the module behind the file is unloaded, reads
 * and writes are ENODEV for good. Safe for use by several threads.
 */
public final class OpenFile implements AutoCloseable {

  private static final byte[] NOTHING = {};

  private final KernelFile file;
  private final String path;
  private final boolean readable;
  private final boolean writable;
  private boolean closed;
  private long position;

  // The state of the reader, as in struct seq_file.
  private byte[] text = NOTHING;
  private int textFrom;
  private int textLeft;
  private long textPosition;
  private boolean atEnd;

  private OpenFile(KernelFile file, String path, Set<OpenFlag> flags) {
    this.file = file;
    this.path = path;
    this.readable = flags.contains(OpenFlag.READ);
    this.writable = flags.contains(OpenFlag.WRITE);
  }

  static OpenFile open(KernelFile file, String path, OpenFlag flag) {
    return open(file, path, Set.of(flag), Credentials.ROOT);
  }

  /**
   * Opens a file that exists: {@code may_open}, then {@code kernfs_fop_open}, which binds even
   * root.
   */
  static OpenFile open(KernelFile file, String path, Set<OpenFlag> flags, Credentials user) {
    boolean read = flags.contains(OpenFlag.READ);
    boolean write = flags.contains(OpenFlag.WRITE);
    if (file.isDirectory() && (write || flags.contains(OpenFlag.CREATE))) {
      throw new FileException("open", path, Errno.EISDIR, "");
    }
    int wanted = (read ? 4 : 0) | (write || flags.contains(OpenFlag.TRUNCATE) ? 2 : 0);
    int mode = file.mode();
    if (!user.mayAccess(mode, wanted)) {
      throw new FileException(
          "open", path, Errno.EACCES, String.format(": its mode is %04o, for %s", mode, user));
    }
    if (!file.isAlive()) {
      throw new FileException("open", path, Errno.ENODEV, ": its module is gone");
    }
    if ((write && (mode & 0222) == 0) || (read && (mode & 0444) == 0)) {
      throw new FileException(
          "open",
          path,
          Errno.EACCES,
          String.format(": its mode is %04o, which sysfs enforces for root as well", mode));
    }
    return new OpenFile(file, path, flags);
  }

  /**
   * Returns the path that the file was opened with.
   *
   * @return the path
   */
  public String path() {
    return path;
  }

  /**
   * Reads from the position on, and moves it.
   *
   * @param size the most bytes to read, at least 0
   * @return what was read; empty at the end
   * @throws FileException EBADF, if the file is closed or not open for reading; EISDIR, if it is a
   *     directory; ENODEV, if the module is gone; EPERM, if the parameter has no get function; or
   *     the error of that function
   * @throws IllegalArgumentException if the size is negative
   */
  public synchronized byte[] read(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("cannot read " + size + " bytes");
    }
    require("read", readable);
    if (file.isDirectory()) {
      throw new FileException("read", path, Errno.EISDIR, "");
    }
    if (size == 0) {
      return NOTHING;
    }
    if (position == 0) {
      forgetText();
    }
    if (position != textPosition) {
      goTo(position);
    }
    if (textLeft == 0) {
      requireModule("read"); // also where there is nothing more to read
      if (!atEnd) {
        makeText();
        textFrom = 0;
      }
    }
    int count = Math.min(size, textLeft);
    byte[] result = Arrays.copyOfRange(text, textFrom, textFrom + count);
    textFrom += count;
    textLeft -= count;
    position += count;
    textPosition += count;
    return result;
  }

  private void forgetText() {
    textLeft = 0;
    atEnd = false;
  }

  /** {@code traverse}: makes the text again and skips what stands before a position. */
  private void goTo(long wanted) {
    forgetText();
    textPosition = 0;
    makeText();
    int skipped = (int) Math.min(wanted, textLeft);
    textFrom = skipped;
    textLeft -= skipped;
    textPosition = wanted;
  }

  private void makeText() {
    requireModule("read");
    byte[] whole = file.whole();
    text = whole != null ? whole : page();
    textLeft = text.length;
    atEnd = true;
  }

  private byte[] page() {
    Page page = new Page();
    int result = file.show(page);
    if (result < 0) {
      throw new FileException("read", path, Errno.of(-Math.max(result, -Errno.MAX)), "");
    }
    return page.toBytes();
  }

  /**
   * Writes once: the whole of what is taken is a new value.
   *
   * @param data what to write; of more than 4096 bytes only the first 4096 are taken
   * @return the number of bytes taken, or the positive result of an own set function
   * @throws StoreException if the parameter refuses the value
   * @throws FileException EBADF, if the file is closed or not open for writing; ENODEV, if the
   *     module is gone; EIO, if the file cannot be written
   */
  public synchronized int write(byte[] data) {
    require("write to", writable);
    requireModule("write to");
    int length = Math.min(data.length, Page.SIZE);
    if (length == 0) {
      return 0;
    }
    int taken = file.store(path, data, length);
    position += taken;
    return taken;
  }

  /**
   * Moves the position.
   *
   * @param to the new position, at least 0
   * @throws FileException EBADF, if the file is closed; EINVAL, if the position is negative
   */
  public synchronized void seek(long to) {
    require("seek in", true);
    if (to < 0) {
      throw new FileException("seek in", path, Errno.EINVAL, ": position " + to + " is negative");
    }
    position = to;
  }

  /**
   * Returns the position.
   *
   * @return how many bytes of reads and writes there were since the last seek, plus where that went
   */
  public synchronized long position() {
    return position;
  }

  /**
   * Tells whether the file is open.
   *
   * @return false after {@link #close}
   */
  public synchronized boolean isOpen() {
    return !closed;
  }

  /**
   * Says what the open file is: {@code fstat(2)}.
   *
   * @return kind, mode and size
   * @throws FileException EBADF, if the file is closed
   */
  public synchronized FileStatus stat() {
    require("stat", true);
    return file.status();
  }

  private void requireModule(String call) {
    if (!file.isAlive()) {
      throw new FileException(call, path, Errno.ENODEV, ": its module is gone");
    }
  }

  private void require(String call, boolean allowed) {
    if (closed || !allowed) {
      throw new FileException(
          call, path, Errno.EBADF, closed ? ": it is closed" : ": it was not opened for that");
    }
  }

  /** Closes the file; to close it again does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
  }
}
