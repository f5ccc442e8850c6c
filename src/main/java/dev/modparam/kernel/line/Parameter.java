// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.memory.Cell;
import dev.modparam.param.memory.PageBytes;

/** A parameter of a module in a kernel: what {@code struct kernel_param} is. Immutable. */
public final class Parameter {

  private static final byte[] NO_TEXT = {};

  private final ParameterSet set;
  private final Param<?> param;
  private final Cell cell;

  Parameter(ParameterSet set, Param<?> param, Cell cell) {
    this.set = set;
    this.param = param;
    this.cell = cell;
  }

  public Param<?> param() {
    return param;
  }

  /** The name, with the module's prefix for built-in code. */
  public String name() {
    return cell.name();
  }

  public boolean hasSet() {
    return cell.codec().hasSet();
  }

  public boolean hasGet() {
    return cell.codec().hasGet();
  }

  /** Sets the parameter from text. */
  public SetOutcome set(byte[] text, int from, int to) {
    set.lock().lock();
    try {
      return setHeld(text, from, to);
    } finally {
      set.lock().unlock();
    }
  }

  /** The same for the holder of the lock. */
  SetOutcome setHeld(byte[] text, int from, int to) {
    return set.admits(param, name())
        ? outcome(cell.set(text, from, to, set.kernel()), text, from, to)
        : lockedDown();
  }

  /** Sets the parameter from a bare name; one that needs a value is not even tried. */
  SetOutcome setBareHeld() {
    if (!param.type().acceptsBareName()) {
      return new SetOutcome(Errno.EINVAL.result(), "it needs a value");
    }
    return set.admits(param, name())
        ? outcome(cell.setBare(set.kernel()), NO_TEXT, 0, 0)
        : lockedDown();
  }

  /** What there is to say depends on where the set function stopped, so it is asked at once. */
  private SetOutcome outcome(int result, byte[] text, int from, int to) {
    return result == 0
        ? SetOutcome.DONE
        : new SetOutcome(result, result < 0 ? cell.explain(text, from, to, result) : null);
  }

  private static SetOutcome lockedDown() {
    return new SetOutcome(Errno.EPERM.result(), "it sets hardware and the kernel is locked down");
  }

  /**
   * Shows the parameter as text.
   *
   * @return the number of bytes, or a negative error number
   */
  public int get(PageBytes page) {
    set.lock().lock();
    try {
      return cell.get(page);
    } finally {
      set.lock().unlock();
    }
  }
}
