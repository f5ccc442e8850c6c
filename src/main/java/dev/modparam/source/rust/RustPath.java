// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.param.IntegerType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Reads a path such as {@code u8::MAX} or {@code crate::K}, and what it stands for. */
final class RustPath {

  private static final int MOST_WORDS = 16;

  private final RustTokens tokens;
  private final RustConstants constants;

  RustPath(RustTokens tokens, RustConstants constants) {
    this.tokens = tokens;
    this.constants = constants;
  }

  /** Reads on from the first word. */
  RustValue value(RustToken first) {
    List<String> words = new ArrayList<>(List.of(first.text()));
    while (words.size() < MOST_WORDS && tokens.operator().equals("::")) {
      tokens.skip(2);
      if (tokens.peek().kind() != RustToken.Kind.WORD) {
        return RustValue.UNKNOWN;
      }
      words.add(tokens.next().text());
    }
    boolean call = tokens.peek().is('(');
    int supers = (int) words.stream().filter("super"::equals).count();
    String last = words.get(words.size() - 1);
    boolean own = words.size() == 2 && (words.get(0).equals("crate") || supers == 1);
    boolean itself = words.size() == 1 || words.get(0).equals("self");
    boolean nowhere = itself || (own && !constants.isNamedElsewhere(last));
    boolean missing = nowhere && constants.areStrict();
    boolean notConstant = call && own && constants.isPlainFunction(last);
    if (supers > 1 || missing || notConstant) {
      throw tokens.error(first, "a constant, such as crate::K");
    }
    if (call) {
      return RustValue.UNKNOWN;
    }
    if (own || words.size() == 1) {
      return constants.value(last);
    }
    IntegerType<?> type = RustTypes.integer(words.get(words.size() - 2));
    if (type == null) {
      return RustValue.UNKNOWN;
    }
    RustValue value = ofType(type, last);
    if (value.isUnknown() && constants.areStrict()) {
      throw tokens.error(first, "MIN, MAX or BITS of " + type.name());
    }
    return value;
  }

  private static <N extends Number> RustValue ofType(IntegerType<N> type, String constant) {
    return switch (constant) {
      case "MAX" -> RustValue.integer(type.exact(type.max()), type.name());
      case "MIN" -> RustValue.integer(type.exact(type.min()), type.name());
      case "BITS" -> RustValue.integer(BigInteger.valueOf(type.bits()), "u32");
      default -> RustValue.UNKNOWN;
    };
  }
}
