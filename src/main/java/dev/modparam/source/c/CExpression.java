// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CStrings;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CToken.Kind;
import dev.modparam.source.c.token.CValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an integer expression of literals and constants. What is not known is null, and so is
 * what depends on it: {@code 0 && X} does not.
 */
final class CExpression {

  /** How deep brackets, casts and signs may nest. */
  private static final int DEEPEST = 200;

  private static final Map<String, Integer> PRECEDENCE =
      Map.ofEntries(
          Map.entry("||", 1),
          Map.entry("&&", 2),
          Map.entry("|", 3),
          Map.entry("^", 4),
          Map.entry("&", 5),
          Map.entry("==", 6),
          Map.entry("!=", 6),
          Map.entry("<", 7),
          Map.entry(">", 7),
          Map.entry("<=", 7),
          Map.entry(">=", 7),
          Map.entry("<<", 8),
          Map.entry(">>", 8),
          Map.entry("+", 9),
          Map.entry("-", 9),
          Map.entry("*", 10),
          Map.entry("/", 10),
          Map.entry("%", 10));

  private static final CToken END = new CToken(Kind.END, 0, "");

  private final List<CToken> tokens;
  private final CConstants constants;
  private int at;
  private int depth;

  /** Whether the tokens are not an expression that is understood. */
  private boolean broken;

  CExpression(List<CToken> tokens, CConstants constants) {
    this.tokens = tokens;
    this.constants = constants;
  }

  /** The value, or null if the expression is another kind, or holds what is not known. */
  @Nullable CValue value() {
    CValue value = conditional();
    return broken || at < tokens.size() ? null : value;
  }

  private CToken peek() {
    return at < tokens.size() ? tokens.get(at) : END;
  }

  private boolean accept(String symbol) {
    boolean there = peek().is(symbol);
    at += there ? 1 : 0;
    return there;
  }

  private @Nullable CValue fail() {
    broken = true;
    return null;
  }

  private @Nullable CValue conditional() {
    if (++depth > DEEPEST) {
      return fail();
    }
    CValue condition = binary(1);
    if (!broken && accept("?")) {
      CValue yes = peek().is(":") ? condition : conditional();
      if (!accept(":")) {
        return fail();
      }
      CValue no = conditional();
      CValue chosen = condition == null ? null : condition.isZero() ? no : yes;
      CValue other = condition == null ? null : condition.isZero() ? yes : no;
      // the type is that of both
      condition = chosen == null || other == null ? chosen : chosen.as(other);
    }
    depth--;
    return condition;
  }

  private @Nullable CValue binary(int least) {
    CValue left = unary();
    while (!broken) {
      String operator = peek().kind() == Kind.SYMBOL ? peek().text() : "";
      int precedence = PRECEDENCE.getOrDefault(operator, 0);
      if (precedence < least) {
        return left;
      }
      at++;
      left = apply(left, operator, binary(precedence + 1));
    }
    return null;
  }

  private @Nullable CValue apply(@Nullable CValue left, String operator, @Nullable CValue right) {
    boolean and = operator.equals("&&");
    if (and || operator.equals("||")) {
      boolean decides =
          (left != null && left.isZero() == and) || (right != null && right.isZero() == and);
      return decides
          ? CValue.truth(!and)
          : left == null || right == null ? null : CValue.truth(and);
    }
    if (left == null || right == null) {
      return null;
    }
    CValue result = left.binary(operator, right);
    return result == null ? fail() : result; // the compiler refuses it wherever it stands
  }

  private @Nullable CValue unary() {
    CToken token = peek();
    boolean sign = token.is("-") || token.is("+") || token.is("~") || token.is("!");
    if (!sign && !token.is("(")) {
      return primary();
    }
    if (++depth > DEEPEST) {
      return fail();
    }
    at++;
    CValue value;
    if (sign) {
      CValue operand = unary();
      value = operand == null ? null : operand.unary(token.text().charAt(0));
    } else {
      value = bracket();
    }
    depth--;
    return value;
  }

  /** What follows an opening bracket: a type, which makes it a cast, or an expression. */
  private @Nullable CValue bracket() {
    int close = close();
    List<CToken> inner = close < 0 ? List.of() : tokens.subList(at, close);
    CCast cast = CCast.of(inner, constants);
    if (cast != null) {
      at = close + 1;
      CValue operand = unary();
      return operand == null ? null : cast.apply(operand);
    }
    CValue value = conditional();
    return accept(")") ? value : fail();
  }

  /** The place of the bracket that closes the one before, or -1. */
  private int close() {
    int open = 1;
    for (int i = at; i < tokens.size() && i < at + CCast.MOST_WORDS; i++) {
      open += tokens.get(i).opens() ? 1 : tokens.get(i).closes() ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable CValue primary() {
    CToken token = peek();
    at++;
    return switch (token.kind()) {
      case NUMBER -> CValue.parse(token.text());
      case CHARACTER -> CStrings.character(token);
      case BRANCH -> null;
      case WORD -> word(token);
      default -> fail();
    };
  }

  private @Nullable CValue word(CToken token) {
    if (token.is("sizeof")) {
      return constants.sizeOf(group());
    }
    if (token.is("ARRAY_SIZE")) {
      return constants.arraySize(group());
    }
    if (peek().is("(")) {
      return call(token.text(), new CExpression(group(), constants).value());
    }
    return constants.named(token.text());
  }

  /** A call of the compiler's; null for what nobody knows. */
  private static @Nullable CValue call(String name, @Nullable CValue argument) {
    if (argument == null) {
      return null;
    }
    return switch (name) {
      case "__builtin_constant_p" -> CValue.truth(true);
      case "__builtin_clz" -> CValue.ofInt(Integer.numberOfLeadingZeros((int) argument.bits()));
      case "__builtin_clzl", "__builtin_clzll" ->
          CValue.ofInt(Long.numberOfLeadingZeros(argument.bits()));
      default -> null;
    };
  }

  /** The tokens between the brackets that follow, or the one token if there are none. */
  private List<CToken> group() {
    if (!peek().is("(")) {
      at = Math.min(tokens.size(), at + 1);
      return tokens.subList(at - 1, at);
    }
    int from = ++at;
    int open = 1;
    while (at < tokens.size() && open > 0) {
      open += tokens.get(at).opens() ? 1 : tokens.get(at).closes() ? -1 : 0;
      at++;
    }
    return tokens.subList(from, Math.max(from, at - 1));
  }
}
