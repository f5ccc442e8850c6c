// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import org.jspecify.annotations.Nullable;

/** An {@code #if} whose {@code #endif} has not come yet. */
final class CCondition {

  private final @Nullable String outer;
  private final int offset;
  private @Nullable String text;
  private @Nullable String guard;

  /** Whether a branch is certainly compiled, so that those after it are not. */
  private boolean taken;

  /** Whether a branch was given of which nobody knows if it is compiled. */
  private boolean open;

  CCondition(@Nullable String outer, int offset) {
    this.outer = outer;
    this.offset = offset;
  }

  int offset() {
    return offset;
  }

  /** The innermost condition that is not certain, or null. */
  @Nullable String innermost() {
    return text == null ? outer : text;
  }

  boolean isTaken() {
    return taken;
  }

  boolean isOpen() {
    return open;
  }

  void take() {
    taken = true;
  }

  /** Starts a branch that may be compiled. */
  void open(String condition) {
    text = condition;
    open = true;
  }

  /** Starts the last branch. */
  void otherwise() {
    if (text != null && !text.startsWith("#else")) {
      text = "#else of " + text;
    }
    taken = true;
  }

  /** Takes a name whose definition makes the condition certain: a guard of the whole file. */
  void guard(String name) {
    guard = name;
  }

  void defined(String name) {
    if (name.equals(guard)) {
      text = null;
    }
  }
}
