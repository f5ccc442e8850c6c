// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import org.jspecify.annotations.Nullable;

/** A type with a driver's own operations over the variable of a standard type. */
final class CustomType<T extends @Nullable Object> extends ParamType<T> {

  private final ParamType<T> base;
  private final Operations.@Nullable Setter<T> setter;
  private final Operations.@Nullable Getter<T> getter;
  private final boolean bareName;

  CustomType(
      ParamType<T> base,
      String name,
      Operations.@Nullable Setter<T> setter,
      Operations.@Nullable Getter<T> getter,
      boolean bareName) {
    super(name);
    this.base = base;
    this.setter = setter;
    this.getter = getter;
    this.bareName = bareName;
  }

  @Override
  public String expected() {
    if (name().equals(base.name())) {
      return base.expected();
    }
    return name().isEmpty()
        ? "a value that the module's own set function takes"
        : "a value of type " + name();
  }

  @Override
  public boolean acceptsBareName() {
    return bareName;
  }

  @Override
  T zero() {
    return base.zero();
  }

  @Override
  @Nullable String problem(T value) {
    return base.problem(value);
  }

  @Override
  @Nullable String misfit(T value) {
    return base.misfit(value);
  }

  @Override
  Slots newSlots(int length) {
    return base.newSlots(length);
  }

  @Override
  int length() {
    return base.length();
  }

  @Override
  boolean fits(Class<?> javaType) {
    return base.fits(javaType);
  }

  @Override
  long fieldMask() {
    return base.fieldMask();
  }

  @Override
  int set(Variable<?> variable, int index, byte[] text, int from, int to, Printk log) {
    return callSetter(variable, index, KernelString.of(text, from, to).text(), log);
  }

  @Override
  int setBare(Variable<?> variable, int index, Printk log) {
    return callSetter(variable, index, null, log);
  }

  private int callSetter(Variable<?> variable, int index, @Nullable String text, Printk log) {
    if (setter == null) {
      return Errno.EPERM.result();
    }
    variable.complaint(null);
    try {
      return setter.set(text, variable.as(base, index, log));
    } catch (ErrnoException failure) {
      variable.complaint(failure.getMessage());
      return failure.errno().result();
    }
  }

  @Override
  int get(Variable<?> variable, int index, Page page) {
    if (getter == null) {
      return Errno.EPERM.result();
    }
    int start = page.length();
    int result;
    try {
      result = getter.get(variable.as(base, index, Printk.NONE), page);
    } catch (ErrnoException failure) {
      result = failure.errno().result();
    }
    page.length(start + Math.max(result, 0));
    return result;
  }

  @Override
  boolean hasSet() {
    return setter != null;
  }

  @Override
  boolean hasGet() {
    return getter != null;
  }

  @Override
  T read(Variable<?> variable, int index) {
    return base.read(variable, index);
  }

  @Override
  void write(Variable<?> variable, int index, T value) {
    base.write(variable, index, value);
  }

  @Override
  boolean isAtomic() {
    return base.isAtomic();
  }

  @Override
  @Nullable String explain(Variable<?> variable, byte[] text, int from, int to, int result) {
    return variable.complaint();
  }

  ParamType<T> base() {
    return base;
  }
}
