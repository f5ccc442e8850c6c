// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.IntegerType;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scalar type of the kernel, or of its Rust parameters: how a variable of it lies in memory.
 * There is one object for each.
 */
final class StandardType {

  private static final int POINTER = 0;
  private static final String OPERATIONS = "param_ops_";
  private static final String SETTER = "param_set_";
  private static final String GETTER = "param_get_";
  private static final Map<String, StandardType> BY_WORD = byWord();

  /** Ends the crate and module in the symbol of the operations that the kernel has for Rust. */
  private static final String RUST_MODULE = "6kernel12module_param";

  private static final String RUST_OPERATIONS = "PARAM_OPS_";

  private final ParamType<?> type;
  private final ParamKind kind;
  private final int size;

  private StandardType(ParamType<?> type) {
    this.type = type;
    this.kind = type.kind();
    this.size = sizeOf(kind);
  }

  private static Map<String, StandardType> byWord() {
    return ParamTypes.scalars().stream()
        .collect(Collectors.toUnmodifiableMap(ParamType::name, StandardType::new));
  }

  private static int sizeOf(ParamKind kind) {
    if (kind instanceof ParamKind.Integral integer) {
      return isAsWideAsAPointer(integer) ? POINTER : integer.bits() / Byte.SIZE;
    }
    if (kind instanceof ParamKind.Truth truth) {
      return truth.javaType() == Integer.class ? Integer.BYTES : 1;
    }
    return POINTER;
  }

  private static boolean isAsWideAsAPointer(ParamKind.Integral kind) {
    return kind.rust()
        ? kind.rustWord().endsWith("size")
        : kind.cWord().equals("long") || kind.cWord().equals("ulong");
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
    return kind instanceof ParamKind.Integral integer && integer.rust();
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
    if (kind instanceof ParamKind.Text) {
      return readString(memory, at);
    }
    int bytes = size(memory.file());
    long number = memory.number(isRust() ? at.plus(defaultOffset(bytes)) : at, bytes);
    if (type instanceof IntegerType<?> integer) {
      boolean narrow = bytes < Long.BYTES && !integer.isSigned();
      return integer.ofBits(narrow ? number & ((1L << (bytes * Byte.SIZE)) - 1) : number);
    }
    return size == Integer.BYTES ? (Object) (int) number : (Object) (number != 0);
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
