// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import dev.modparam.param.ParamConverter;
import dev.modparam.param.ParamTypes;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;

/**
 * Makes a field of a {@link KernelModule} class a parameter: the field is the variable, its
 * initializer the default.
 *
 * <p>Fields may be private and inherited, but not static and not final. A {@code boolean}, {@code
 * short}, {@code int}, {@code long} or {@code String}, or an array of one of them, has the kernel
 * type of its name ({@code bool}, {@code charp} …); an enum is a {@linkplain ParamTypes#choice
 * choice} among its constants, a {@code Duration} is {@link ParamTypes#DURATION}; unsigned types
 * and the rarer ones are named with {@link #type()} and live in the next wider Java type, 64-bit
 * unsigned ones in a {@code long}.
 *
 * <p>Make fields {@code volatile} that other threads than the one that loads or stores shall see at
 * once.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ModuleParam {

  /** The kernel types that a field can have. */
  enum Type {
    /** The type that has the name of the field's Java type. */
    AUTO,
    /** {@link ParamTypes#BYTE}, in a {@code short} or wider. */
    BYTE,
    /** {@link ParamTypes#SHORT}. */
    SHORT,
    /** {@link ParamTypes#USHORT}, in an {@code int} or wider. */
    USHORT,
    /** {@link ParamTypes#INT}. */
    INT,
    /** {@link ParamTypes#UINT}, in a {@code long}. */
    UINT,
    /** {@link ParamTypes#LONG}. */
    LONG,
    /** {@link ParamTypes#ULONG}, as the bits of a {@code long}. */
    ULONG,
    /** {@link ParamTypes#ULLONG}, as the bits of a {@code long}. */
    ULLONG,
    /** {@link ParamTypes#HEXINT}, in a {@code long}. */
    HEXINT,
    /** {@link ParamTypes#BOOL}. */
    BOOL,
    /** {@link ParamTypes#INVBOOL}. */
    INVBOOL,
    /** {@link ParamTypes#BOOL_ENABLE_ONLY}. */
    BOOL_ENABLE_ONLY,
    /** {@link ParamTypes#BINT}, in an {@code int}. */
    BINT,
    /** {@link ParamTypes#CHARP}. */
    CHARP,
    /** {@link ParamTypes#I8}, in a {@code byte}. */
    I8,
    /** {@link ParamTypes#U8}, in a {@code short} or wider. */
    U8,
    /** {@link ParamTypes#I16}. */
    I16,
    /** {@link ParamTypes#U16}, in an {@code int} or wider. */
    U16,
    /** {@link ParamTypes#I32}. */
    I32,
    /** {@link ParamTypes#U32}, in a {@code long}. */
    U32,
    /** {@link ParamTypes#I64}. */
    I64,
    /** {@link ParamTypes#U64}, as the bits of a {@code long}. */
    U64,
    /** {@link ParamTypes#ISIZE}. */
    ISIZE,
    /** {@link ParamTypes#USIZE}, as the bits of a {@code long}. */
    USIZE,
    /** {@link ParamTypes#SIZE}, a number of bytes that may have a unit, in a {@code long}. */
    SIZE;

    /** Returns the word of the kernel, empty for that of the Java type. */
    String word() {
      return this == AUTO ? "" : name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The parameter's name; by default the field's in snake case, {@code buffer_size} of {@code
   * bufferSize}.
   *
   * @return the name or empty
   */
  String name() default "";

  /**
   * The kernel type, of each element if the field is an array.
   *
   * @return the type
   */
  Type type() default Type.AUTO;

  /**
   * The permission bits in octal, {@code 0644}; 0 for no file in sysfs.
   *
   * @return the bits
   */
  int permissions() default 0444;

  /**
   * The permission bits as text, {@code "0644"}, in place of {@link #permissions()}: for languages
   * without octal numbers, such as Kotlin.
   *
   * @return octal digits, or empty
   */
  String mode() default "";

  /**
   * What the parameter is for, as {@code MODULE_PARM_DESC}.
   *
   * @return the text, or empty for none
   */
  String description() default "";

  /**
   * The smallest number allowed, {@code min = 1}; for integer types only. An unsigned 64-bit type
   * has it as bits.
   *
   * @return one number; none for the smallest of the type
   */
  long[] min() default {};

  /**
   * The largest number allowed, {@code max = 8}; for integer types only. An unsigned 64-bit type
   * has it as bits.
   *
   * @return one number; none for the largest of the type
   */
  long[] max() default {};

  /**
   * The converter of a field that has a type of its own. An enum needs none: its words are the
   * names of its constants in lower case.
   *
   * @return a class with a constructor that takes nothing, whose values the field can hold; {@code
   *     ParamConverter} itself for none
   */
  @SuppressWarnings("rawtypes") // the default is the type without its argument
  Class<? extends ParamConverter> converter() default ParamConverter.class;

  /**
   * For a {@code String}: makes it a buffer of that many bytes, the final NUL included, instead of
   * a {@code charp}.
   *
   * @return the size, or 0
   */
  int size() default 0;

  /**
   * For an array: the {@code int} field of the same class that counts the elements; its initializer
   * is the count at the start. Without one the array always shows all its elements.
   *
   * @return the name of the field, or empty
   */
  String counter() default "";

  /**
   * Whether setting the parameter taints the kernel ({@code module_param_unsafe}).
   *
   * @return true if it does
   */
  boolean unsafe() default false;

  /**
   * Whether a locked-down kernel refuses to set the parameter ({@code module_param_hw}).
   *
   * @return true if it does
   */
  boolean hardware() default false;
}
