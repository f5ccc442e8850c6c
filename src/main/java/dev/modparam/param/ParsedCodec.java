// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import dev.modparam.param.memory.CString;
import dev.modparam.param.memory.CallingKernel;
import dev.modparam.param.memory.Cell;
import dev.modparam.param.memory.Codec;
import dev.modparam.param.memory.PageBytes;
import dev.modparam.param.memory.Slots;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A type made of a parse and a format function: the simple kind of own type. */
record ParsedCodec<T>(
    String word, String expected, Function<String, T> parser, Function<T, String> formatter, T zero)
    implements Codec {

  /** The Java type of a value is the caller's: a subclass of that of the zero may do. */
  @Override
  public @Nullable String misfit(@Nullable Object value) {
    return value == null ? "it is null" : null;
  }

  @Override
  public Slots newSlots(int length) {
    return Slots.references(length);
  }

  @Override
  public boolean fits(Class<?> javaType) {
    return false;
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
      cell.complaint(failure.getMessage());
      return Errno.EINVAL.result();
    }
  }

  /** Parses without the newline that {@code echo} adds. */
  private T parse(byte[] text, int from, int to) {
    int end = to > from && text[to - 1] == '\n' ? to - 1 : to;
    return Objects.requireNonNull(
        parser.apply(CString.of(text, from, end).text()), "the parse function returned null");
  }

  @Override
  @SuppressWarnings("unchecked") // only this type stores here
  public int get(Cell cell, int index, PageBytes page) {
    return page.emit(formatter.apply((T) read(cell, index))) + page.emit('\n');
  }

  @Override
  public Object read(Cell cell, int index) {
    return Objects.requireNonNull(cell.slots().reference(index));
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
