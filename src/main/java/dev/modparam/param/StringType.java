// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code charp}, a pointer to a string, and {@code string}, a buffer of fixed size. */
final class StringType extends ParamType<@Nullable String> {

  /** The most bytes that {@code param_set_charp} takes. */
  private static final int CHARP_LIMIT = 1024;

  private final int longest;
  private final boolean buffer;

  private StringType(String name, int longest, boolean buffer) {
    super(name);
    this.longest = longest;
    this.buffer = buffer;
  }

  static StringType charp() {
    return new StringType("charp", CHARP_LIMIT, false);
  }

  static StringType buffer(int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "a string buffer needs a size of at least 1, for the NUL at its end, not " + size);
    }
    return new StringType("string", size - 1, true);
  }

  @Override
  public String expected() {
    return (buffer ? "a string" : "a charp") + " of at most " + longest + " bytes";
  }

  @Override
  @SuppressWarnings(
      "NullAway") // T is nullable here, which NullAway does not see in a type argument
  @Nullable String zero() {
    return buffer ? "" : null;
  }

  @Override
  @Nullable String problem(@Nullable String value) {
    if (value == null) {
      return buffer ? "a buffer cannot be null; its empty content is \"\"" : null;
    }
    if (value.indexOf('\0') >= 0) {
      return "a C string cannot hold a NUL character";
    }
    int length = value.getBytes(StandardCharsets.UTF_8).length;
    return buffer && length > longest
        ? "it has " + length + " bytes, and the buffer takes " + longest
        : null;
  }

  @Override
  Slots newSlots(int length) {
    return Slots.references(length);
  }

  @Override
  boolean fits(Class<?> javaType) {
    return javaType == String.class;
  }

  @Override
  int set(Variable<?> variable, int index, byte[] text, int from, int to, Printk log) {
    if (to - from > longest) {
      log.print(
          3,
          buffer
              ? variable.name() + ": string doesn't fit in " + longest + " chars."
              : variable.name() + ": string parameter too long");
      return Errno.ENOSPC.result();
    }
    variable.slots().reference(index, KernelString.of(text, from, to));
    return 0;
  }

  @Override
  int get(Variable<?> variable, int index, Page page) {
    KernelString value = content(variable, index);
    int written = value == null ? page.emit(buffer ? "" : "(null)") : page.emit(value.bytes());
    return written + page.emit('\n');
  }

  @Override
  @SuppressWarnings("NullAway") // see zero()
  @Nullable String read(Variable<?> variable, int index) {
    KernelString value = content(variable, index);
    return value == null ? zero() : value.text();
  }

  byte @Nullable [] readBytes(Variable<?> variable) {
    KernelString value = content(variable, 0);
    return value == null ? null : value.bytes().clone();
  }

  private static @Nullable KernelString content(Variable<?> variable, int index) {
    return (KernelString) variable.slots().reference(index);
  }

  @Override
  void write(Variable<?> variable, int index, @Nullable String value) {
    variable.slots().reference(index, value == null ? null : KernelString.of(value));
  }

  @Override
  @Nullable String explain(Variable<?> variable, byte[] text, int from, int to, int result) {
    return result == Errno.ENOSPC.result() ? "it has " + (to - from) + " bytes" : null;
  }

  /** Returns the size of the buffer, or 0 for a pointer. */
  int bufferSize() {
    return buffer ? longest + 1 : 0;
  }
}
