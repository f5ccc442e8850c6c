// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an expression such as {@code par.level} or {@code list[0].name} names: a variable of its own
 * that holds what the initializer of the whole one says of this part.
 */
final class CPlace {

  /** No parameter lies deeper. */
  private static final int MOST_STEPS = 16;

  private final List<CToken> expression;
  private final CUnit unit;
  private int at = 1;

  CPlace(List<CToken> expression, CUnit unit) {
    this.expression = bare(expression);
    this.unit = unit;
  }

  /** Leaves out brackets around all of it. */
  static List<CToken> bare(List<CToken> tokens) {
    int last = tokens.size() - 1;
    boolean brackets = last > 1 && tokens.get(0).is("(") && tokens.get(last).is(")");
    return brackets ? tokens.subList(1, last) : tokens;
  }

  /** The variable that the expression begins with; empty if it begins with none. */
  private String root() {
    return expression.isEmpty() || !expression.get(0).isWord() ? "" : expression.get(0).text();
  }

  @Nullable CVariable variable() {
    CVariable place = unit.variable(root());
    for (int step = 0; place != null && at < expression.size(); step++) {
      place = step == MOST_STEPS ? null : part(place);
    }
    return place;
  }

  private @Nullable CVariable part(CVariable whole) {
    CToken token = expression.get(at);
    if (token.is(".") && at + 1 < expression.size() && whole.pointers() == 0) {
      String name = expression.get(at + 1).text();
      at += 2;
      return whole.isArray() ? null : member(whole, name);
    }
    if (!token.is("[") || !whole.isArray()) {
      return null;
    }
    int close = close();
    CValue index = close < 0 ? null : unit.constants().evaluate(expression.subList(at + 1, close));
    at = close + 1;
    return index == null ? null : element(whole, index.bits());
  }

  private int close() {
    int open = 0;
    for (int i = at; i < expression.size(); i++) {
      open += expression.get(i).opens() ? 1 : expression.get(i).closes() ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String shown(List<CToken> tokens) {
    return String.join("", tokens.stream().map(CToken::text).toList());
  }

  private CVariable member(CVariable whole, String name) {
    CType type = unit.resolved(whole.type());
    List<CVariable> members = type.members();
    List<CVariable> known = members == null ? unit.members(plain(type.words())) : members;
    CVariable declared =
        known == null
            ? null
            : known.stream()
                .filter(each -> each.name().equals(name) && !each.type().equals(CType.BIT_FIELD))
                .findFirst()
                .orElse(null);
    List<CToken> value = new CParts(whole.initializer(), unit).member(name, known);
    boolean union = plain(type.words()).startsWith("union");
    if (union && value == null && whole.initializer() != null) {
      value = CVariable.UNKNOWN; // another member may lie in the same place
    }
    if (known != null && declared == null) {
      value = CVariable.UNKNOWN; // no such member is listed
    }
    CType unknown = new CType(CType.Kind.UNKNOWN, "unknown", false);
    return whole.part(
        shown(expression.subList(0, at)),
        declared == null ? unknown : declared.type(),
        declared == null ? 0 : declared.pointers(),
        declared == null ? List.of() : declared.dimensions(),
        value);
  }

  private static String plain(String words) {
    return words.replace("const or volatile ", "");
  }

  private CVariable element(CVariable whole, long index) {
    List<CToken> value = new CParts(whole.initializer(), unit).element(index, whole);
    List<List<CToken>> rest = whole.dimensions().subList(1, whole.dimensions().size());
    String name = shown(expression.subList(0, at));
    return whole.part(name, whole.type(), whole.pointers(), new ArrayList<>(rest), value);
  }

  /** Whether tokens are a list in braces. */
  static boolean isBraced(List<CToken> tokens) {
    return tokens.size() > 1 && tokens.get(0).is("{") && tokens.get(tokens.size() - 1).is("}");
  }
}
