// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

/** What a programmer writes who has one driver and no library: split, look up, parse. */
abstract class HandWritten implements Target {

  @SuppressWarnings("StringSplitter") // what is split is never empty
  final void apply(String line) {
    for (String word : line.split(" ")) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("no value: " + word);
      }
      assign(word.substring(0, equals), word.substring(equals + 1));
    }
  }

  abstract void assign(String name, String value);
}
