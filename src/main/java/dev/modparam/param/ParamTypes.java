// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.memory.TextCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of parameter types: those of the Linux kernel, Rust's integers, and the makers of
 * arrays, buffers and own types.
 *
 * <p>Java types: {@code Integer} for everything that fits one, {@code Long} for {@code uint},
 * {@code hexint}, {@code long} and wider; an unsigned 64-bit value is the bits of its {@code Long}
 * (see {@link Long#toUnsignedString(long)}).
 */
public final class ParamTypes {

  /** {@code byte}: 8 bits, unsigned. */
  public static final IntegerType<Integer> BYTE = TypeWord.BYTE.integer();

  /** {@code short}: 16 bits, signed. */
  public static final IntegerType<Integer> SHORT = TypeWord.SHORT.integer();

  /** {@code ushort}: 16 bits, unsigned. */
  public static final IntegerType<Integer> USHORT = TypeWord.USHORT.integer();

  /** {@code int}: 32 bits, signed. */
  public static final IntegerType<Integer> INT = TypeWord.INT.integer();

  /** {@code uint}: 32 bits, unsigned. */
  public static final IntegerType<Long> UINT = TypeWord.UINT.integer();

  /** {@code long}: 64 bits, signed. */
  public static final IntegerType<Long> LONG = TypeWord.LONG.integer();

  /** {@code ulong}: 64 bits, unsigned. */
  public static final IntegerType<Long> ULONG = TypeWord.ULONG.integer();

  /** {@code ullong}: 64 bits, unsigned. */
  public static final IntegerType<Long> ULLONG = TypeWord.ULLONG.integer();

  /** {@code hexint}: as {@code uint}, shown in hexadecimal. */
  public static final IntegerType<Long> HEXINT = TypeWord.HEXINT.integer();

  /** {@code bool}: the first letter of the text decides; a bare name is true. */
  public static final ParamType<Boolean> BOOL = TypeWord.BOOL.type();

  /**
   * {@code invbool}: the variable, and the Java value, is the opposite of the text; its file shows
   * the text. A bare name is EINVAL.
   */
  public static final ParamType<Boolean> INVBOOL = TypeWord.INVBOOL.type();

  /** {@code bool_enable_only}: once true, setting it to false is EROFS. */
  public static final ParamType<Boolean> BOOL_ENABLE_ONLY = TypeWord.BOOL_ENABLE_ONLY.type();

  /** {@code bint}: set as a {@code bool}, shown as 0 or 1. */
  public static final ParamType<Integer> BINT = TypeWord.BINT.type();

  /** {@code charp}: a text of at most 1024 bytes, or null, which is shown as {@code (null)}. */
  public static final ParamType<@Nullable String> CHARP = TypeWord.CHARP.type();

  /** Rust's {@code i8}. All Rust types can be set once, unless {@link IntegerType#repeatable}. */
  public static final IntegerType<Integer> I8 = TypeWord.I8.integer();

  /** Rust's {@code u8}. */
  public static final IntegerType<Integer> U8 = TypeWord.U8.integer();

  /** Rust's {@code i16}. */
  public static final IntegerType<Integer> I16 = TypeWord.I16.integer();

  /** Rust's {@code u16}. */
  public static final IntegerType<Integer> U16 = TypeWord.U16.integer();

  /** Rust's {@code i32}. */
  public static final IntegerType<Integer> I32 = TypeWord.I32.integer();

  /** Rust's {@code u32}. */
  public static final IntegerType<Long> U32 = TypeWord.U32.integer();

  /** Rust's {@code i64}. */
  public static final IntegerType<Long> I64 = TypeWord.I64.integer();

  /** Rust's {@code u64}. */
  public static final IntegerType<Long> U64 = TypeWord.U64.integer();

  /** Rust's {@code isize} on a 64-bit machine. */
  public static final IntegerType<Long> ISIZE = TypeWord.ISIZE.integer();

  /** Rust's {@code usize} on a 64-bit machine. */
  public static final IntegerType<Long> USIZE = TypeWord.USIZE.integer();

  /** Durations with a unit: {@code 250ms}, {@code 2.5s}, {@code 1h30m}; a plain 0 is zero. */
  public static final ParamType<Duration> DURATION = converted(new DurationConverter());

  /**
   * Numbers of bytes with a unit: {@code 4096}, {@code 512K}, {@code 8G}, {@code 0x10M}, as {@code
   * memparse} of the kernel reads them. Units are powers of 1024.
   */
  public static final ParamType<Long> SIZE = converted(new SizeConverter());

  private static final List<ParamType<?>> SCALARS =
      List.of(
          BYTE,
          SHORT,
          USHORT,
          INT,
          UINT,
          LONG,
          ULONG,
          ULLONG,
          HEXINT,
          BOOL,
          INVBOOL,
          BOOL_ENABLE_ONLY,
          BINT,
          CHARP,
          I8,
          U8,
          I16,
          U16,
          I32,
          U32,
          I64,
          U64,
          ISIZE,
          USIZE);

  private ParamTypes() {}

  /**
   * Returns the scalar type of a word, as written in a C or Rust declaration.
   *
   * @param word such as {@code uint} or {@code i64}
   * @return the type, or empty if it is not a scalar type of the kernel
   */
  public static Optional<ParamType<?>> named(String word) {
    requireNonNull(word, "word");
    return SCALARS.stream().filter(type -> type.name().equals(word)).findFirst();
  }

  /**
   * Returns all scalar types.
   *
   * @return the types of C, then those of Rust
   */
  public static List<ParamType<?>> scalars() {
    return SCALARS;
  }

  /**
   * A string buffer ({@code module_param_string}).
   *
   * @param size its size in bytes with the final NUL: a text of {@code size - 1} bytes fits
   * @return the type
   * @throws IllegalArgumentException if the size is not at least 1
   */
  public static ParamType<String> string(int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "a string buffer needs a size of at least 1, for the NUL at its end, not " + size);
    }
    return new ParamType<>(new ParamKind.Buffer(size), new TextCodec(size - 1, true));
  }

  /**
   * An array without a counter ({@code module_param_array} with NULL); see {@link
   * ArrayType#counted()}.
   *
   * @param element the type of its elements: any but arrays and buffers
   * @param max how many elements it has, from 1 to 65536
   * @param <E> the Java type of an element
   * @return the type
   * @throws IllegalArgumentException if the kernel has no such array
   */
  public static <E extends @Nullable Object> ArrayType<E> array(ParamType<E> element, int max) {
    return ArrayType.of(requireNonNull(element, "element"), max);
  }

  /**
   * The bounded {@code uint} of {@code param_set_uint_minmax}: outside the bounds is EINVAL.
   *
   * @param min smallest value, from 0 to 2^32-1
   * @param max largest value, from {@code min} to 2^32-1
   * @return the type
   * @throws IllegalArgumentException if the bounds are not such numbers
   */
  public static IntegerType<Long> uintMinmax(long min, long max) {
    return UINT.between(min, max);
  }

  /**
   * The type of a parameter of which only the declaration is known, because the functions that set
   * and show it are code of the driver. It takes any text, keeps it without the newline that {@code
   * echo} adds, and shows it; {@link Operations#on} it leaves out what the driver is known to lack.
   *
   * <p>An array of which only the length is not known, {@code array of int}, takes any number of
   * texts that its elements take.
   *
   * @param word the word for it in messages and modinfo, perhaps empty
   * @return the type, for which {@link ParamType#isUnknown()} is true
   */
  public static ParamType<@Nullable String> unknown(String word) {
    ParamType<?> element = UnknownRules.elementOf(requireNonNull(word, "word"));
    return Operations.on(CHARP)
        .named(word)
        .set(new UnknownRules(element))
        .get((variable, page) -> page.emit(UnknownRules.lineOf(variable)))
        .type();
  }

  /**
   * An own type made of two functions. For set and get functions as in C, with results and errors
   * of their own, see {@link Operations}.
   *
   * @param name the word for it in messages and modinfo, such as {@code colour}
   * @param parser turns text into a value, without the newline that {@code echo} adds; an {@link
   *     IllegalArgumentException} or {@link java.time.DateTimeException} is EINVAL and its message
   *     is shown to the person who gave the text, an {@link ErrnoException} is its own error
   * @param formatter turns a value into the text of the file; the newline is added
   * @param initial what a variable holds without another default
   * @param <T> the Java type of a value, which should be immutable
   * @return the type
   */
  public static <T> ParamType<T> parsed(
      String name, Function<String, T> parser, Function<T, String> formatter, T initial) {
    return converted(
        new FunctionsConverter<>(
            requireNonNull(name, "name"),
            requireNonNull(parser, "parser"),
            requireNonNull(formatter, "formatter"),
            requireNonNull(initial, "initial")));
  }

  /**
   * An own type made by a converter.
   *
   * @param converter reads and writes values
   * @param <T> the Java type of a value
   * @return the type
   */
  public static <T> ParamType<T> converted(ParamConverter<T> converter) {
    return new ParamType<>(
        new ParamKind.Own(Optional.empty(), true, true),
        new ConverterCodec<>(requireNonNull(converter, "converter")));
  }

  /**
   * A choice among the constants of an enum, whose words are their names in lower case.
   *
   * @param type the enum; its first constant is what a variable holds without another default
   * @param <E> the enum
   * @return the type, named as the enum
   * @throws IllegalArgumentException if the enum has no constants
   */
  public static <E extends Enum<E>> ParamType<E> choice(Class<E> type) {
    return converted(ChoiceConverter.of(requireNonNull(type, "type")));
  }

  /**
   * A choice among words.
   *
   * @param words the words; the first one is what a variable holds without another default
   * @return the type
   * @throws IllegalArgumentException if there is no word, or one twice
   */
  public static ParamType<String> oneOf(String... words) {
    return converted(ChoiceConverter.of(List.of(requireNonNull(words, "words"))));
  }
}
