// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.param.Errno;
import dev.modparam.param.memory.PageBytes;
import java.util.EnumSet;
import java.util.Set;

/** An open file of the tree: {@code struct file}. No code of a listener runs under its lock. */
public final class Descriptor implements OpenFile {

  private final KernelFile file;
  private final String path;
  private final Set<OpenFile.Flag> flags;
  private final SequenceReader reader;
  private boolean closed;
  private long position;

  private Descriptor(KernelFile file, String path, Set<OpenFile.Flag> flags) {
    this.file = file;
    this.path = path;
    this.flags = EnumSet.copyOf(flags);
    this.reader = new SequenceReader(file, path);
  }

  /** Opens a file that was found already. */
  public static Descriptor open(
      KernelFile file, String path, OpenFile.Flag flag, Credentials user) {
    return open(file, path, Set.of(flag), user);
  }

  /**
   * Opens a file that exists: {@code may_open}, then {@code kernfs_fop_open}, which binds even
   * root.
   */
  static Descriptor open(KernelFile file, String path, Set<OpenFile.Flag> flags, Credentials user) {
    if (flags.contains(OpenFile.Flag.PATH)) {
      return new Descriptor(file, path, flags);
    }
    boolean check = flags.contains(OpenFile.Flag.CHECK);
    boolean read = flags.contains(OpenFile.Flag.READ);
    boolean write = flags.contains(OpenFile.Flag.WRITE);
    int wanted =
        (read || check ? 4 : 0)
            | (write || check || flags.contains(OpenFile.Flag.TRUNCATE) ? 2 : 0);
    int mode = file.mode();
    boolean directory = file instanceof Directory;
    if (directory && (wanted & 2) != 0) {
      throw new FileException("open", path, Errno.EISDIR, "");
    }
    if (!file.permits(user, wanted)) {
      throw new FileException(
          "open", path, Errno.EACCES, String.format(": its mode is %04o, for %s", mode, user));
    }
    if (!file.isAlive()) {
      throw new FileException("open", path, Errno.ENODEV, ": its module is gone");
    }
    boolean forNobody = (write && (mode & 0222) == 0) || (read && (mode & 0444) == 0);
    if (forNobody && file.fileSystem().bindsRoot() && !directory) {
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
    byte[] result = readFrom(size, position);
    position += result.length;
    return result;
  }

  @Override
  public synchronized byte[] readAt(int size, long offset) {
    requireOffset("read", offset);
    return readFrom(size, offset);
  }

  private byte[] readFrom(int size, long from) {
    if (size < 0) {
      throw new IllegalArgumentException("cannot read " + size + " bytes");
    }
    require("read", OpenFile.Flag.READ);
    requireRoom("read", from, size);
    if (file instanceof Directory) {
      throw new FileException("read", path, Errno.EISDIR, "");
    }
    if (file instanceof BinaryFile binary) {
      requireModule("read");
      return binary.read(path, from, size);
    }
    return reader.read(size, from);
  }

  @Override
  public int write(byte[] data) {
    requireNonNull(data, "data");
    long from;
    synchronized (this) {
      require("write to", OpenFile.Flag.WRITE);
      from = position;
    }
    int taken = writeTo(data, from);
    synchronized (this) {
      position += taken;
    }
    file.stored(taken);
    return taken;
  }

  @Override
  public int writeAt(byte[] data, long offset) {
    requireNonNull(data, "data");
    synchronized (this) {
      requireOffset("write to", offset);
      requireOpen("write to");
      if (!flags.contains(OpenFile.Flag.WRITE) && !(file instanceof Directory)) {
        throw new FileException("write to", path, Errno.ESPIPE, ": it was not opened for that");
      }
      require("write to", OpenFile.Flag.WRITE);
    }
    int taken = writeTo(data, offset);
    file.stored(taken);
    return taken;
  }

  private int writeTo(byte[] data, long from) {
    requireRoom("write to", from, data.length);
    requireModule("write to");
    int length = Math.min(data.length, PageBytes.SIZE);
    return length == 0 ? 0 : file.store(path, data, length);
  }

  @Override
  public synchronized long seek(long offset, Whence whence) {
    requireNonNull(whence, "whence");
    requireOpen("seek in");
    if (file.fileSystem().seeksOnlyWhenAlive() && !(file instanceof Directory)) {
      requireModule("seek in");
    }
    if (whence == Whence.CURRENT && offset == 0) {
      return position;
    }
    int size = file.size();
    long wanted =
        switch (whence) {
          case START -> offset;
          case CURRENT -> position + offset;
          case END -> size + offset;
          case DATA -> requireData(offset, size);
          case HOLE -> Math.max(requireData(offset, size), size);
        };
    if (wanted < 0 || wanted > file.fileSystem().largestPosition()) {
      throw new FileException(
          "seek in",
          path,
          Errno.EINVAL,
          ": position " + wanted + (wanted < 0 ? " is negative" : " is too large"));
    }
    position = wanted;
    return position;
  }

  private long requireData(long offset, int size) {
    if (offset < 0 || offset >= size) {
      throw new FileException("seek in", path, Errno.ENXIO, ": its size is " + size);
    }
    return offset;
  }

  @Override
  public synchronized long position() {
    return position;
  }

  @Override
  public synchronized void truncate(long length) {
    if (length < 0) {
      throw new FileException("truncate", path, Errno.EINVAL, ": length " + length);
    }
    requireOpen("truncate");
    if (!flags.contains(OpenFile.Flag.WRITE) || file.kind() != KernelFiles.Status.Kind.FILE) {
      throw new FileException("truncate", path, Errno.EINVAL, ": it was not opened for writing");
    }
    TreeFiles.requireLength(file, path, length);
  }

  @Override
  public synchronized boolean isOpen() {
    return !closed;
  }

  @Override
  public synchronized KernelFiles.Status stat() {
    if (closed) {
      throw new FileException("stat", path, Errno.EBADF, ": it is closed");
    }
    return file.status();
  }

  private void requireModule(String call) {
    if (!file.isAlive()) {
      throw new FileException(call, path, Errno.ENODEV, ": its module is gone");
    }
  }

  private void requireOffset(String call, long offset) {
    if (offset < 0) {
      throw new FileException(call, path, Errno.EINVAL, ": offset " + offset + " is negative");
    }
  }

  /** {@code rw_verify_area}. */
  private void requireRoom(String call, long from, int size) {
    if (from + size < 0) {
      throw new FileException(call, path, Errno.EINVAL, ": the end is beyond 2^63 - 1");
    }
  }

  private void requireOpen(String call) {
    if (closed || flags.contains(OpenFile.Flag.PATH)) {
      throw new FileException(
          call, path, Errno.EBADF, closed ? ": it is closed" : ": it was opened as a path only");
    }
  }

  private void require(String call, OpenFile.Flag flag) {
    requireOpen(call);
    if (!flags.contains(flag)) {
      throw new FileException(call, path, Errno.EBADF, ": it was not opened for that");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
