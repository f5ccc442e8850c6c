// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * {@code charp}, a pointer to a string, and {@code string}, a buffer of fixed size.
 *
 * @param longest the most bytes that a set takes, without the final NUL
 * @param buffer whether it is a buffer
 */
public record TextCodec(int longest, boolean buffer) implements Codec {

  /** {@code charp}: {@code param_set_charp} takes at most 1024 bytes. */
  public static final TextCodec CHARP = new TextCodec(1024, false);

  @Override
  public String word() {
    return buffer ? "string" : "charp";
  }

  @Override
  public String expected() {
    return (buffer ? "a string" : "a charp") + " of at most " + longest + " bytes";
  }

  @Override
  public @Nullable Object zero() {
    return buffer ? "" : null;
  }

  @Override
  public @Nullable String misfit(@Nullable Object value) {
    if (value == null) {
      return buffer ? "a buffer cannot be null; its empty content is \"\"" : null;
    }
    return value instanceof String ? null : "it is an object of " + value.getClass().getName();
  }

  @Override
  public @Nullable String problem(@Nullable Object value) {
    String misfit = misfit(value);
    if (misfit != null || !(value instanceof String text)) {
      return misfit;
    }
    if (text.indexOf('\0') >= 0) {
      return "a C string cannot hold a NUL character";
    }
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return buffer && length > longest
        ? "it has " + length + " bytes, and the buffer takes " + longest
        : null;
  }

  @Override
  public Slots newSlots(int length) {
    return Slots.references(length);
  }

  @Override
  public Shape shape() {
    return buffer
        ? new Shape(Shape.Kind.TEXT, 1, false, longest + 1)
        : new Shape(Shape.Kind.POINTER, Long.BYTES, false, 1);
  }

  @Override
  public boolean fits(Class<?> javaType) {
    return javaType == String.class;
  }

  @Override
  public int set(Cell cell, int index, byte[] text, int from, int to, CallingKernel kernel) {
    if (to - from > longest) {
      kernel.error(
          cell.name()
              + (buffer
                  ? ": string doesn't fit in " + longest + " chars."
                  : ": string parameter too long"));
      return Result.ENOSPC;
    }
    cell.slots().reference(index, CString.of(text, from, to));
    return 0;
  }

  @Override
  public int get(Cell cell, int index, PageBytes page) {
    CString value = content(cell, index);
    int written = value == null ? page.emit(buffer ? "" : "(null)") : page.emit(value.bytes());
    return written + page.emit('\n');
  }

  @Override
  public @Nullable Object read(Cell cell, int index) {
    CString value = content(cell, index);
    return value == null ? zero() : value.text();
  }

  private static @Nullable CString content(Cell cell, int index) {
    return (CString) cell.slots().reference(index);
  }

  @Override
  public void write(Cell cell, int index, @Nullable Object value) {
    cell.slots().reference(index, value == null ? null : CString.of((String) value));
  }

  @Override
  public @Nullable String explain(Cell cell, byte[] text, int from, int to, int result) {
    return result == Result.ENOSPC ? "it has " + (to - from) + " bytes" : null;
  }
}
