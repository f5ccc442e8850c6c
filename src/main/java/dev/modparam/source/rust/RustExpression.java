// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.InvalidInputException;
import dev.modparam.param.IntegerType;
import dev.modparam.source.rust.RustLiterals.IntegerLiteral;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.SourceFile;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the constant expression that is the default of an integer parameter, as far as that
 * takes no compiler; what the compiler refuses is refused.
 */
final class RustExpression {

  private static final int DEEPEST = 64;

  /** Begins an expression of which only the compiler knows the value. */
  private static final Set<String> CONTROL =
      Set.of("match", "loop", "while", "for", "unsafe", "let");

  private static final String USUAL = "i32";

  private final RustTokens tokens;
  private final RustLiterals literals;
  private final RustConstants constants;
  private final String wanted;
  private int depth;

  RustExpression(RustTokens tokens, RustConstants constants, IntegerType<?> type) {
    this(tokens, constants, type.name());
  }

  /** Takes the word of the integer type that the expression must have. */
  RustExpression(RustTokens tokens, RustConstants constants, String wanted) {
    this.tokens = tokens;
    this.literals = new RustLiterals(tokens.file());
    this.constants = constants;
    this.wanted = wanted;
  }

  /** Reads up to the comma or bracket that ends the expression; null if the value is not known. */
  @Nullable BigInteger value() {
    RustToken first = tokens.peek();
    RustValue value = binary(1, wanted);
    if (value.isUnknown()) {
      skipRest();
      return null;
    }
    if (value.kind() != RustValue.Kind.INTEGER
        || (value.type() != null && !value.type().equals(wanted))) {
      throw mismatch(first, value);
    }
    return checked(first, value, wanted).number();
  }

  /** Leaves out what follows something that is not understood. */
  private void skipRest() {
    while (tokens.peek().kind() != Kind.END && !ends(tokens.peek())) {
      if (tokens.atOpener()) {
        tokens.skipGroup();
      } else {
        tokens.next();
      }
    }
  }

  private static boolean ends(RustToken token) {
    return token.is(',') || token.is(';') || token.is('}') || token.is(')') || token.is(']');
  }

  private InvalidInputException mismatch(RustToken at, RustValue value) {
    String given = value.type() == null ? "" : ", not a value of type " + value.type();
    return tokens.file().error(at.offset(), shown(at), type(wanted).expected() + given);
  }

  /** The text from a token to the next one to be read. */
  private String shown(RustToken from) {
    String text = tokens.file().text().substring(from.offset(), tokens.peek().offset());
    return SourceFile.quote(text.strip());
  }

  private RustValue checked(RustToken at, RustValue value, String type) {
    IntegerType<?> range = type(type);
    if (!range.allows(value.number())) {
      String given = value.number().bitLength() > 128 ? "a huge number" : value.number().toString();
      throw tokens.file().error(at.offset(), SourceFile.quote(given), range.expected());
    }
    return value;
  }

  private static IntegerType<?> type(String word) {
    return requireNonNull(RustTypes.integer(word));
  }

  private RustValue binary(int least, String expected) {
    RustToken at = tokens.peek();
    RustValue left = cast(unary(expected), at);
    while (!left.isUnknown()) {
      String operator = tokens.operator();
      int precedence = RustOperators.precedence(operator);
      if (precedence < least) {
        return left;
      }
      tokens.skip(operator.length());
      boolean shift = RustOperators.isShift(operator);
      RustValue right = binary(precedence + 1, shift ? USUAL : expected);
      left = right.isUnknown() ? right : apply(at, left, operator, right, expected);
    }
    return left;
  }

  private RustValue apply(
      RustToken at, RustValue left, String operator, RustValue right, String expected) {
    boolean comparison = RustOperators.isComparison(operator);
    if (comparison && left.kind() == right.kind() && left.kind() != RustValue.Kind.INTEGER) {
      return RustValue.truth(
          RustOperators.compare(operator, left.number().compareTo(right.number())));
    }
    if (left.kind() == RustValue.Kind.TRUTH && right.kind() == RustValue.Kind.TRUTH) {
      return logic(at, left.isTrue(), operator, right.isTrue());
    }
    boolean integers =
        left.kind() == RustValue.Kind.INTEGER && right.kind() == RustValue.Kind.INTEGER;
    boolean shift = RustOperators.isShift(operator);
    String first = left.type();
    String second = right.type();
    boolean differ = first != null && second != null && !first.equals(second);
    if (!integers || (!shift && differ) || operator.equals("&&") || operator.equals("||")) {
      throw mismatch(at, integers ? right : left);
    }
    String type = left.type() == null && !shift ? right.type() : left.type();
    if (comparison) {
      return RustValue.truth(
          RustOperators.compare(operator, left.number().compareTo(right.number())));
    }
    BigInteger result = arithmetic(at, left.number(), operator, right.number(), type, expected);
    return checked(at, RustValue.integer(result, type), type == null ? expected : type);
  }

  private RustValue logic(RustToken at, boolean left, String operator, boolean right) {
    return switch (operator) {
      case "&&", "&" -> RustValue.truth(left && right);
      case "||", "|" -> RustValue.truth(left || right);
      case "^" -> RustValue.truth(left != right);
      default ->
          throw tokens.file().error(at.offset(), shown(at), "&&, ||, &, | or ^ between bools");
    };
  }

  private BigInteger arithmetic(
      RustToken at,
      BigInteger a,
      String operator,
      BigInteger b,
      @Nullable String type,
      String expected) {
    IntegerType<?> range = type(type == null ? expected : type);
    int bits = range.bits();
    if (RustOperators.isShift(operator)) {
      if (b.signum() < 0 || b.compareTo(BigInteger.valueOf(bits)) >= 0) {
        throw tokens.file().error(at.offset(), "a shift by " + b, "less than " + bits + " places");
      }
      return RustOperators.shift(a, operator, b.intValue(), bits, range.isSigned());
    }
    if (RustOperators.isDivision(operator) && b.signum() == 0) {
      throw tokens.file().error(at.offset(), "a division by zero", "another divisor");
    }
    return RustOperators.compute(a, operator, b);
  }

  /** Applies the casts that follow an operand. */
  private RustValue cast(RustValue operand, RustToken at) {
    RustValue value = operand;
    while (!value.isUnknown() && tokens.peek().is("as")) {
      tokens.next();
      String type = tokens.expectWord("a type").text();
      IntegerType<?> range = RustTypes.integer(type);
      if (range == null || value.kind() == RustValue.Kind.OTHER) {
        return RustValue.UNKNOWN;
      }
      if (value.type() == null && value.kind() == RustValue.Kind.INTEGER) {
        checked(at, value, type);
      }
      value =
          RustValue.integer(
              RustOperators.wrap(value.number(), range.bits(), range.isSigned()), type);
    }
    return value;
  }

  private RustValue unary(String expected) {
    RustToken sign = tokens.peek();
    boolean minus = sign.is('-');
    if (!minus && !sign.is('!')) {
      RustValue value = primary(expected);
      return isMemberNext() ? RustValue.UNKNOWN : value;
    }
    if (++depth > DEEPEST) {
      return RustValue.UNKNOWN;
    }
    tokens.next();
    RustValue operand = unary(expected);
    depth--;
    if (operand.isUnknown()) {
      return operand;
    }
    if (operand.kind() == RustValue.Kind.TRUTH && !minus) {
      return RustValue.truth(!operand.isTrue());
    }
    if (operand.kind() != RustValue.Kind.INTEGER) {
      throw mismatch(sign, operand);
    }
    IntegerType<?> range = type(operand.type() == null ? expected : operand.type());
    if (minus && !range.isSigned()) {
      throw tokens.file().error(sign.offset(), shown(sign), range.expected());
    }
    BigInteger number =
        minus
            ? operand.number().negate()
            : RustOperators.wrap(operand.number().not(), range.bits(), range.isSigned());
    return checkedNegation(sign, RustValue.integer(number, operand.type()));
  }

  /** Whether a method or a field of the value follows. */
  private boolean isMemberNext() {
    RustToken next = tokens.peek();
    return next.is('.') && Character.isJavaIdentifierStart(tokens.file().at(next.offset() + 1));
  }

  /** A literal may be one beyond the highest number, until its sign is there. */
  private RustValue checkedNegation(RustToken at, RustValue value) {
    return value.type() == null ? value : checked(at, value, value.type());
  }

  private RustValue primary(String expected) {
    RustToken token = tokens.peek();
    if (ends(token) || token.kind() == Kind.END) {
      throw tokens.error(token, "an expression");
    }
    return switch (token.kind()) {
      case NUMBER -> number(tokens.next());
      case CHARACTER -> character(tokens.next());
      case STRING -> {
        tokens.next();
        yield RustValue.OTHER;
      }
      case WORD -> word(tokens.next(), expected);
      default -> bracket(token, expected);
    };
  }

  private RustValue number(RustToken token) {
    IntegerLiteral literal = literals.integer(token, false);
    RustValue value = RustValue.integer(literal.value(), literal.suffix());
    if (literal.suffix() != null && RustTypes.integer(literal.suffix()) == null) {
      throw tokens.error(token, "an integer with the type " + wanted);
    }
    return value;
  }

  private RustValue character(RustToken token) {
    if (token.text().startsWith("b")) {
      return RustValue.integer(BigInteger.valueOf(literals.byteCharacter(token)), "u8");
    }
    BigInteger code = BigInteger.valueOf(literals.character(token));
    return new RustValue(RustValue.Kind.CHARACTER, code, null);
  }

  private RustValue bracket(RustToken token, String expected) {
    if (token.is('[')) {
      tokens.skipGroup();
      return RustValue.OTHER;
    }
    boolean block = token.is('{');
    if (!block && !token.is('(')) {
      throw tokens.error(token, "an expression");
    }
    if (++depth > DEEPEST) {
      return RustValue.UNKNOWN;
    }
    tokens.next();
    RustValue value = binary(1, expected);
    char closer = block ? '}' : ')';
    boolean tuple = !block && tokens.peek().is(',');
    if (tuple && !value.isUnknown()) {
      skipTo(closer);
      value = RustValue.OTHER;
    }
    if (!value.isUnknown() && !tokens.peek().is(closer)) {
      value = RustValue.UNKNOWN;
    }
    if (value.isUnknown()) {
      skipTo(closer);
    }
    tokens.expect(closer);
    depth--;
    return value;
  }

  private void skipTo(char closer) {
    while (tokens.peek().kind() != Kind.END && !tokens.peek().is(closer)) {
      if (tokens.atOpener()) {
        tokens.skipGroup();
      } else {
        tokens.next();
      }
    }
  }

  private RustValue word(RustToken word, String expected) {
    if (word.is("true") || word.is("false")) {
      return RustValue.truth(word.is("true"));
    }
    if (word.is("const") && tokens.peek().is('{')) {
      return bracket(tokens.peek(), expected);
    }
    if (word.is("if")) {
      return choice(expected);
    }
    if (word.is("return") || word.is("break") || word.is("continue")) {
      throw tokens.error(word, "an expression");
    }
    if (CONTROL.contains(word.text())) {
      return RustValue.UNKNOWN;
    }
    if (tokens.accept('!')) {
      return macro(word);
    }
    return new RustPath(tokens, constants).value(word);
  }

  private RustValue macro(RustToken name) {
    RustToken opener = tokens.peek();
    if (!name.is("cfg") || !opener.is('(')) {
      return RustValue.UNKNOWN;
    }
    tokens.next();
    RustToken option = tokens.next();
    boolean module = option.is("MODULE") && tokens.peek().is(')');
    skipTo(')');
    tokens.expect(')');
    return module ? RustValue.truth(true) : RustValue.UNKNOWN;
  }

  private RustValue choice(String expected) {
    if (++depth > DEEPEST) {
      return RustValue.UNKNOWN;
    }
    RustValue condition = binary(1, USUAL);
    if (condition.isUnknown() || !tokens.peek().is('{')) {
      return RustValue.UNKNOWN;
    }
    RustValue yes = bracket(tokens.peek(), expected);
    if (!tokens.peek().is("else")) {
      return RustValue.UNKNOWN;
    }
    tokens.next();
    boolean more = tokens.peek().is("if");
    if (more) {
      tokens.next();
    }
    RustValue no = more ? choice(expected) : bracket(tokens.peek(), expected);
    depth--;
    boolean lost = more && no.isUnknown(); // nobody knows where it ends
    return condition.isTrue() && !lost ? yes : no;
  }
}
