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

  private static final String TABLE = "__param";
  private static final String MODINFO = ".modinfo";
  private static final int UNSAFE = 1;
  private static final int HARDWARE = 2;

  /** What has been found out so far. */
  static final class Draft {
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
    @Nullable String layoutSection;
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

    ObjectParameter finish() {
      return new ObjectParameter(this);
    }
  }

  private final String name;
  private final boolean declared;
  private final int permissions;
  private final int level;
  private final int flags;
  private final @Nullable String operations;
  private final @Nullable CustomOperations custom;
  private final @Nullable String typeWord;
  private final @Nullable String description;
  private final @Nullable ArrayLayout array;
  private final @Nullable Long bufferSize;
  private final @Nullable String layoutSection;
  private final @Nullable String storage;
  private final @Nullable Footprint footprint;
  private final Pointer.@Nullable Place counter;
  private final ParamType<?> type;
  private final boolean defaultKnown;
  private final @Nullable Object defaultValue;
  private final @Nullable String defaultOrigin;
  private final @Nullable String unknownBecause;

  private ObjectParameter(Draft draft) {
    this.name = draft.name;
    this.declared = draft.declared;
    this.permissions = draft.permissions;
    this.level = draft.level;
    this.flags = draft.flags;
    this.operations = draft.operations;
    this.custom = draft.custom;
    this.typeWord = draft.typeWord;
    this.description = draft.description;
    this.array = draft.array;
    this.bufferSize = draft.bufferSize;
    this.layoutSection = draft.layoutSection;
    this.storage = draft.storage;
    this.footprint = draft.footprint;
    this.counter = draft.counter;
    this.type = draft.type;
    this.defaultKnown = draft.defaultKnown;
    this.defaultValue = draft.defaultValue;
    this.defaultOrigin = draft.defaultOrigin;
    this.unknownBecause = draft.unknownBecause;
  }

  /** Starts anew from what is known, to add what another file knows. */
  ObjectParameter withDefault(@Nullable Object value, String origin) {
    Draft draft = new Draft(name, type);
    draft.declared = declared;
    draft.permissions = permissions;
    draft.level = level;
    draft.flags = flags;
    draft.operations = operations;
    draft.custom = custom;
    draft.typeWord = typeWord;
    draft.description = description;
    draft.array = array;
    draft.bufferSize = bufferSize;
    draft.layoutSection = layoutSection;
    draft.storage = storage;
    draft.footprint = footprint;
    draft.counter = counter;
    draft.known(value, origin);
    return draft.finish();
  }

  /**
   * Returns the name.
   *
   * @return the name as declared
   */
  public String name() {
    return name;
  }

  /**
   * Tells whether the module really has this parameter.
   *
   * @return false if only {@code .modinfo} names it
   */
  public boolean isDeclared() {
    return declared;
  }

  /**
   * Returns the permission bits.
   *
   * @return the bits as the file holds them, whether or not a kernel allows them
   */
  public OptionalInt permissions() {
    return declared ? OptionalInt.of(permissions) : OptionalInt.empty();
  }

  /**
   * Returns the level at which the parameter is parsed.
   *
   * @return -1 for nearly all
   */
  public OptionalInt level() {
    return declared ? OptionalInt.of(level) : OptionalInt.empty();
  }

  /**
   * Tells whether setting the parameter taints the kernel.
   *
   * @return true for {@code module_param_unsafe}
   */
  public boolean isUnsafe() {
    return (flags & UNSAFE) != 0;
  }

  /**
   * Tells whether a locked-down kernel refuses to set the parameter.
   *
   * @return true for {@code module_param_hw}
   */
  public boolean isHardware() {
    return (flags & HARDWARE) != 0;
  }

  /**
   * Returns the symbol of the operations.
   *
   * @return such as {@code param_ops_int}; nothing if it was stripped
   */
  public Optional<String> operations() {
    return Optional.ofNullable(operations);
  }

  /**
   * Returns the operations if they are the module's own.
   *
   * @return the functions, or nothing for a type of the kernel
   */
  Optional<CustomOperations> customOperations() {
    return Optional.ofNullable(custom);
  }

  /**
   * Returns the word for the type.
   *
   * @return such as {@code array of int}; nothing if {@code .modinfo} does not say
   */
  public Optional<String> typeWord() {
    return Optional.ofNullable(typeWord);
  }

  /**
   * Returns the description.
   *
   * @return the text; nothing if there is none
   */
  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  /**
   * Returns what the parameter's file would show before the module runs.
   *
   * @return the text without the final newline; nothing if it is {@linkplain #unknownBecause() not
   *     known}
   */
  public Optional<String> defaultText() {
    return defaultKnown ? Optional.of(shown(type, defaultValue)) : Optional.empty();
  }

  /**
   * Says why the default is not known.
   *
   * @return such as {@code own get function}; nothing if it is known
   */
  public Optional<String> unknownBecause() {
    return Optional.ofNullable(unknownBecause);
  }

  /**
   * Returns the layout of an array.
   *
   * @return the layout, or nothing for other parameters
   */
  Optional<ArrayLayout> array() {
    return Optional.ofNullable(array);
  }

  /**
   * Returns the size of a string buffer.
   *
   * @return the bytes with the final NUL, or nothing for other parameters
   */
  public OptionalLong bufferSize() {
    return bufferSize == null ? OptionalLong.empty() : OptionalLong.of(bufferSize);
  }

  /**
   * Returns where the variable is.
   *
   * @return the section, {@code ext:SYMBOL} for a variable of another file, {@code null} for none,
   *     {@code abs} for a number; nothing if that is not known
   */
  public Optional<String> storage() {
    return Optional.ofNullable(storage);
  }

  /**
   * Returns where the default was found.
   *
   * @return such as {@code .data} or {@code .data through param_get_int}; nothing if the default is
   *     not known
   */
  public Optional<String> defaultOrigin() {
    return Optional.ofNullable(defaultOrigin);
  }

  /**
   * Says where a fact comes from.
   *
   * @param fact which one
   * @return the section, such as {@code __param} or {@code .data}; nothing if the fact is not known
   */
  Optional<String> origin(Fact fact) {
    return Optional.ofNullable(
        switch (fact) {
          case NAME -> declared ? TABLE : MODINFO;
          case PERMISSIONS, LEVEL, FLAGS -> declared ? TABLE : null;
          case OPERATIONS -> declared ? TABLE : null;
          case TYPE_WORD -> typeWord == null ? null : MODINFO;
          case DESCRIPTION -> description == null ? null : MODINFO;
          case DEFAULT -> defaultOrigin;
          case ARRAY -> array == null ? null : layoutSection;
          case BUFFER -> bufferSize == null ? null : layoutSection;
        });
  }

  /** The bytes of the variable; null if they are not in the file, or their type is not known. */
  @Nullable Footprint footprint() {
    return footprint;
  }

  /** Where the counter of an array is; null if there is none in the file. */
  Pointer.@Nullable Place counter() {
    return counter;
  }

  ParamType<?> type() {
    return type;
  }

  boolean isDefaultKnown() {
    return defaultKnown;
  }

  @Nullable Object defaultValue() {
    return defaultValue;
  }

  /** Returns name, operations and permissions. */
  @Override
  public String toString() {
    return name + ": " + type + (declared ? String.format(" %04o", permissions) : "");
  }

  /** Returns a value as sysfs shows it, without the final newline. */
  static <T extends @Nullable Object> String shown(ParamType<T> type, @Nullable Object value) {
    String shown = Param.of("value", type).defaultValue(type.cast(value)).defaultText();
    return shown.endsWith("\n") ? shown.substring(0, shown.length() - 1) : shown;
  }
}
