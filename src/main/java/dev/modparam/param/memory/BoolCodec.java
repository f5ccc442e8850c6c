// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import org.jspecify.annotations.Nullable;

/**
 * {@code bool} and its relatives.
 *
 * @param word the word for it
 * @param kind what differs between them
 */
public record BoolCodec(String word, Kind kind) implements Codec {

  /** What differs between them. */
  public enum Kind {
    /** {@code param_set_bool}. */
    PLAIN,
    /** {@code param_set_invbool}: the variable holds the opposite of the text. */
    INVERTED,
    /** {@code param_set_bool_enable_only}: true stays true. */
    ENABLE_ONLY,
    /** {@code param_set_bint}: kept and shown as an {@code int}. */
    NUMBER
  }

  /**
   * Reads a truth value as {@code kstrtobool} does, from the first byte or two.
   *
   * @return 1, 0, or a negative error number
   */
  static int parse(byte[] text, int from, int to, CallingKernel kernel) {
    if (from == to) {
      return Result.EINVAL;
    }
    return switch (text[from]) {
      case 'y', 'Y', '1' -> 1;
      case 'n', 'N', '0' -> 0;
      case 't', 'T' -> kernel.takesTrueAndFalse() ? 1 : Result.EINVAL;
      case 'f', 'F' -> kernel.takesTrueAndFalse() ? 0 : Result.EINVAL;
      case 'e', 'E' -> kernel.takesEnableAndDisable() ? 1 : Result.EINVAL;
      case 'd', 'D' -> kernel.takesEnableAndDisable() ? 0 : Result.EINVAL;
      case 'o', 'O' -> parseOnOff(from + 1 < to ? text[from + 1] | 0x20 : 0);
      default -> Result.EINVAL;
    };
  }

  private static int parseOnOff(int secondLetter) {
    return switch (secondLetter) {
      case 'n' -> 1;
      case 'f' -> 0;
      default -> Result.EINVAL;
    };
  }

  @Override
  public String expected() {
    String article = kind == Kind.INVERTED ? "an " : "a ";
    return article + word + ": y, t, 1 or on; n, f, 0 or off";
  }

  @Override
  public boolean acceptsBareName() {
    return kind != Kind.INVERTED;
  }

  @Override
  public Object zero() {
    return kind == Kind.NUMBER ? (Object) 0 : (Object) false;
  }

  @Override
  public Slots newSlots(int length) {
    return Slots.numbers(length);
  }

  @Override
  public Shape shape() {
    return kind == Kind.NUMBER ? Shape.number(Integer.BYTES, true) : Shape.number(1, false);
  }

  @Override
  public boolean fits(Class<?> javaType) {
    return javaType == (kind == Kind.NUMBER ? int.class : boolean.class);
  }

  @Override
  public int set(Cell cell, int index, byte[] text, int from, int to, CallingKernel kernel) {
    int value = parse(text, from, to, kernel);
    return value < 0 ? value : store(cell, index, value);
  }

  @Override
  public int setBare(Cell cell, int index, CallingKernel kernel) {
    return store(cell, index, 1);
  }

  private int store(Cell cell, int index, int value) {
    Slots slots = cell.slots();
    if (kind == Kind.ENABLE_ONLY && value == 0 && slots.number(index) != 0) {
      return Result.EROFS;
    }
    slots.number(index, kind == Kind.INVERTED ? 1 - value : value);
    return 0;
  }

  @Override
  public int get(Cell cell, int index, PageBytes page) {
    long value = cell.slots().number(index);
    if (kind == Kind.NUMBER) {
      return page.emit((int) value + "\n");
    }
    boolean shown = (value != 0) != (kind == Kind.INVERTED);
    return page.emit(shown ? 'Y' : 'N') + page.emit('\n');
  }

  @Override
  public Object read(Cell cell, int index) {
    long value = cell.slots().number(index);
    return kind == Kind.NUMBER ? (Object) (int) value : (Object) (value != 0);
  }

  @Override
  public void write(Cell cell, int index, @Nullable Object value) {
    boolean isTrue = Boolean.TRUE.equals(value);
    cell.slots().number(index, value instanceof Integer number ? number : isTrue ? 1 : 0);
  }

  @Override
  public @Nullable String explain(Cell cell, byte[] text, int from, int to, int result) {
    return result == Result.EROFS ? "it is on, and can only be turned on" : null;
  }
}
