// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import dev.modparam.text.ByteText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The order of a walk over kmod's hash table, which shows in its indexes: bucket by bucket, and in
 * each by the bytes of the keys. Its function is the one that Paul Hsieh published.
 */
final class KmodHash {

  private KmodHash() {}

  /**
   * Sorts a map.
   *
   * @param buckets how many the table has, a power of two
   */
  static <V> List<Map.Entry<String, V>> order(Map<String, V> map, int buckets) {
    Comparator<Map.Entry<String, V>> byBucket =
        Comparator.comparingInt(entry -> hash(ByteText.encode(entry.getKey())) & (buckets - 1));
    return map.entrySet().stream()
        .sorted(byBucket.thenComparing(Map.Entry::getKey, ByteText::compare))
        .toList();
  }

  /** Takes four bytes at a time; a single byte counts with its sign, as {@code char} has one. */
  static int hash(byte[] key) {
    int hash = key.length;
    int at = 0;
    for (; at + 4 <= key.length; at += 4) {
      hash += pair(key, at);
      hash = (hash << 16) ^ (pair(key, at + 2) << 11) ^ hash;
      hash += hash >>> 11;
    }
    switch (key.length & 3) {
      case 3 -> {
        hash += pair(key, at);
        hash ^= hash << 16;
        hash ^= key[at + 2] << 18;
        hash += hash >>> 11;
      }
      case 2 -> {
        hash += pair(key, at);
        hash ^= hash << 11;
        hash += hash >>> 17;
      }
      case 1 -> {
        hash += key[at];
        hash ^= hash << 10;
        hash += hash >>> 1;
      }
      default -> {
        // Nothing is left.
      }
    }
    hash ^= hash << 3;
    hash += hash >>> 5;
    hash ^= hash << 4;
    hash += hash >>> 17;
    hash ^= hash << 25;
    return hash + (hash >>> 6);
  }

  private static int pair(byte[] key, int at) {
    return (key[at] & 0xff) | (key[at + 1] & 0xff) << 8;
  }
}
