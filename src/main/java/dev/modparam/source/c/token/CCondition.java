// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import org.jspecify.annotations.Nullable;

/** An {@code #if} whose {@code #endif} has not come yet. */
public final class CCondition {

  private final @Nullable String outer;
  private @Nullable String text;
  private @Nullable String guard;

  /** Whether a branch is certainly compiled, so that those after it are not. */
  private boolean taken;

  /** Whether a branch was given of which nobody knows if it is compiled. */
  private boolean open;

  public CCondition(@Nullable String outer) {
    this.outer = outer;
  }

  /** The innermost condition that is not certain, or null. */
  public @Nullable String innermost() {
    return text == null ? outer : text;
  }

  public boolean isTaken() {
    return taken;
  }

  public boolean isOpen() {
    return open;
  }

  public void take() {
    taken = true;
  }

  /** Starts a branch that may be compiled. */
  public void open(String condition) {
    text = condition;
    open = true;
  }

  /** Starts the last branch. */
  public void otherwise() {
    if (text != null && !text.startsWith("#else")) {
      text = "#else of " + text;
    }
    taken = true;
  }

  /** Takes a name whose definition makes the condition certain: a guard of the whole file. */
  public void guard(String name) {
    guard = name;
  }

  public void defined(String name) {
    if (name.equals(guard)) {
      text = null;
    }
  }
}
