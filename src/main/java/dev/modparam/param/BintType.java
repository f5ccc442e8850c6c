// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import org.jspecify.annotations.Nullable;

/**
 * {@code bint}: set as a {@code bool}, kept and shown as an {@code int} ({@code param_set_bint}).
 */
final class BintType extends ParamType<Integer> {

  BintType() {
    super("bint");
  }

  @Override
  public String expected() {
    return "a bint: y, t, 1 or on; n, f, 0 or off";
  }

  @Override
  public boolean acceptsBareName() {
    return true;
  }

  @Override
  Integer zero() {
    return 0;
  }

  @Override
  @Nullable String problem(Integer value) {
    return null;
  }

  @Override
  Slots newSlots(int length) {
    return Slots.numbers(length);
  }

  @Override
  boolean fits(Class<?> javaType) {
    return javaType == int.class;
  }

  @Override
  int set(Variable<?> variable, int index, byte[] text, int from, int to, Printk log) {
    int value = BoolType.parse(text, from, to);
    if (value < 0) {
      return value;
    }
    variable.slots().number(index, value);
    return 0;
  }

  @Override
  int setBare(Variable<?> variable, int index, Printk log) {
    variable.slots().number(index, 1);
    return 0;
  }

  @Override
  int get(Variable<?> variable, int index, Page page) {
    return page.emit((int) variable.slots().number(index) + "\n");
  }

  @Override
  Integer read(Variable<?> variable, int index) {
    return (int) variable.slots().number(index);
  }

  @Override
  void write(Variable<?> variable, int index, Integer value) {
    variable.slots().number(index, value);
  }
}
