// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import java.util.Arrays;

/**
 * Where the bytes of a logical line come from. A run ends where {@code \} took something out; after
 * very many runs the places are only nearly right, so that memory stays bounded.
 */
final class Positions {

  private static final int MOST_RUNS = 1 << 14;

  private final String file;
  private int[] offsets = new int[1];
  private int[] lines = new int[1];
  private int[] columns = new int[1];
  private int runs;

  Positions(String file) {
    this.file = file;
  }

  /** Says that the bytes from an offset on stand at a place. */
  void start(int offset, int line, int column) {
    if (runs > 0 && offsets[runs - 1] == offset) {
      runs--;
    }
    if (runs == MOST_RUNS) {
      return;
    }
    if (runs == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * runs);
      lines = Arrays.copyOf(lines, 2 * runs);
      columns = Arrays.copyOf(columns, 2 * runs);
    }
    offsets[runs] = offset;
    lines[runs] = line;
    columns[runs] = column;
    runs++;
  }

  SourceLocation at(int offset) {
    int found = Arrays.binarySearch(offsets, 0, runs, offset);
    int run = found >= 0 ? found : Math.max(0, -found - 2);
    return new SourceLocation(file, lines[run], columns[run] + offset - offsets[run]);
  }
}
