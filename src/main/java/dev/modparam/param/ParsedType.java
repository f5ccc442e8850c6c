// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.time.DateTimeException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A type made of a parse and a format function: the simple kind of own type. */
final class ParsedType<T> extends ParamType<T> {

  private final Function<String, T> parser;
  private final Function<T, String> formatter;
  private final T zero;

  ParsedType(String name, Function<String, T> parser, Function<T, String> formatter, T zero) {
    super(name);
    this.parser = parser;
    this.formatter = formatter;
    this.zero = zero;
  }

  @Override
  public String expected() {
    return "a value of type " + name();
  }

  @Override
  T zero() {
    return zero;
  }

  @Override
  @SuppressWarnings("ConstantValue") // callers without null checks
  @Nullable String problem(T value) {
    return Objects.isNull(value) ? "it is null" : null;
  }

  @Override
  Slots newSlots(int length) {
    return Slots.references(length);
  }

  @Override
  boolean fits(Class<?> javaType) {
    return false;
  }

  @Override
  int set(Variable<?> variable, int index, byte[] text, int from, int to, Printk log) {
    variable.complaint(null);
    try {
      variable.slots().reference(index, parse(text, from, to));
      return 0;
    } catch (ErrnoException failure) {
      variable.complaint(failure.getMessage());
      return failure.errno().result();
    } catch (IllegalArgumentException | DateTimeException failure) {
      variable.complaint(failure.getMessage());
      return Errno.EINVAL.result();
    }
  }

  /** Parses without the newline that {@code echo} adds. */
  private T parse(byte[] text, int from, int to) {
    int end = to > from && text[to - 1] == '\n' ? to - 1 : to;
    return Objects.requireNonNull(
        parser.apply(KernelString.of(text, from, end).text()), "the parse function returned null");
  }

  @Override
  int get(Variable<?> variable, int index, Page page) {
    return page.emit(formatter.apply(read(variable, index))) + page.emit('\n');
  }

  @Override
  @SuppressWarnings("unchecked") // only this type stores here
  T read(Variable<?> variable, int index) {
    return (T) Objects.requireNonNull(variable.slots().reference(index));
  }

  @Override
  void write(Variable<?> variable, int index, T value) {
    variable.slots().reference(index, value);
  }

  @Override
  @Nullable String explain(Variable<?> variable, byte[] text, int from, int to, int result) {
    return variable.complaint();
  }
}
