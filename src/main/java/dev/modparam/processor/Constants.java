// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.type.TypeKind;

/** Computes expressions of whole numbers and texts, as far as they are constant. */
final class Constants {

  private final Function<ExpressionTree, Optional<Object>> names;

  /**
   * Makes a calculator.
   *
   * @param names says what a name stands for
   */
  Constants(Function<ExpressionTree, Optional<Object>> names) {
    this.names = names;
  }

  /** Returns an {@code Integer}, {@code Long}, {@code Boolean}, String; empty if it is unknown. */
  Optional<Object> of(ExpressionTree tree) {
    if (tree instanceof LiteralTree literal) {
      return Optional.of(literal.getValue() == null ? Initializers.NULL : literal.getValue());
    } else if (tree instanceof ParenthesizedTree inner) {
      return of(inner.getExpression());
    } else if (tree instanceof TypeCastTree cast
        && cast.getType() instanceof PrimitiveTypeTree to) {
      return of(cast.getExpression()).flatMap(value -> cast(value, to.getPrimitiveTypeKind()));
    } else if (tree instanceof UnaryTree unary) {
      return of(unary.getExpression()).flatMap(value -> unary(unary.getKind(), value));
    } else if (tree instanceof BinaryTree binary) {
      Optional<Object> left = of(binary.getLeftOperand());
      Optional<Object> right = of(binary.getRightOperand());
      return left.isEmpty() || right.isEmpty()
          ? Optional.empty()
          : binary(binary.getKind(), left.get(), right.get());
    }
    return names.apply(tree).map(Constants::promoted);
  }

  /** A number as an operator sees it. */
  private static Object promoted(Object value) {
    return value instanceof Short || value instanceof Byte ? ((Number) value).intValue() : value;
  }

  private static Optional<Object> cast(Object value, TypeKind to) {
    if (!isWhole(value)) {
      return Optional.empty();
    }
    long number = ((Number) value).longValue();
    return switch (to) {
      case LONG -> Optional.of(number);
      case INT -> Optional.of((int) number);
      case SHORT -> Optional.of((int) (short) number);
      case BYTE -> Optional.of((int) (byte) number);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> unary(Tree.Kind kind, Object value) {
    if (kind == Tree.Kind.LOGICAL_COMPLEMENT && value instanceof Boolean truth) {
      return Optional.of(!truth);
    }
    if (!isWhole(value)) {
      return Optional.empty();
    }
    long number = ((Number) value).longValue();
    return switch (kind) {
      case UNARY_PLUS -> Optional.of(value);
      case UNARY_MINUS -> Optional.of(like(value, -number));
      case BITWISE_COMPLEMENT -> Optional.of(like(value, ~number));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> binary(Tree.Kind kind, Object left, Object right) {
    if (kind == Tree.Kind.PLUS && (left instanceof String || right instanceof String)) {
      return Optional.of(left + String.valueOf(right));
    }
    if (!isWhole(left) || !isWhole(right)) {
      return Optional.empty();
    }
    long a = ((Number) left).longValue();
    long b = ((Number) right).longValue();
    Object wider = left instanceof Long ? left : right;
    return switch (kind) {
      case PLUS -> Optional.of(like(wider, a + b));
      case MINUS -> Optional.of(like(wider, a - b));
      case MULTIPLY -> Optional.of(like(wider, a * b));
      case DIVIDE -> b == 0 ? Optional.empty() : Optional.of(like(wider, a / b));
      case REMAINDER -> b == 0 ? Optional.empty() : Optional.of(like(wider, a % b));
      case AND -> Optional.of(like(wider, a & b));
      case OR -> Optional.of(like(wider, a | b));
      case XOR -> Optional.of(like(wider, a ^ b));
      case LEFT_SHIFT -> Optional.of(left instanceof Long ? (Object) (a << b) : (int) a << b);
      case RIGHT_SHIFT -> Optional.of(left instanceof Long ? (Object) (a >> b) : (int) a >> b);
      case UNSIGNED_RIGHT_SHIFT ->
          Optional.of(left instanceof Long ? (Object) (a >>> b) : (int) a >>> b);
      default -> Optional.empty();
    };
  }

  private static boolean isWhole(Object value) {
    return value instanceof Integer || value instanceof Long;
  }

  private static Object like(Object sample, long number) {
    return sample instanceof Long ? (Object) number : (Object) (int) number;
  }
}
