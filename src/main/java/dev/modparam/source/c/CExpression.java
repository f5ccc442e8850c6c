// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates an integer expression of literals and constants, with two stacks. */
final class CExpression {

  private static final Map<String, Integer> PRECEDENCE =
      Map.of("|", 1, "^", 2, "&", 3, "<<", 4, ">>", 4, "+", 5, "-", 5, "*", 6, "/", 6, "%", 6);

  private static final String UNARY = "unary ";

  private final List<CToken> tokens;
  private final CConstants constants;
  private final Deque<CValue> values = new ArrayDeque<>();
  private final Deque<String> operators = new ArrayDeque<>();
  private boolean operandNext = true;
  private int at;

  CExpression(List<CToken> tokens, CConstants constants) {
    this.tokens = tokens;
    this.constants = constants;
  }

  /** The value, or null if the expression is another kind, or holds what is not known. */
  @Nullable CValue value() {
    while (at < tokens.size()) {
      CToken token = tokens.get(at++);
      boolean good = operandNext ? operand(token) : operator(token);
      if (!good) {
        return null;
      }
    }
    boolean complete = !operandNext && reduce(0) && operators.isEmpty();
    return complete ? values.pop() : null;
  }

  private boolean operand(CToken token) {
    if (token.is("(")) {
      operators.push("(");
      return true;
    }
    if (token.is("-") || token.is("+") || token.is("~") || token.is("!")) {
      operators.push(UNARY + token.text());
      return true;
    }
    CValue value =
        switch (token.kind()) {
          case NUMBER -> CValue.parse(token.text());
          case CHARACTER -> CStrings.character(token);
          case WORD -> word(token);
          default -> null;
        };
    return value != null && push(value);
  }

  /** Pushes an operand after the unary operators before it have been applied. */
  private boolean push(CValue operand) {
    CValue value = operand;
    while (!operators.isEmpty() && operators.element().startsWith(UNARY)) {
      value = value.unary(operators.pop().charAt(UNARY.length()));
    }
    values.push(value);
    operandNext = false;
    return true;
  }

  private @Nullable CValue word(CToken token) {
    if (token.is("sizeof")) {
      return constants.sizeOf(group());
    }
    if (token.is("ARRAY_SIZE")) {
      return constants.arraySize(group());
    }
    return constants.named(token.text());
  }

  /** The tokens between the brackets that follow, or the one token if there are none. */
  private List<CToken> group() {
    if (at >= tokens.size() || !tokens.get(at).is("(")) {
      at = Math.min(tokens.size(), at + 1);
      return tokens.subList(at - 1, at);
    }
    int from = ++at;
    int depth = 1;
    while (at < tokens.size() && depth > 0) {
      depth += tokens.get(at).opens() ? 1 : tokens.get(at).closes() ? -1 : 0;
      at++;
    }
    return tokens.subList(from, Math.max(from, at - 1));
  }

  private boolean operator(CToken token) {
    if (token.is(")")) {
      boolean matched = reduce(0) && !operators.isEmpty();
      if (matched) {
        operators.pop();
      }
      return matched && push(values.pop());
    }
    Integer precedence = PRECEDENCE.get(token.text());
    if (precedence == null || !reduce(precedence)) {
      return false;
    }
    operators.push(token.text());
    operandNext = true;
    return true;
  }

  /** Applies the operators on the stack that bind at least as strongly, down to a bracket. */
  private boolean reduce(int precedence) {
    while (!operators.isEmpty() && !operators.element().equals("(")) {
      String operator = operators.element();
      if (PRECEDENCE.getOrDefault(operator, 0) < precedence) {
        return true;
      }
      CValue right = values.pop();
      CValue result = values.pop().binary(operators.pop(), right);
      if (result == null) {
        return false;
      }
      values.push(result);
    }
    return true;
  }
}
