// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CMacro;
import dev.modparam.source.c.token.CSubstitution;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose macros are expanded as C does it: arguments first, the result again, and no macro
 * within itself. What a text can expand to is bounded: macros can double each other.
 */
final class CExpander {

  /** How deep calls may stand in arguments of calls. */
  private static final int DEEPEST = 64;

  /** The longest list of arguments. */
  private static final int MOST_ARGUMENTS = 1 << 16;

  /** Where tokens come from; END at their end. */
  interface Source {
    CToken next();

    /** The next token that may be a bracket, a branch or the end. */
    default CToken nextBracket() {
      return next();
    }

    /** The condition under which the last token is compiled, or null. */
    default @Nullable String condition() {
      return null;
    }
  }

  /** What all expansions of a text share. */
  static final class Budget {
    private int left;
    private boolean closed;

    Budget(int tokens) {
      this.left = tokens;
    }

    boolean spend(int tokens) {
      left -= tokens;
      return left >= 0;
    }

    /** Whether a macro was too large, or a bracket missing, so that the rest is left as it is. */
    boolean isSpent() {
      return left < 0 || closed;
    }
  }

  private record Pending(CToken token, @Nullable String condition) {}

  private final Source source;
  private final CMacros macros;
  private final Budget budget;
  private final Set<String> active;
  private final int depth;
  private final Deque<Pending> ahead = new ArrayDeque<>();
  private @Nullable String condition;

  CExpander(Source source, CMacros macros, Budget budget) {
    this(source, macros, budget, new HashSet<>(), 0);
  }

  private CExpander(Source source, CMacros macros, Budget budget, Set<String> active, int depth) {
    this.source = source;
    this.macros = macros;
    this.budget = budget;
    this.active = active;
    this.depth = depth;
  }

  /** The condition under which the last token is compiled, or null if there is none. */
  @Nullable String condition() {
    return condition;
  }

  /** The next token as it stands. */
  CToken raw() {
    while (true) {
      Pending pending = ahead.poll();
      CToken token = pending == null ? source.next() : pending.token();
      condition = pending == null ? source.condition() : pending.condition();
      if (token.kind() != Kind.MACRO_END) {
        return token;
      }
      active.remove(token.text());
    }
  }

  /** The next bracket, branch or end as it stands, perhaps after others. */
  CToken bracket() {
    return ahead.isEmpty() ? source.nextBracket() : raw();
  }

  private void pushBack(CToken token) {
    ahead.push(new Pending(token, condition));
  }

  /** Puts tokens in front of what is left. */
  private void pushBack(List<CToken> tokens) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      pushBack(tokens.get(i));
    }
  }

  /** Looks at the next token, expanded. */
  CToken peek() {
    String before = condition;
    CToken token = next();
    pushBack(token);
    condition = before;
    return token;
  }

  /** The next token that is left after expansion. */
  CToken next() {
    while (true) {
      CToken token = raw();
      if (!token.isWord() || token.painted()) {
        return token;
      }
      if (token.text().startsWith("IS_") && isOption(token) && opensNext()) {
        CToken decided = option(token);
        if (decided != null) {
          return decided;
        }
        continue;
      }
      if (isStringify(token)) {
        CToken text = stringify(token);
        if (text != null) {
          return text;
        }
        continue;
      }
      CMacro macro = macros.named(token.text());
      if (macro != null && active.contains(token.text())) {
        return token.paint();
      }
      if (macro == null || (macro.isFunction() && !opensNext())) {
        return token; // a name without arguments may get some later
      }
      if (!expand(token, macro)) {
        return token.paint();
      }
    }
  }

  private static boolean isOption(CToken token) {
    return token.is("IS_ENABLED")
        || token.is("IS_BUILTIN")
        || token.is("IS_MODULE")
        || token.is("IS_REACHABLE");
  }

  /** Decides about an option of the kernel's configuration, or leaves the call as it is. */
  private @Nullable CToken option(CToken name) {
    List<CToken> argument = group();
    if (argument == null) {
      return name.paint();
    }
    Boolean enabled =
        argument.size() == 1 ? macros.isEnabled(name.text(), argument.get(0).text()) : null;
    if (enabled != null) {
      return new CToken(Kind.NUMBER, name.offset(), enabled ? "1" : "0");
    }
    leave(name, argument);
    return null;
  }

  /** Puts a call back that is not to be expanded. */
  private void leave(CToken name, List<CToken> arguments) {
    List<CToken> call = new ArrayList<>();
    call.add(name.paint());
    call.add(new CToken(Kind.SYMBOL, name.offset(), "("));
    arguments.forEach(token -> call.add(token.paint()));
    call.add(new CToken(Kind.SYMBOL, name.offset(), ")"));
    pushBack(call);
  }

  private boolean isStringify(CToken token) {
    return (token.is("__stringify") || token.is("__MODULE_STRING")) && opensNext();
  }

  /**
   * Makes a string of an expanded argument. A name that no text defines would be another word for
   * the compiler: such a call is left as it is, and null is returned.
   */
  private @Nullable CToken stringify(CToken name) {
    List<CToken> argument = group();
    if (argument == null) {
      return name.paint();
    }
    List<CToken> expanded = expanded(argument);
    if (expanded.stream().noneMatch(CExpander::isUnknownConstant)) {
      return CSubstitution.string(expanded, name.offset());
    }
    leave(name, expanded);
    return null;
  }

  private static boolean isUnknownConstant(CToken token) {
    String text = token.text();
    return token.isWord() && text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT));
  }

  private boolean opensNext() {
    String before = condition;
    CToken next = raw();
    pushBack(next);
    condition = before;
    return next.is("(");
  }

  private boolean expand(CToken name, CMacro macro) {
    if (budget.isSpent()) {
      return false;
    }
    List<CToken> body = macro.body();
    if (macro.isFunction()) {
      List<CToken> group = group();
      List<List<CToken>> arguments = group == null ? null : CSubstitution.arguments(group, macro);
      if (group == null) {
        return false;
      }
      if (arguments == null) {
        pushBack(new CToken(Kind.SYMBOL, name.offset(), ")"));
        pushBack(group);
        pushBack(new CToken(Kind.SYMBOL, name.offset(), "("));
        return false;
      }
      body = new CSubstitution(macro, arguments, this::expanded).result();
    }
    if (!budget.spend(body.size() + 1)) {
      return false;
    }
    active.add(name.text());
    pushBack(new CToken(Kind.MACRO_END, name.offset(), name.text()));
    for (int i = body.size() - 1; i >= 0; i--) {
      CToken token = body.get(i).at(name.offset());
      pushBack(i == 0 ? token.spaced(name.spaced()) : token);
    }
    return true;
  }

  /** Takes an opening bracket and all up to its partner; null, with all left as it is, if none. */
  @Nullable List<CToken> group() {
    CToken opener = raw();
    List<CToken> tokens = new ArrayList<>();
    int nested = 0;
    CToken token = raw();
    while (nested > 0 || !token.is(")")) {
      if (token.kind() == Kind.END || tokens.size() == MOST_ARGUMENTS) {
        budget.closed = true;
        pushBack(token);
        pushBack(tokens);
        pushBack(opener);
        return null;
      }
      nested += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      tokens.add(token);
      token = raw();
    }
    return tokens;
  }

  /** Expands tokens by themselves. */
  List<CToken> expanded(List<CToken> tokens) {
    boolean words = tokens.stream().anyMatch(token -> token.isWord() && !token.painted());
    if (!words || depth == DEEPEST || !budget.spend(tokens.size())) {
      return tokens;
    }
    Iterator<CToken> left = tokens.iterator();
    CToken end = new CToken(Kind.END, 0, "");
    Source list = () -> left.hasNext() ? left.next() : end;
    CExpander inner = new CExpander(list, macros, budget, new HashSet<>(active), depth + 1);
    List<CToken> result = new ArrayList<>();
    for (CToken token = inner.next(); token.kind() != Kind.END; token = inner.next()) {
      result.add(token);
    }
    return result;
  }
}
