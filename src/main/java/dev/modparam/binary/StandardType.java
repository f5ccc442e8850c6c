// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scalar types of the kernel, and of its Rust parameters: how a variable of each lies in
 * memory.
 */
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
  CHARP(ParamTypes.CHARP, StandardType.POINTER),
  I8(ParamTypes.I8, 1),
  U8(ParamTypes.U8, 1),
  I16(ParamTypes.I16, 2),
  U16(ParamTypes.U16, 2),
  I32(ParamTypes.I32, 4),
  U32(ParamTypes.U32, 4),
  I64(ParamTypes.I64, 8),
  U64(ParamTypes.U64, 8),
  ISIZE(ParamTypes.ISIZE, StandardType.POINTER),
  USIZE(ParamTypes.USIZE, StandardType.POINTER);

  private static final int POINTER = 0;
  private static final String OPERATIONS = "param_ops_";
  private static final String SETTER = "param_set_";
  private static final String GETTER = "param_get_";
  private static final Map<String, StandardType> BY_WORD = byWord();

  /** Ends the crate and module in the symbol of the operations that the kernel has for Rust. */
  private static final String RUST_MODULE = "6kernel12module_param";

  private static final String RUST_OPERATIONS = "PARAM_OPS_";

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
    StandardType known = after(OPERATIONS, symbol);
    return known == null ? ofRustOperations(symbol) : known.isRust() ? null : known;
  }

  /** Finds the type of {@code _RNvNtCs…_6kernel12module_param13PARAM_OPS_U16}. */
  private static @Nullable StandardType ofRustOperations(String symbol) {
    int at = symbol.lastIndexOf(RUST_OPERATIONS);
    if (at < 0) {
      return null;
    }
    int end = at;
    while (end > 0 && Character.isDigit(symbol.charAt(end - 1))) {
      end--;
    }
    String word = symbol.substring(at + RUST_OPERATIONS.length()).toLowerCase(Locale.ROOT);
    StandardType type =
        symbol.startsWith(RUST_MODULE, end - RUST_MODULE.length()) ? BY_WORD.get(word) : null;
    return type != null && type.isRust() ? type : null;
  }

  private boolean isRust() {
    return compareTo(I8) >= 0;
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

  /** Finds the type that C code has a word for, or null. */
  static @Nullable StandardType of(ParamType<?> type) {
    StandardType known = BY_WORD.get(type.name());
    return known != null && known.type.equals(type) && !known.isRust() ? known : null;
  }

  /** The bytes of a variable here, as on x86_64. */
  int size() {
    return size == POINTER ? Long.BYTES : size;
  }

  /** The bytes of a variable in a file. */
  int size(ElfFile file) {
    return size == POINTER ? file.pointerSize() : size;
  }

  ParamType<?> type() {
    return type;
  }

  /** Reads a variable as the value that the parameter type takes. */
  @Nullable Object read(Memory memory, Pointer.Place at) throws IOException, UnknownValueException {
    if (this == CHARP) {
      return readString(memory, at);
    }
    int bytes = size(memory.file());
    long number = memory.number(isRust() ? at.plus(defaultOffset(bytes)) : at, bytes);
    return switch (this) {
      case BYTE, U8 -> (int) number & 0xff;
      case USHORT, U16 -> (int) number & 0xffff;
      case SHORT, INT, BINT, I8, I16, I32 -> (int) number;
      case UINT, HEXINT, U32 -> number & 0xffffffffL;
      case ULONG, USIZE -> memory.file().isWide() ? number : number & 0xffffffffL;
      case BOOL, INVBOOL, BOOL_ENABLE_ONLY -> number != 0;
      default -> number;
    };
  }

  /** Where a {@code ModuleParamAccess} has its default: after its state and the value. */
  private static long defaultOffset(int bytes) {
    return bytes == Long.BYTES ? 16 : 8;
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
