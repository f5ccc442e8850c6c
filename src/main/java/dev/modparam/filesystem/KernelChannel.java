// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import dev.modparam.kernel.files.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Consumer;

/** An open file. Each write is one store, wherever the position is. */
final class KernelChannel implements SeekableByteChannel {

  /** As much as one read of the JDK asks for at most. */
  private static final int LARGEST_READ = 1 << 16;

  /** As much as one write takes; the rest need not be copied. */
  private static final int LARGEST_WRITE = 4096;

  private final KernelPath path;
  private final OpenFile file;
  private final boolean readable;
  private final boolean writable;
  private final long size;
  private final Consumer<KernelChannel> onClose;

  KernelChannel(
      KernelPath path, OpenFile file, OpenMode mode, long size, Consumer<KernelChannel> onClose) {
    this.path = path;
    this.file = file;
    this.readable = mode.reads();
    this.writable = mode.writes();
    this.size = size;
    this.onClose = onClose;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (!readable) {
      throw new NonReadableChannelException();
    }
    if (target.isReadOnly()) {
      throw new IllegalArgumentException("Read-only buffer");
    }
    int wanted = Math.min(target.remaining(), LARGEST_READ);
    byte[] bytes = NioExceptions.translating(path, () -> file.read(wanted));
    target.put(bytes);
    return bytes.length == 0 && wanted > 0 ? -1 : bytes.length;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    requireOpen();
    if (!writable) {
      throw new NonWritableChannelException();
    }
    byte[] bytes = new byte[Math.min(source.remaining(), LARGEST_WRITE)];
    source.get(source.position(), bytes);
    int taken = NioExceptions.translating(path, () -> file.write(bytes));
    int counted = Math.min(taken, bytes.length); // an own set function may return any number
    source.position(source.position() + counted);
    return counted;
  }

  @Override
  public long position() throws IOException {
    requireOpen();
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    requireOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("position " + newPosition + " is negative");
    }
    NioExceptions.translating(path, () -> file.seek(newPosition));
    return this;
  }

  @Override
  public long size() throws IOException {
    requireOpen();
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long newSize) throws IOException {
    requireOpen();
    if (newSize < 0) {
      throw new IllegalArgumentException("size " + newSize + " is negative");
    }
    if (!writable) {
      throw new NonWritableChannelException();
    }
    NioExceptions.translating(path, () -> file.seek(Math.min(file.position(), newSize)));
    return this;
  }

  private void requireOpen() throws ClosedChannelException {
    if (!file.isOpen()) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() {
    file.close();
    onClose.accept(this);
  }
}
