// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.FileStatus;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.kernel.files.OpenFlag;
import dev.modparam.param.Errno;
import dev.modparam.param.memory.PageBytes;
import java.util.Arrays;
import java.util.Set;

/** An open file of the tree: {@code kernfs_fop_open}, {@code seq_read_iter}. */
public final class Descriptor implements OpenFile {

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

  private Descriptor(KernelFile file, String path, Set<OpenFlag> flags) {
    this.file = file;
    this.path = path;
    this.readable = flags.contains(OpenFlag.READ);
    this.writable = flags.contains(OpenFlag.WRITE);
  }

  public static Descriptor open(KernelFile file, String path, OpenFlag flag) {
    return open(file, path, Set.of(flag), Credentials.ROOT);
  }

  /**
   * Opens a file that exists: {@code may_open}, then {@code kernfs_fop_open}, which binds even
   * root.
   */
  public static Descriptor open(
      KernelFile file, String path, Set<OpenFlag> flags, Credentials user) {
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
    return new Descriptor(file, path, flags);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
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
    PageBytes page = new PageBytes();
    int result = file.show(page);
    if (result < 0) {
      throw new FileException("read", path, Errno.of(-Math.max(result, -Errno.MAX)), "");
    }
    return page.toBytes();
  }

  @Override
  public synchronized int write(byte[] data) {
    require("write to", writable);
    requireModule("write to");
    int length = Math.min(data.length, PageBytes.SIZE);
    if (length == 0) {
      return 0;
    }
    int taken = file.store(path, data, length);
    position += taken;
    return taken;
  }

  @Override
  public synchronized void seek(long to) {
    require("seek in", true);
    if (to < 0) {
      throw new FileException("seek in", path, Errno.EINVAL, ": position " + to + " is negative");
    }
    position = to;
  }

  @Override
  public synchronized long position() {
    return position;
  }

  @Override
  public synchronized boolean isOpen() {
    return !closed;
  }

  @Override
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

  @Override
  public synchronized void close() {
    closed = true;
  }
}
