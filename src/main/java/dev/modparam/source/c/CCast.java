// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversion to an integer type.
 *
 * @param bits how wide the type is; 1 for bool
 * @param unsigned whether it has no sign
 */
record CCast(int bits, boolean unsigned) {

  /** No type name is longer. */
  static final int MOST_WORDS = 8;

  private static final Set<String> IGNORED = Set.of("const", "volatile", "__force");

  /** Reads the words between brackets; null if they name no type that is known. */
  static @Nullable CCast of(List<CToken> words, CConstants constants) {
    if (words.isEmpty() || !words.get(0).isWord()) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (CToken token : words) {
      if (token.is("*")) {
        return isType(names, constants) ? new CCast(Long.SIZE, true) : null;
      }
      if (!token.isWord()) {
        return null;
      }
      if (!IGNORED.contains(token.text())) {
        names.add(token.text());
      }
    }
    if (!isType(names, constants)) {
      return null;
    }
    CType.Kind kind = constants.kind(names);
    int size = kind == CType.Kind.BOOL ? 1 : kind.size() * Byte.SIZE;
    boolean unsigned = kind == CType.Kind.ENUM || isUnsigned(constants.spelled(names));
    return size == 0 ? null : new CCast(size, unsigned);
  }

  private static boolean isType(List<String> names, CConstants constants) {
    return !names.isEmpty() && constants.kind(names) != CType.Kind.UNKNOWN;
  }

  private static boolean isUnsigned(List<String> names) {
    String first = names.get(0).replace("_", "");
    boolean letter = first.equals("char"); // the kernel is compiled with -funsigned-char
    return names.contains("unsigned") || letter || first.startsWith("u") || first.equals("sizet");
  }

  /** Converts a value; null if C does not say what comes out. */
  @Nullable CValue apply(CValue value) {
    if (bits == 1) {
      return CValue.truth(!value.isZero());
    }
    CValue whole = value.integer();
    if (whole == null) {
      return null;
    }
    int unused = Long.SIZE - bits;
    long cut = unsigned ? whole.bits() << unused >>> unused : whole.bits() << unused >> unused;
    if (value.real() && cut != whole.bits()) {
      return null;
    }
    boolean wide = bits == Long.SIZE;
    return CValue.of(cut, unsigned && bits >= Integer.SIZE, wide);
  }
}
