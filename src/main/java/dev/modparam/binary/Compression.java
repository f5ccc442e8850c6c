// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.input.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.XZInputStream;

/** How a module file is packed: told by its first bytes, never by its name. */
enum Compression {
  XZ("org.tukaani:xz", 0xfd377a585a00L, 6) {
    @Override
    InputStream open(InputStream packed) throws IOException {
      return Xz.open(packed);
    }
  },
  ZSTD("io.airlift:aircompressor", 0x28b52ffdL, 4) {
    @Override
    InputStream open(InputStream packed) throws IOException {
      try {
        return Class.forName(ZSTD_STREAM)
            .asSubclass(InputStream.class)
            .getConstructor(InputStream.class)
            .newInstance(packed);
      } catch (ReflectiveOperationException e) {
        throw new NoClassDefFoundError(ZSTD_STREAM);
      }
    }
  },
  GZIP("java.base", 0x1f8bL, 2) {
    @Override
    InputStream open(InputStream packed) throws IOException {
      return new GZIPInputStream(packed);
    }
  };

  /**
   * Apart, so that it is linked only when it is called: its library may be missing. The dictionary
   * of a file, which is larger than most files, is used again for the next.
   */
  private static final class Xz {
    static InputStream open(InputStream packed) throws IOException {
      return new XZInputStream(packed, MEMORY_LIMIT_KIB, true, BasicArrayCache.getInstance());
    }
  }

  /** How many of the first bytes {@link #of} looks at. */
  static final int MAGIC = 6;

  /** By name, since its library is not a named module that ours could require. */
  private static final String ZSTD_STREAM = "io.airlift.compress.zstd.ZstdInputStream";

  private static final int MEMORY_LIMIT_KIB = 128 << 10;

  /** The most bytes that a packed file may unpack to: the largest real modules have 30 million. */
  private static final int LARGEST_UNPACKED = 128 << 20;

  private static final int ALWAYS_UNPACKED = 8 << 20;
  private static final int MOST_GROWTH = 64;

  /** A file is unpacked in pieces, then put together: that must leave half of the heap. */
  private static final int PART_OF_HEAP = 4;

  private static final byte[] ELF_MAGIC = {0x7f, 'E', 'L', 'F'};

  private final String artifact;
  private final long magic;
  private final int magicLength;

  Compression(String artifact, long magic, int magicLength) {
    this.artifact = artifact;
    this.magic = magic;
    this.magicLength = magicLength;
  }

  abstract InputStream open(InputStream packed) throws IOException;

  /** Tells the compression of a file, or returns null if it is not compressed. */
  static @Nullable Compression of(ByteBuffer start) {
    for (Compression compression : values()) {
      if (compression.startsAs(start)) {
        return compression;
      }
    }
    return null;
  }

  private boolean startsAs(ByteBuffer start) {
    long found = 0;
    for (int i = 0; i < magicLength && i < start.limit(); i++) {
      found = (found << Byte.SIZE) | (start.get(i) & 0xff);
    }
    return start.limit() >= magicLength && found == magic;
  }

  /** Returns the bytes of the object in a file that may be packed. */
  static ByteSource unpacked(ByteSource source, String fileName) throws IOException {
    Compression compression = of(source.read(0, (int) Math.min(MAGIC, source.size())));
    if (compression == null) {
      return source;
    }
    int largest = largest(source.size(), Runtime.getRuntime().maxMemory());
    if (source.size() > largest) {
      throw ObjectNotes.refusal(
          fileName, "it has " + source.size() + " packed bytes, more than " + largest);
    }
    byte[] packed = new byte[(int) source.size()];
    source.read(0, packed.length).get(0, packed);
    return ByteSource.of(compression.unpack(packed, fileName, largest));
  }

  /**
   * How many bytes a file may unpack to. A module shrinks to a sixth or so; what grows a
   * hundredfold is made to take memory.
   *
   * @param packed the bytes of the file
   * @param heap the most bytes that this JVM may use
   */
  static int largest(long packed, long heap) {
    long most = Math.min(LARGEST_UNPACKED, heap / PART_OF_HEAP);
    return (int) Math.min(most, ALWAYS_UNPACKED + MOST_GROWTH * Math.min(packed, most));
  }

  /**
   * Unpacks a module. Its first bytes are looked at before more is unpacked.
   *
   * @param limit the most bytes that it may become
   */
  ByteBuffer unpack(byte[] packed, String fileName, int limit) throws IOException {
    try (InputStream in = open(new ByteArrayInputStream(packed))) {
      byte[] start = in.readNBytes(ELF_MAGIC.length);
      if (!Arrays.equals(start, ELF_MAGIC)) {
        throw ObjectNotes.refusal(fileName, "what is packed in it is not an ELF file");
      }
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(start), in);
      byte[] bytes = all.readNBytes(limit);
      if (bytes.length == limit && in.read() >= 0) {
        throw ObjectNotes.refusal(fileName, "it unpacks to more than " + limit + " bytes");
      }
      return ByteBuffer.wrap(bytes);
    } catch (NoClassDefFoundError e) {
      throw ObjectNotes.refusal(
          fileName,
          "it is compressed with "
              + name().toLowerCase(Locale.ROOT)
              + ", which needs "
              + artifact
              + " on the class path or module path",
          e);
    } catch (InvalidInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw ObjectNotes.refusal(
          fileName,
          "its " + name().toLowerCase(Locale.ROOT) + " data is damaged: " + e.getMessage(),
          e);
    }
  }
}
