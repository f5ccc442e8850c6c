// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import dev.modparam.param.memory.CString;
import dev.modparam.param.memory.CallingKernel;
import dev.modparam.param.memory.Cell;
import dev.modparam.param.memory.Codec;
import dev.modparam.param.memory.PageBytes;
import dev.modparam.param.memory.Slots;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.time.DateTimeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A type whose values a converter makes of text. */
record ConverterCodec<T>(ParamConverter<T> converter) implements Codec {

  @Override
  public String word() {
    return converter.word();
  }

  @Override
  public String expected() {
    return converter.expected();
  }

  @Override
  public Object zero() {
    return converter.zero();
  }

  /** The Java type of a value is the caller's: a subclass of that of the zero may do. */
  @Override
  public @Nullable String misfit(@Nullable Object value) {
    return value == null ? "it is null" : null;
  }

  /** A value that the converter cannot write is none of its. */
  @Override
  @SuppressWarnings("unchecked") // a value of another class is found here
  public @Nullable String problem(@Nullable Object value) {
    if (value == null) {
      return misfit(value);
    }
    try {
      converter.format((T) value);
      return null;
    } catch (IllegalArgumentException | ClassCastException problem) {
      return problem.getMessage();
    }
  }

  @Override
  public Slots newSlots(int length) {
    return Slots.references(length);
  }

  @Override
  public boolean fits(Class<?> javaType) {
    return MethodType.methodType(javaType).wrap().returnType().isInstance(zero());
  }

  @Override
  public Slots fieldSlots(VarHandle field, Object owner, long mask) {
    return Slots.ofObjects(field, owner);
  }

  @Override
  public int set(Cell cell, int index, byte[] text, int from, int to, CallingKernel kernel) {
    cell.complaint(null);
    try {
      cell.slots().reference(index, parse(text, from, to));
      return 0;
    } catch (ErrnoException failure) {
      cell.complaint(failure.getMessage());
      return failure.errno().result();
    } catch (IllegalArgumentException | DateTimeException failure) {
      cell.complaint(saidByPeople(failure));
      return Errno.EINVAL.result();
    }
  }

  /** What {@code valueOf} of Java says is not for people. */
  private static @Nullable String saidByPeople(RuntimeException failure) {
    String message = failure.getMessage();
    boolean ofJava =
        failure instanceof NumberFormatException
            || (message != null && message.startsWith("No enum constant"));
    return ofJava ? null : message;
  }

  /** Parses without the newline that {@code echo} adds. */
  private T parse(byte[] text, int from, int to) {
    int end = to > from && text[to - 1] == '\n' ? to - 1 : to;
    return Objects.requireNonNull(
        converter.parse(CString.of(text, from, end).text()), "the parse function returned null");
  }

  @Override
  @SuppressWarnings("unchecked") // only this type stores here
  public int get(Cell cell, int index, PageBytes page) {
    return page.emit(converter.format((T) read(cell, index))) + page.emit('\n');
  }

  @Override
  public Object read(Cell cell, int index) {
    Object value = cell.slots().reference(index);
    return value == null ? zero() : value; // a field that driver code has set to null
  }

  @Override
  public void write(Cell cell, int index, @Nullable Object value) {
    cell.slots().reference(index, value);
  }

  @Override
  public @Nullable String explain(Cell cell, byte[] text, int from, int to, int result) {
    return cell.complaint();
  }
}
