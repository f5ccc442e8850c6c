// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scalar types of the kernel: how a variable of each lies in memory. */
@SuppressWarnings("ImmutableEnumChecker") // a ParamType is immutable
enum StandardType {
  BYTE(ParamTypes.BYTE, 1),
  SHORT(ParamTypes.SHORT, 2),
  USHORT(ParamTypes.USHORT, 2),
  INT(ParamTypes.INT, 4),
  UINT(ParamTypes.UINT, 4),
  HEXINT(ParamTypes.HEXINT, 4),
  LONG(ParamTypes.LONG, StandardType.POINTER),
  ULONG(ParamTypes.ULONG, StandardType.POINTER),
  ULLONG(ParamTypes.ULLONG, 8),
  BOOL(ParamTypes.BOOL, 1),
  INVBOOL(ParamTypes.INVBOOL, 1),
  BOOL_ENABLE_ONLY(ParamTypes.BOOL_ENABLE_ONLY, 1),
  BINT(ParamTypes.BINT, 4),
  CHARP(ParamTypes.CHARP, StandardType.POINTER);

  private static final int POINTER = 0;
  private static final String OPERATIONS = "param_ops_";
  private static final String SETTER = "param_set_";
  private static final String GETTER = "param_get_";
  private static final Map<String, StandardType> BY_WORD = byWord();

  private final ParamType<?> type;
  private final int size;

  StandardType(ParamType<?> type, int size) {
    this.type = type;
    this.size = size;
  }

  private static Map<String, StandardType> byWord() {
    Map<String, StandardType> words = new HashMap<>();
    for (StandardType type : values()) {
      words.put(type.type.name(), type);
    }
    return Map.copyOf(words);
  }

  /** Finds the type whose operations have that symbol, such as {@code param_ops_int}. */
  static @Nullable StandardType ofOperations(String symbol) {
    return after(OPERATIONS, symbol);
  }

  /** Finds the type whose set function has that name, such as {@code param_set_int}. */
  static @Nullable StandardType ofSetter(@Nullable String symbol) {
    return after(SETTER, symbol);
  }

  /** Finds the type whose get function has that name, such as {@code param_get_int}. */
  static @Nullable StandardType ofGetter(@Nullable String symbol) {
    return after(GETTER, symbol);
  }

  private static @Nullable StandardType after(String prefix, @Nullable String symbol) {
    return symbol != null && symbol.startsWith(prefix)
        ? BY_WORD.get(symbol.substring(prefix.length()))
        : null;
  }

  ParamType<?> type() {
    return type;
  }

  /** Reads a variable as the value that the parameter type takes. */
  @Nullable Object read(Memory memory, Pointer.Place at) throws IOException, UnknownValueException {
    if (this == CHARP) {
      return readString(memory, at);
    }
    long number = memory.number(at, size == POINTER ? memory.file().pointerSize() : size);
    return switch (this) {
      case BYTE -> (int) number & 0xff;
      case USHORT -> (int) number & 0xffff;
      case SHORT, INT, BINT -> (int) number;
      case UINT, HEXINT -> number & 0xffffffffL;
      case ULONG -> memory.file().isWide() ? number : number & 0xffffffffL;
      case BOOL, INVBOOL, BOOL_ENABLE_ONLY -> number != 0;
      default -> number;
    };
  }

  private static @Nullable String readString(Memory memory, Pointer.Place at)
      throws IOException, UnknownValueException {
    Pointer pointer = memory.pointer(at);
    if (pointer instanceof Pointer.Null) {
      return null;
    }
    if (pointer instanceof Pointer.Place place) {
      return memory.string(place);
    }
    throw new UnknownValueException("its text is not in the file");
  }
}
