// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import org.jspecify.annotations.Nullable;

/** {@code bool} and its two relatives, whose variable is a C {@code bool}. */
final class BoolType extends ParamType<Boolean> {

  /** What differs between them. */
  enum Kind {
    /** {@code param_set_bool}. */
    PLAIN,
    /** {@code param_set_invbool}: the variable holds the opposite of the text. */
    INVERTED,
    /** {@code param_set_bool_enable_only}: true stays true. */
    ENABLE_ONLY
  }

  private final Kind kind;

  BoolType(String name, Kind kind) {
    super(name);
    this.kind = kind;
  }

  /**
   * Reads a truth value as {@code kstrtobool} does, from the first byte or two.
   *
   * @return 1, 0, or a negative error number
   */
  static int parse(byte[] text, int from, int to) {
    if (from == to) {
      return Errno.EINVAL.result();
    }
    return switch (text[from]) {
      case 'y', 'Y', 't', 'T', '1' -> 1;
      case 'n', 'N', 'f', 'F', '0' -> 0;
      case 'o', 'O' -> parseOnOff(from + 1 < to ? text[from + 1] | 0x20 : 0);
      default -> Errno.EINVAL.result();
    };
  }

  private static int parseOnOff(int secondLetter) {
    return switch (secondLetter) {
      case 'n' -> 1;
      case 'f' -> 0;
      default -> Errno.EINVAL.result();
    };
  }

  @Override
  public String expected() {
    return (kind == Kind.INVERTED ? "an " : "a ") + name() + ": y, t, 1 or on; n, f, 0 or off";
  }

  @Override
  public boolean acceptsBareName() {
    return kind != Kind.INVERTED;
  }

  @Override
  Boolean zero() {
    return false;
  }

  @Override
  @Nullable String problem(Boolean value) {
    return null;
  }

  @Override
  Slots newSlots(int length) {
    return Slots.numbers(length);
  }

  @Override
  boolean fits(Class<?> javaType) {
    return javaType == boolean.class;
  }

  @Override
  int set(Variable<?> variable, int index, byte[] text, int from, int to, Printk log) {
    int value = parse(text, from, to);
    return value < 0 ? value : store(variable, index, value);
  }

  @Override
  int setBare(Variable<?> variable, int index, Printk log) {
    return store(variable, index, 1);
  }

  private int store(Variable<?> variable, int index, int value) {
    Slots slots = variable.slots();
    if (kind == Kind.ENABLE_ONLY && value == 0 && slots.number(index) != 0) {
      return Errno.EROFS.result();
    }
    slots.number(index, kind == Kind.INVERTED ? 1 - value : value);
    return 0;
  }

  @Override
  int get(Variable<?> variable, int index, Page page) {
    boolean shown = readBoolean(variable, index) != (kind == Kind.INVERTED);
    return page.emit(shown ? 'Y' : 'N') + page.emit('\n');
  }

  @Override
  Boolean read(Variable<?> variable, int index) {
    return readBoolean(variable, index);
  }

  boolean readBoolean(Variable<?> variable, int index) {
    return variable.slots().number(index) != 0;
  }

  @Override
  void write(Variable<?> variable, int index, Boolean value) {
    variable.slots().number(index, value ? 1 : 0);
  }

  @Override
  @Nullable String explain(Variable<?> variable, byte[] text, int from, int to, int result) {
    return result == Errno.EROFS.result() ? "it is on, and can only be turned on" : null;
  }
}
