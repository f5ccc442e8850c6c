// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

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

  /** Reads each piece from the file. */
  record Channel(FileChannel channel, long size) implements ByteSource {

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
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
