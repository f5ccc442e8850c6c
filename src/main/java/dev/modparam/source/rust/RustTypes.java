// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.param.IntegerType;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.text.SourceFile;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of Rust parameters, and what each is in the kernel. */
final class RustTypes {

  private static final List<String> WORDS =
      List.of(
          "bool", "str", "i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "isize", "usize");

  /** What somebody means who writes a type of ordinary Rust. */
  private static final Map<String, String> MEANT =
      Map.of("string", "str", "String", "str", "CStr", "str", "boolean", "bool");

  private static final String ARRAY = "ArrayParam";

  private final RustTokens tokens;

  RustTypes(RustTokens tokens) {
    this.tokens = tokens;
  }

  /** Reads a type: a word, or {@code ArrayParam<word, length>}. */
  ParamType<?> read() {
    RustToken word = tokens.expectWord("a type: " + expected());
    if (!word.is(ARRAY)) {
      return scalar(word);
    }
    tokens.expect('<');
    ParamType<?> element = scalar(tokens.expectWord("the type of an element"));
    tokens.expect(',');
    int length = length(tokens.peek());
    tokens.accept(',');
    tokens.expect('>');
    return ParamTypes.array(repeatable(element), length).counted();
  }

  private ParamType<?> scalar(RustToken word) {
    if (!WORDS.contains(word.text())) {
      throw tokens.error(word, expected() + hint(word.text()));
    }
    return word.is("str") ? ParamTypes.CHARP : ParamTypes.named(word.text()).orElseThrow();
  }

  private static String expected() {
    return "one of " + String.join(", ", WORDS) + ", " + ARRAY + "<T, N>";
  }

  private static String hint(String word) {
    String meant =
        ParamTypes.named(word)
            .map(type -> ((ParamKind.Scalar) type.kind()).rustWord())
            .orElse(MEANT.get(word));
    return meant == null ? SourceFile.didYouMean(WORDS, word) : "; did you mean " + meant + "?";
  }

  /** The integer type that a word of Rust names; null if it names none. */
  static @Nullable IntegerType<?> integer(String word) {
    ParamType<?> type = WORDS.contains(word) ? ParamTypes.named(word).orElse(null) : null;
    return type instanceof IntegerType<?> integer ? integer : null;
  }

  private int length(RustToken token) {
    String expected = "the length of the array, from 1 to 65536";
    if (token.kind() != RustToken.Kind.NUMBER) {
      throw tokens.error(token, expected);
    }
    BigInteger value = new RustLiterals(tokens.file()).integer(tokens.next(), false).value();
    if (value.signum() < 1 || value.compareTo(BigInteger.valueOf(65_536)) > 0) {
      throw tokens.error(token, expected);
    }
    return value.intValue();
  }

  /** An element of an array, and a parameter that can be written, is set more than once. */
  static ParamType<?> repeatable(ParamType<?> type) {
    return type instanceof IntegerType<?> integer ? integer.repeatable() : type;
  }
}
