// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.files.FileRoot;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

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

  /** Opens a regular file; nothing else is opened. */
  static FileChannel open(Path file) throws IOException {
    FileRoot.requireRegular(file);
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  static ByteSource of(FileChannel channel) throws IOException {
    return new Channel(channel, channel.size());
  }

  /**
   * Reads each piece from the file, but its end at once: there are the section headers, their names
   * and the signature.
   */
  final class Channel implements ByteSource {

    private static final int END = 8192;

    private final FileChannel channel;
    private final long size;
    private @Nullable ByteBuffer end;

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
      long startOfEnd = Math.max(0, size - END);
      if (offset < startOfEnd) {
        return fill(offset, length);
      }
      ByteBuffer known = end;
      if (known == null) {
        known = fill(startOfEnd, (int) (size - startOfEnd));
        end = known;
      }
      return known.slice((int) (offset - startOfEnd), length);
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
