// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file, of which only those that are asked for are read. */
interface ByteSource {

  /** Returns the number of bytes. */
  long size();

  /** Returns some bytes; the caller has checked that they exist. */
  ByteBuffer read(long offset, int length) throws IOException;

  static ByteSource of(ByteBuffer bytes) {
    return new ByteSource() {
      @Override
      public long size() {
        return bytes.limit();
      }

      @Override
      public ByteBuffer read(long offset, int length) {
        return bytes.slice((int) offset, length);
      }
    };
  }

  static ByteSource of(FileChannel channel) throws IOException {
    return new Channel(channel, channel.size());
  }

  /** Reads small pieces through a window, since neighbours are often asked for next. */
  final class Channel implements ByteSource {

    private static final int WINDOW = 4096;

    private final FileChannel channel;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;

    private Channel(FileChannel channel, long size) {
      this.channel = channel;
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
      if (length >= WINDOW) {
        return fill(offset, length);
      }
      if (offset < windowStart || offset + length > windowStart + window.limit()) {
        window = fill(offset, (int) Math.min(WINDOW, size - offset));
        windowStart = offset;
      }
      return window.slice((int) (offset - windowStart), length);
    }

    private ByteBuffer fill(long offset, int length) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, offset + bytes.position()) < 0) {
          throw new EOFException("the file became shorter while it was read");
        }
      }
      return bytes.flip();
    }
  }
}
