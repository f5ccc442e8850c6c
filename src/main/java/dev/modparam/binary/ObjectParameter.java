// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel object says of one parameter, and where it says so.
 *
 * <p>What is not known is absent. A parameter that only {@code .modinfo} names has no permissions
 * and no operations.
 */
public final class ObjectParameter {

  private static final int UNSAFE = 1;
  private static final int HARDWARE = 2;

  /** What has been found out so far. */
  static final class Draft implements Cloneable {
    final String name;
    boolean declared;
    int permissions;
    int level;
    int flags;
    @Nullable String operations;
    @Nullable CustomOperations custom;
    @Nullable String typeWord;
    @Nullable String description;
    @Nullable ArrayLayout array;
    @Nullable Long bufferSize;
    @Nullable String storage;
    Pointer.@Nullable Place variable;
    Pointer.@Nullable Place counter;
    @Nullable Footprint footprint;
    ParamType<?> type;
    boolean defaultKnown;
    @Nullable Object defaultValue;
    @Nullable String defaultOrigin;
    @Nullable String unknownBecause;

    Draft(String name, ParamType<?> type) {
      this.name = name;
      this.type = type;
    }

    void known(@Nullable Object value, String origin) {
      defaultKnown = true;
      defaultValue = value;
      defaultOrigin = origin;
      unknownBecause = null;
    }

    /** Makes a parameter, which what is drafted later does not change. */
    ObjectParameter finish() {
      return new ObjectParameter(copy());
    }

    private Draft copy() {
      try {
        return (Draft) clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final Draft said;

  private ObjectParameter(Draft said) {
    this.said = said;
  }

  /** Adds what another file knows. */
  ObjectParameter withDefault(@Nullable Object value, String origin) {
    Draft draft = said.copy();
    draft.known(value, origin);
    return draft.finish();
  }

  /**
   * Returns the name.
   *
   * @return the name as declared
   */
  public String name() {
    return said.name;
  }

  /**
   * Tells whether the module really has this parameter.
   *
   * @return false if only {@code .modinfo} names it
   */
  public boolean isDeclared() {
    return said.declared;
  }

  /**
   * Returns the permission bits.
   *
   * @return the bits as the file holds them, whether or not a kernel allows them
   */
  public OptionalInt permissions() {
    return said.declared ? OptionalInt.of(said.permissions) : OptionalInt.empty();
  }

  /**
   * Returns the level at which the parameter is parsed.
   *
   * @return -1 for nearly all
   */
  public OptionalInt level() {
    return said.declared ? OptionalInt.of(said.level) : OptionalInt.empty();
  }

  /**
   * Tells whether setting the parameter taints the kernel.
   *
   * @return true for {@code module_param_unsafe}
   */
  public boolean isUnsafe() {
    return (said.flags & UNSAFE) != 0;
  }

  /**
   * Tells whether a locked-down kernel refuses to set the parameter.
   *
   * @return true for {@code module_param_hw}
   */
  public boolean isHardware() {
    return (said.flags & HARDWARE) != 0;
  }

  /**
   * Returns the symbol of the operations.
   *
   * @return such as {@code param_ops_int}; nothing if it was stripped
   */
  public Optional<String> operations() {
    return Optional.ofNullable(said.operations);
  }

  /**
   * Returns the operations if they are the module's own.
   *
   * @return the functions, or nothing for a type of the kernel
   */
  Optional<CustomOperations> customOperations() {
    return Optional.ofNullable(said.custom);
  }

  /**
   * Returns the word for the type.
   *
   * @return such as {@code array of int}; nothing if {@code .modinfo} does not say
   */
  public Optional<String> typeWord() {
    return Optional.ofNullable(said.typeWord);
  }

  /**
   * Returns the description.
   *
   * @return the text; nothing if there is none
   */
  public Optional<String> description() {
    return Optional.ofNullable(said.description);
  }

  /**
   * Returns what the parameter's file would show before the module runs.
   *
   * @return the text without the final newline; nothing if it is {@linkplain #unknownBecause() not
   *     known}
   */
  public Optional<String> defaultText() {
    return said.defaultKnown ? Optional.of(shown(said.type, said.defaultValue)) : Optional.empty();
  }

  /**
   * Says why the default is not known.
   *
   * @return such as {@code own get function}; nothing if it is known
   */
  public Optional<String> unknownBecause() {
    return Optional.ofNullable(said.unknownBecause);
  }

  /**
   * Returns the layout of an array.
   *
   * @return the layout, or nothing for other parameters
   */
  Optional<ArrayLayout> array() {
    return Optional.ofNullable(said.array);
  }

  /**
   * Returns the size of a string buffer.
   *
   * @return the bytes with the final NUL, or nothing for other parameters
   */
  public OptionalLong bufferSize() {
    return said.bufferSize == null ? OptionalLong.empty() : OptionalLong.of(said.bufferSize);
  }

  /**
   * Returns where the variable is.
   *
   * @return the section, {@code ext:SYMBOL} for a variable of another file, {@code null} for none,
   *     {@code abs} for a number; nothing if that is not known
   */
  public Optional<String> storage() {
    return Optional.ofNullable(said.storage);
  }

  /**
   * Returns where the default was found.
   *
   * @return such as {@code .data} or {@code .data through param_get_int}; nothing if the default is
   *     not known
   */
  public Optional<String> defaultOrigin() {
    return Optional.ofNullable(said.defaultOrigin);
  }

  /** The bytes of the variable; null if they are not in the file, or their type is not known. */
  @Nullable Footprint footprint() {
    return said.footprint;
  }

  /** Where the counter of an array is; null if there is none in the file. */
  Pointer.@Nullable Place counter() {
    return said.counter;
  }

  ParamType<?> type() {
    return said.type;
  }

  boolean isDefaultKnown() {
    return said.defaultKnown;
  }

  @Nullable Object defaultValue() {
    return said.defaultValue;
  }

  /** Returns name, operations and permissions. */
  @Override
  public String toString() {
    return said.name
        + ": "
        + said.type
        + (said.declared ? String.format(" %04o", said.permissions) : "");
  }

  /** Returns a value as sysfs shows it, without the final newline. */
  static <T extends @Nullable Object> String shown(ParamType<T> type, @Nullable Object value) {
    String shown = Param.of("value", type).defaultValue(type.cast(value)).defaultText();
    return shown.endsWith("\n") ? shown.substring(0, shown.length() - 1) : shown;
  }
}
