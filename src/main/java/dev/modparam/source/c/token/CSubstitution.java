// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import dev.modparam.source.c.token.CToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts the arguments of a function-like macro in its body, with {@code #} and {@code ##}. */
public final class CSubstitution {

  /** Stands for an empty argument next to {@code ##}. */
  private static final CToken NOTHING = new CToken(Kind.SYMBOL, 0, "");

  private final CMacro macro;
  private final List<List<CToken>> arguments;
  private final UnaryOperator<List<CToken>> expander;
  private final List<CToken> result = new ArrayList<>();

  public CSubstitution(
      CMacro macro, List<List<CToken>> arguments, UnaryOperator<List<CToken>> expander) {
    this.macro = macro;
    this.arguments = arguments;
    this.expander = expander;
  }

  /** Cuts what is between the brackets of a call; null if it does not fit the macro. */
  public static @Nullable List<List<CToken>> arguments(List<CToken> group, CMacro macro) {
    int wanted = macro.names().size();
    List<List<CToken>> arguments = new ArrayList<>();
    List<CToken> argument = new ArrayList<>();
    int nested = 0;
    for (CToken token : group) {
      nested += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean rest = macro.variadic() && arguments.size() == wanted - 1;
      if (nested == 0 && token.is(",") && !rest) {
        arguments.add(argument);
        argument = new ArrayList<>();
      } else {
        argument.add(token);
      }
    }
    if (wanted > 0 || !group.isEmpty()) {
      arguments.add(argument);
    }
    if (macro.variadic() && arguments.size() == wanted - 1) {
      arguments.add(List.of());
    }
    return arguments.size() == wanted ? arguments : null;
  }

  public List<CToken> result() {
    List<CToken> body = macro.body();
    for (int at = 0; at < body.size(); at++) {
      CToken token = body.get(at);
      boolean last = at + 1 == body.size();
      if (token.is("#") && !last && index(body.get(at + 1)) >= 0) {
        result.add(string(arguments.get(index(body.get(++at))), token.offset()));
      } else if (token.is("##") && !last && !result.isEmpty()) {
        paste(body.get(++at));
      } else if (index(token) >= 0) {
        boolean pasted = !last && body.get(at + 1).is("##");
        add(argument(token, !pasted), token);
      } else {
        result.add(token);
      }
    }
    result.removeIf(token -> token.text().isEmpty());
    return result;
  }

  private int index(CToken token) {
    return token.isWord() ? macro.names().indexOf(token.text()) : -1;
  }

  private List<CToken> argument(CToken name, boolean expand) {
    List<CToken> raw = arguments.get(index(name));
    return expand ? expander.apply(raw) : raw;
  }

  private void add(List<CToken> tokens, CToken place) {
    if (tokens.isEmpty()) {
      result.add(NOTHING);
      return;
    }
    result.add(tokens.get(0).spaced(place.spaced()));
    result.addAll(tokens.subList(1, tokens.size()));
  }

  /** Joins the last token of the result with the first of what follows. */
  private void paste(CToken right) {
    List<CToken> tokens = index(right) < 0 ? List.of(right) : argument(right, false);
    CToken left = result.get(result.size() - 1);
    boolean rest = macro.variadic() && index(right) == macro.names().size() - 1;
    if (left.is(",") && rest) {
      if (tokens.isEmpty()) {
        result.remove(result.size() - 1);
      }
      result.addAll(argument(right, true));
      return;
    }
    if (tokens.isEmpty()) {
      return;
    }
    if (isBracket(left) || isBracket(tokens.get(0))) {
      result.addAll(tokens); // the compiler refuses that; no bracket may get lost
      return;
    }
    result.set(result.size() - 1, joined(left, tokens.get(0)));
    result.addAll(tokens.subList(1, tokens.size()));
  }

  private static boolean isBracket(CToken token) {
    return token.opens() || token.closes();
  }

  private static CToken joined(CToken left, CToken right) {
    if (left.text().isEmpty()) {
      return right;
    }
    Kind kind = left.kind() == Kind.WORD || left.kind() == Kind.NUMBER ? left.kind() : Kind.SYMBOL;
    String text = left.text() + right.text();
    return new CToken(kind, left.offset(), text, left.spaced(), false);
  }

  /** The string that {@code #} makes. */
  public static CToken string(List<CToken> tokens, int offset) {
    StringBuilder text = new StringBuilder("\"");
    for (CToken token : tokens) {
      text.append(token.spaced() && text.length() > 1 ? " " : "");
      boolean literal = token.kind() == Kind.STRING || token.kind() == Kind.CHARACTER;
      text.append(
          literal ? token.text().replace("\\", "\\\\").replace("\"", "\\\"") : token.text());
    }
    return new CToken(Kind.STRING, offset, text.append('"').toString(), true, false);
  }
}
