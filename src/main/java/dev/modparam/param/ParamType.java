// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.memory.CallingKernel;
import dev.modparam.param.memory.Cell;
import dev.modparam.param.memory.Codec;
import dev.modparam.param.memory.PageBytes;
import dev.modparam.text.Excerpt;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a parameter becomes a value and back: the {@code struct kernel_param_ops} of a
 * type, with its Java type.
 *
 * <p>Immutable; two types are equal if they do the same. The types of the kernel are the constants
 * and methods of {@link ParamTypes}; own ones are made by {@link Operations} or {@link
 * ParamTypes#parsed}.
 *
 * @param <T> the Java type of a value; unsigned 64-bit types use the bits of a {@code Long}
 */
public sealed class ParamType<T extends @Nullable Object> permits IntegerType, ArrayType {

  private final ParamKind kind;
  private final Codec codec;

  ParamType(ParamKind kind, Codec codec) {
    this.kind = kind;
    this.codec = codec;
  }

  /**
   * Returns the word that names the type in a C declaration and in {@code modinfo}.
   *
   * @return such as {@code int}, {@code charp}, {@code array of int}, {@code string}
   */
  public final String name() {
    return codec.word();
  }

  /**
   * Returns what the type is made of.
   *
   * @return its kind, with its width, its sign and its words in C and Rust
   */
  public final ParamKind kind() {
    return kind;
  }

  /**
   * Says what a value must look like, for error messages.
   *
   * @return such as {@code an int from 512 to 65536}
   */
  public final String expected() {
    return codec.expected();
  }

  /**
   * Tells whether a field of a Java type can be the variable, as {@link Param#boundTo} and the
   * fields of annotated classes need it. A signed integer needs a field of its own width, an
   * unsigned one a field with room for every number.
   *
   * @param field the type of the field
   * @return true if it can
   */
  public final boolean fits(Class<?> field) {
    return codec.fits(requireNonNull(field, "field"));
  }

  /**
   * Tells whether a bare name sets the parameter, as {@code debug} means {@code debug=1} ({@code
   * KERNEL_PARAM_OPS_FL_NOARG}).
   *
   * @return true for {@code bool}, {@code bint}, {@code bool_enable_only} and own types that say so
   */
  public final boolean acceptsBareName() {
    return codec.acceptsBareName();
  }

  /**
   * Tells whether some rules of the type are not known here, because they are code of a driver, or
   * because its declaration does not tell all; see {@link ParamTypes#unknown}.
   *
   * @return whether a text that is taken here may be refused by the driver
   */
  public final boolean isUnknown() {
    return codec.isUnknown();
  }

  /**
   * Returns what a variable without an initializer holds.
   *
   * @return 0, false, an empty text or list; null for a {@code charp}
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // a codec makes values of its type
  public final T zero() {
    return (T) codec.zero();
  }

  /**
   * Reads a text as the set function of the type does for a fresh variable.
   *
   * @param text the text; what follows a NUL character is not seen
   * @return the value
   * @throws ErrnoException if the set function refuses the text; its message says what is expected
   */
  public final T parse(String text) {
    Cell cell = Cell.of("value", codec, codec.zero());
    byte[] bytes = cString(requireNonNull(text, "text"));
    int result = cell.set(bytes, 0, bytes.length, CallingKernel.NONE);
    if (result != 0) {
      String detail = cell.explain(bytes, 0, bytes.length, result);
      throw Errno.ofResult(result)
          .exception(
              "`"
                  + Excerpt.of(text)
                  + "' is not "
                  + expected()
                  + (detail == null ? "" : ": " + detail));
    }
    return cast(cell.value());
  }

  /** The bytes of a text up to its first NUL. */
  static byte[] cString(String text) {
    int nul = text.indexOf('\0');
    return (nul < 0 ? text : text.substring(0, nul)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a value as the get function of the type does.
   *
   * @param value a value
   * @return the text of the parameter's file without its final newline; empty if the type has no
   *     get function, or that function fails
   * @throws IllegalArgumentException if no variable of the type can hold the value
   */
  public final String format(T value) {
    Cell cell = Cell.of("value", codec, codec.zero());
    cell.assign(value);
    String text = fileText(cell);
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /** The text of a parameter's file while it has its default. */
  final String defaultText(T value) {
    return fileText(Cell.of("value", codec, value));
  }

  private static String fileText(Cell cell) {
    PageBytes page = new PageBytes();
    return cell.get(page) < 0 ? "" : page.toString();
  }

  /**
   * Takes a value of which the compiler does not know that it is one of this type.
   *
   * @param value a value, or null
   * @return the value
   * @throws IllegalArgumentException if no variable of the type can hold it
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // the codec has looked at it
  public final T cast(@Nullable Object value) {
    String misfit = codec.misfit(value);
    if (misfit != null) {
      throw new IllegalArgumentException(
          "a variable of type " + name() + " cannot hold " + value + ": " + misfit);
    }
    return (T) value;
  }

  final Codec codec() {
    return codec;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other || (other instanceof ParamType<?> type && hasSame(type.codec));
  }

  /** Codecs of one class may be equal; a record's own method is slow when it is first called. */
  private boolean hasSame(Codec other) {
    return codec == other || (codec.getClass() == other.getClass() && codec.equals(other));
  }

  @Override
  public final int hashCode() {
    return codec.hashCode();
  }

  /** Returns the name. */
  @Override
  public final String toString() {
    return name();
  }
}
