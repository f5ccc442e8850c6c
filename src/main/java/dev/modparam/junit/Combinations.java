// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.args.ArgumentLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The argument lines of a matrix of values. */
final class Combinations {

  private static final int MOST = 100_000;

  /** A value of one axis together with a value of another. */
  private record Pair(int axis, int value, int otherAxis, int otherValue) {}

  private final int[] sizes;

  private Combinations(int[] sizes) {
    this.sizes = sizes;
  }

  /**
   * Combines the values of a matrix.
   *
   * @throws IllegalArgumentException if there is no line, or there are too many
   */
  static List<String> lines(ArgumentMatrix matrix) {
    List<List<String>> axes = Arrays.stream(matrix.value()).map(Combinations::words).toList();
    if (axes.isEmpty() || axes.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("each axis needs a value, and there must be an axis");
    }
    Combinations combinations = new Combinations(axes.stream().mapToInt(List::size).toArray());
    return combinations.rows(matrix.exhaustiveUpTo()).stream().map(row -> line(axes, row)).toList();
  }

  private static List<String> words(ArgumentMatrix.Axis axis) {
    return Arrays.stream(axis.value())
        .map(
            value ->
                axis.parameter().isEmpty() ? value : ArgumentLine.format(axis.parameter(), value))
        .toList();
  }

  private static String line(List<List<String>> axes, int[] row) {
    List<String> words = new ArrayList<>();
    for (int axis = 0; axis < row.length; axis++) {
      words.add(axes.get(axis).get(row[axis]));
    }
    return words.stream().filter(Predicate.not(String::isEmpty)).collect(Collectors.joining(" "));
  }

  private List<int[]> rows(int exhaustiveUpTo) {
    long all = 1;
    for (int size : sizes) {
      all = Math.min(all * size, Integer.MAX_VALUE);
    }
    if (all <= exhaustiveUpTo || sizes.length == 1) {
      if (all > MOST) {
        throw new IllegalArgumentException("there are more than " + MOST + " combinations");
      }
      return everyRow((int) all);
    }
    return rowsWithEveryPair();
  }

  private List<int[]> everyRow(int count) {
    List<int[]> rows = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      int[] row = new int[sizes.length];
      int rest = number;
      for (int axis = sizes.length - 1; axis >= 0; axis--) {
        row[axis] = rest % sizes[axis];
        rest /= sizes[axis];
      }
      rows.add(row);
    }
    return rows;
  }

  /** Makes row after row, each around a missing pair, with the values that add most pairs. */
  private List<int[]> rowsWithEveryPair() {
    Set<Pair> missing = everyPair();
    List<int[]> rows = new ArrayList<>();
    while (!missing.isEmpty()) {
      int[] row = rowFor(missing.iterator().next(), missing);
      for (int axis = 0; axis < row.length; axis++) {
        missing.removeAll(pairsOf(row, axis));
      }
      rows.add(row);
    }
    return rows;
  }

  private Set<Pair> everyPair() {
    Set<Pair> pairs = new LinkedHashSet<>();
    for (int axis = 0; axis < sizes.length; axis++) {
      for (int other = axis + 1; other < sizes.length; other++) {
        for (int cell = 0; cell < sizes[axis] * sizes[other]; cell++) {
          pairs.add(new Pair(axis, cell / sizes[other], other, cell % sizes[other]));
        }
        if (pairs.size() > MOST) {
          throw new IllegalArgumentException("there are more than " + MOST + " pairs of values");
        }
      }
    }
    return pairs;
  }

  private int[] rowFor(Pair first, Set<Pair> missing) {
    int[] row = new int[sizes.length];
    Arrays.fill(row, -1); // not chosen yet
    row[first.axis()] = first.value();
    row[first.otherAxis()] = first.otherValue();
    for (int axis = 0; axis < row.length; axis++) {
      if (row[axis] < 0) {
        row[axis] = bestValue(row, axis, missing);
      }
    }
    return row;
  }

  private int bestValue(int[] row, int axis, Set<Pair> missing) {
    int best = 0;
    long most = -1;
    for (int value = 0; value < sizes[axis]; value++) {
      row[axis] = value;
      long added = pairsOf(row, axis).stream().filter(missing::contains).count();
      if (added > most) {
        most = added;
        best = value;
      }
    }
    return best;
  }

  /** The pairs of a row that its value on one axis is part of. */
  private static List<Pair> pairsOf(int[] row, int axis) {
    List<Pair> pairs = new ArrayList<>();
    for (int other = 0; other < row.length; other++) {
      if (row[other] >= 0 && other != axis) {
        pairs.add(
            other < axis
                ? new Pair(other, row[other], axis, row[axis])
                : new Pair(axis, row[axis], other, row[other]));
      }
    }
    return pairs;
  }
}
