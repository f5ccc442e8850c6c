// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/** The ways to pack a module. */
enum Packing {
  NONE {
    @Override
    OutputStream open(OutputStream out) {
      return out;
    }
  },
  XZIP {
    @Override
    OutputStream open(OutputStream out) throws IOException {
      return new XZOutputStream(out, new LZMA2Options(1), XZ.CHECK_CRC32);
    }
  },
  ZSTANDARD {
    @Override
    OutputStream open(OutputStream out) throws IOException {
      return new ZstdOutputStream(out);
    }
  },
  GNU_ZIP {
    @Override
    OutputStream open(OutputStream out) throws IOException {
      return new GZIPOutputStream(out);
    }
  };

  abstract OutputStream open(OutputStream out) throws IOException;

  byte[] pack(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = open(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
