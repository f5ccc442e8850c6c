// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a {@link ParamType} is made of, for code that writes, draws or converts parameters.
 *
 * <pre>{@code
 * if (type.kind() instanceof ParamKind.Scalar scalar) {
 *   out.append("static ").append(scalar.cType()).append(' ').append(name);
 * }
 * }</pre>
 */
public sealed interface ParamKind {

  /** A type for which the kernel has a word. */
  sealed interface Scalar extends ParamKind {

    /**
     * Returns the word of {@code module_param} for the type; of a type of Rust, for the type of C
     * that holds its values.
     *
     * @return such as {@code uint}
     */
    String cWord();

    /**
     * Returns how C declares a variable of {@link #cWord()}.
     *
     * @return such as {@code unsigned int}
     */
    String cType();

    /**
     * Returns the type of Rust; of a type of C, the one that holds its values.
     *
     * @return such as {@code u32}, {@code bool} or {@code str}
     */
    String rustWord();

    /**
     * Returns the Java type of a value.
     *
     * @return {@code Integer}, {@code Long}, {@code Boolean} or {@code String}
     */
    Class<?> javaType();
  }

  /**
   * An integer.
   *
   * @param cWord the word in C
   * @param cType the type in C
   * @param rustWord the type in Rust
   * @param javaType {@code Integer} or {@code Long}
   * @param bits its width: 8, 16, 32 or 64
   * @param signed whether it can be negative
   * @param rust whether it is one of Rust's own
   */
  record Integral(
      String cWord,
      String cType,
      String rustWord,
      Class<?> javaType,
      int bits,
      boolean signed,
      boolean rust)
      implements Scalar {

    /**
     * Makes the kind.
     *
     * @param cWord the word in C
     * @param cType the type in C
     * @param rustWord the type in Rust
     * @param javaType the Java type of a value
     * @param bits its width
     * @param signed whether it can be negative
     * @param rust whether it is one of Rust's own
     */
    public Integral {
      requireNonNull(cWord, "cWord");
      requireNonNull(cType, "cType");
      requireNonNull(rustWord, "rustWord");
      requireNonNull(javaType, "javaType");
    }
  }

  /**
   * A truth value.
   *
   * @param cWord the word in C
   * @param cType the type in C: {@code int} for a {@code bint}
   * @param rustWord the type in Rust
   * @param javaType {@code Boolean}, or {@code Integer} for a {@code bint}
   */
  record Truth(String cWord, String cType, String rustWord, Class<?> javaType) implements Scalar {

    /**
     * Makes the kind.
     *
     * @param cWord the word in C
     * @param cType the type in C
     * @param rustWord the type in Rust
     * @param javaType the Java type of a value
     */
    public Truth {
      requireNonNull(cWord, "cWord");
      requireNonNull(cType, "cType");
      requireNonNull(rustWord, "rustWord");
      requireNonNull(javaType, "javaType");
    }
  }

  /**
   * A pointer to a text.
   *
   * @param cWord {@code charp}
   * @param cType {@code char *}
   * @param rustWord {@code str}
   * @param javaType {@code String}
   */
  record Text(String cWord, String cType, String rustWord, Class<?> javaType) implements Scalar {

    /**
     * Makes the kind.
     *
     * @param cWord the word in C
     * @param cType the type in C
     * @param rustWord the type in Rust
     * @param javaType the Java type of a value
     */
    public Text {
      requireNonNull(cWord, "cWord");
      requireNonNull(cType, "cType");
      requireNonNull(rustWord, "rustWord");
      requireNonNull(javaType, "javaType");
    }
  }

  /**
   * A buffer for a text ({@code module_param_string}).
   *
   * @param size its size in bytes with the final NUL
   */
  record Buffer(int size) implements ParamKind {}

  /**
   * An array.
   *
   * @param element the type of an element
   * @param max how many elements it has room for
   * @param counted whether it has a counter
   */
  record Array(ParamType<?> element, int max, boolean counted) implements ParamKind {

    /**
     * Makes the kind.
     *
     * @param element the type of an element
     * @param max how many elements it has room for
     * @param counted whether it has a counter
     */
    public Array {
      requireNonNull(element, "element");
    }
  }

  /**
   * A type with functions of its own.
   *
   * @param base the type of its variable; empty if it is made of two Java functions
   * @param hasSet whether it has a set function; without one each set is EPERM
   * @param hasGet whether it has a get function; without one each read of the file is EPERM
   */
  record Own(Optional<ParamType<?>> base, boolean hasSet, boolean hasGet) implements ParamKind {

    /**
     * Makes the kind.
     *
     * @param base the type of its variable
     * @param hasSet whether it has a set function
     * @param hasGet whether it has a get function
     */
    public Own {
      requireNonNull(base, "base");
    }
  }
}
