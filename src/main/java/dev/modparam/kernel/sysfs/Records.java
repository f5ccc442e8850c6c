// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a file consists of at one moment, for a reader that takes as many records as it needs
 * ({@code struct seq_operations}).
 */
public interface Records {

  /** How many there are. */
  int count();

  /** Makes one. */
  byte[] get(int index);

  /** A file that is one record. */
  static Records one(Supplier<byte[]> content) {
    return of(List.of(content), Supplier::get);
  }

  /** A record for each element. */
  static <E> Records of(List<E> elements, Function<E, byte[]> content) {
    return new Records() {
      @Override
      public int count() {
        return elements.size();
      }

      @Override
      public byte[] get(int index) {
        return content.apply(elements.get(index));
      }
    };
  }
}
