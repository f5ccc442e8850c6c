// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

/** Reaches the counter of an array. */
public final class Counts {

  private Counts() {}

  public static void set(Cell cell, long count) {
    cell.count(count);
  }
}
