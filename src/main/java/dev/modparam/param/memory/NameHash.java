// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * A hash of names that cannot be aimed at: SipHash-1-3 over words of eight bytes.
 *
 * <p>SipHash is a pseudo-random function: without its key of 128 bits, which each process draws
 * anew, nobody can choose names that meet more often than random ones do.
 */
final class NameHash {

  private static final long KEY_0;
  private static final long KEY_1;

  static {
    ByteBuffer key = ByteBuffer.wrap(randomBytes());
    KEY_0 = key.getLong();
    KEY_1 = key.getLong();
  }

  private static final int FINAL_ROUNDS = 3;

  private NameHash() {}

  /**
   * Asks the kernel itself, where there is one to ask: SecureRandom mixes the same bytes, but to
   * load its providers takes a tenth of the time of a program that reads one module and ends.
   */
  private static byte[] randomBytes() {
    byte[] bytes = new byte[2 * Long.BYTES];
    try (InputStream random = new FileInputStream("/dev/urandom")) {
      if (random.readNBytes(bytes, 0, bytes.length) == bytes.length) {
        return bytes;
      }
    } catch (IOException notThere) {
      // as on systems that are not Unix
    }
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** Hashes a name, to which {@code -} and {@code _} are the same. */
  static long of(byte[] text, int from, int to) {
    long v0 = KEY_0 ^ 0x736f_6d65_7073_6575L;
    long v1 = KEY_1 ^ 0x646f_7261_6e64_6f6dL;
    long v2 = KEY_0 ^ 0x6c79_6765_6e65_7261L;
    long v3 = KEY_1 ^ 0x7465_6462_7974_6573L;
    int at = from;
    for (int finals = 0; finals < FINAL_ROUNDS; ) {
      long word = 0;
      if (at < to) {
        word = NameWord.first(text, at, to);
      } else if (at < to + NameWord.BYTES) {
        word = (long) (to - from) << 56; // the length ends the message
      } else {
        v2 ^= finals == 0 ? 0xff : 0;
        finals++;
      }
      at += NameWord.BYTES;
      v3 ^= word;
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32) + v3;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
      v0 ^= word;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }
}
