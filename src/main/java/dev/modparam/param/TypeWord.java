// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import dev.modparam.param.memory.BoolCodec;
import dev.modparam.param.memory.Codec;
import dev.modparam.param.memory.IntegerCodec;
import dev.modparam.param.memory.TextCodec;
import java.util.Locale;

/** The words for scalar types: the one table of what each is in C, in Rust and in memory. */
@SuppressWarnings("ImmutableEnumChecker") // codecs and kinds are immutable
enum TypeWord {
  BYTE("byte", "unsigned char", "u8", 8, false),
  SHORT("short", "short", "i16", 16, true),
  USHORT("ushort", "unsigned short", "u16", 16, false),
  INT("int", "int", "i32", 32, true),
  UINT("uint", "unsigned int", "u32", 32, false),
  LONG("long", "long", "i64", 64, true),
  ULONG("ulong", "unsigned long", "u64", 64, false),
  ULLONG("ullong", "unsigned long long", "u64", 64, false),
  HEXINT("hexint", "unsigned int", "u32", 32, false),
  BOOL("bool", "bool", BoolCodec.Kind.PLAIN),
  INVBOOL("invbool", "bool", BoolCodec.Kind.INVERTED),
  BOOL_ENABLE_ONLY("bool_enable_only", "bool", BoolCodec.Kind.ENABLE_ONLY),
  BINT("bint", "int", BoolCodec.Kind.NUMBER),
  CHARP(),
  I8("short", "short", "i8", 8, true),
  U8("byte", "unsigned char", "u8", 8, false),
  I16("short", "short", "i16", 16, true),
  U16("ushort", "unsigned short", "u16", 16, false),
  I32("int", "int", "i32", 32, true),
  U32("uint", "unsigned int", "u32", 32, false),
  I64("long", "long", "i64", 64, true),
  U64("ullong", "unsigned long long", "u64", 64, false),
  ISIZE("long", "long", "isize", 64, true),
  USIZE("ulong", "unsigned long", "usize", 64, false);

  private final ParamKind kind;
  private final Codec codec;

  TypeWord(String cWord, String cType, String rustWord, int bits, boolean signed) {
    boolean rust = word().equals(rustWord);
    Class<?> javaType = bits < 32 || (bits == 32 && signed) ? Integer.class : Long.class;
    this.kind = new ParamKind.Integral(cWord, cType, rustWord, javaType, bits, signed, rust);
    this.codec = IntegerCodec.of(word(), bits, signed, rust);
  }

  TypeWord(String cWord, String cType, BoolCodec.Kind bool) {
    Class<?> javaType = bool == BoolCodec.Kind.NUMBER ? Integer.class : Boolean.class;
    this.kind = new ParamKind.Truth(cWord, cType, "bool", javaType);
    this.codec = new BoolCodec(cWord, bool);
  }

  TypeWord() {
    this.kind = new ParamKind.Text("charp", "char *", "str", String.class);
    this.codec = TextCodec.CHARP;
  }

  /** The word itself. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  <N extends Number> IntegerType<N> integer() {
    return new IntegerType<>(kind, (IntegerCodec) codec);
  }

  <T> ParamType<T> type() {
    return new ParamType<>(kind, codec);
  }
}
