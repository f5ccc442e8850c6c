// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a C declaration says of its type before the names.
 *
 * @param kind what the compiler compares; signedness is not a part of it
 * @param words the words as written, for messages
 * @param qualified whether it is const or volatile
 * @param members of a structure, where this declaration lists them
 */
record CType(Kind kind, String words, boolean qualified, @Nullable List<CVariable> members) {

  CType(Kind kind, String words, boolean qualified) {
    this(kind, words, qualified, null);
  }

  /** The type of a member that has a value, but no address that a parameter could have. */
  static final CType BIT_FIELD = new CType(Kind.VOID, "bit field", false);

  enum Kind {
    CHAR(1),
    SHORT(2),
    INT(4),
    LONG(8),
    LONG_LONG(8),
    BOOL(1),
    ENUM(4),
    VOID(0),
    /** A structure, or a type that is known to be one. */
    STRUCTURE(0),
    /** A word that this file does not explain. */
    UNKNOWN(0);

    private final int size;

    Kind(int size) {
      this.size = size;
    }

    /** The number of bytes on a 64-bit machine; 0 if it is not known. */
    int size() {
      return size;
    }
  }

  private static final List<String> BUILT_IN =
      List.of("unsigned", "signed", "char", "short", "int", "long", "void", "bool", "_Bool");

  private static final Map<String, Kind> TYPEDEFS = typedefs();

  private static Map<String, Kind> typedefs() {
    Map<String, Kind> table = new HashMap<>();
    put(table, Kind.CHAR, "u8 s8 __u8 __s8 uint8_t int8_t u_int8_t u_char unchar");
    put(table, Kind.SHORT, "u16 s16 __u16 __s16 uint16_t int16_t u_int16_t u_short ushort umode_t");
    put(table, Kind.INT, "u32 s32 __u32 __s32 uint32_t int32_t u_int32_t u_int uint gfp_t pid_t");
    put(table, Kind.LONG, "ulong u_long size_t ssize_t ptrdiff_t uintptr_t intptr_t pgoff_t");
    put(table, Kind.LONG_LONG, "u64 s64 __u64 __s64 uint64_t int64_t u_int64_t loff_t ktime_t");
    put(table, Kind.BOOL, "bool _Bool");
    put(table, Kind.VOID, "void");
    put(table, Kind.STRUCTURE, "atomic_t atomic64_t atomic_long_t refcount_t spinlock_t kuid_t");
    return Map.copyOf(table);
  }

  private static void put(Map<String, Kind> table, Kind kind, String words) {
    for (String word : words.split(" ", -1)) {
      table.put(word, kind);
    }
  }

  static boolean isBuiltIn(String word) {
    return BUILT_IN.contains(word);
  }

  /** The kind of a type word of the kernel's headers, or null. */
  static @Nullable Kind typedef(String word) {
    return TYPEDEFS.get(word);
  }

  /** The kind of words such as {@code unsigned long int}; none is empty. */
  static Kind builtIn(List<String> words) {
    if (words.contains("char")) {
      return Kind.CHAR;
    }
    if (words.contains("short")) {
      return Kind.SHORT;
    }
    int longs = Collections.frequency(words, "long");
    if (longs > 0) {
      return longs == 1 ? Kind.LONG : Kind.LONG_LONG;
    }
    if (words.contains("void")) {
      return Kind.VOID;
    }
    return words.contains("bool") || words.contains("_Bool") ? Kind.BOOL : Kind.INT;
  }
}
