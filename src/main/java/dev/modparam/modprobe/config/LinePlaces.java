// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import dev.modparam.input.Location;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The places of the characters of a logical line. A run ends where {@code \} took something out;
 * after very many runs the places are only nearly right, so that memory stays bounded.
 */
final class LinePlaces {

  private static final int MOST_RUNS = 1 << 14;

  /** Offset in the logical line, line and column of each run after the first. */
  private static final int FIELDS = 3;

  private final String file;
  private int firstLine;
  private int firstColumn;
  private int @Nullable [] runs;
  private int count;

  LinePlaces(String file, int line, int column) {
    this.file = file;
    this.firstLine = line;
    this.firstColumn = column;
  }

  /** Says that the characters from an offset on stand at a place. */
  void start(int offset, int line, int column) {
    if (offset == 0) {
      firstLine = line;
      firstColumn = column;
      return;
    }
    int[] known = runs == null ? new int[FIELDS] : runs;
    if (count > 0 && known[FIELDS * (count - 1)] == offset) {
      count--;
    }
    if (count == MOST_RUNS) {
      return;
    }
    if (FIELDS * count == known.length) {
      known = Arrays.copyOf(known, 2 * known.length);
    }
    known[FIELDS * count] = offset;
    known[FIELDS * count + 1] = line;
    known[FIELDS * count + 2] = column;
    count++;
    runs = known;
  }

  /** Returns the place of some characters; only those on the line of the first one count. */
  Location at(int offset, int length) {
    int run = -1;
    int[] known = runs == null ? new int[0] : runs;
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (known[FIELDS * middle] <= offset) {
        run = middle;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    int line = run < 0 ? firstLine : known[FIELDS * run + 1];
    int column =
        run < 0 ? firstColumn + offset : known[FIELDS * run + 2] + offset - known[FIELDS * run];
    return new Location(file, line, column, lengthOnLine(run, line, column, offset, length));
  }

  /** A run that goes on in the same line began after a {@code \}, which counts. */
  private int lengthOnLine(int run, int line, int column, int offset, int length) {
    int[] known = runs == null ? new int[0] : runs;
    int end = column + length;
    for (int next = run + 1; next < count && known[FIELDS * next] < offset + length; next++) {
      if (known[FIELDS * next + 1] != line) {
        int before = next - 1;
        int from = before == run ? offset : known[FIELDS * before];
        int at = before == run ? column : known[FIELDS * before + 2];
        return at + known[FIELDS * next] - from - column;
      }
      end = known[FIELDS * next + 2] + offset + length - known[FIELDS * next];
    }
    return end - column;
  }
}
