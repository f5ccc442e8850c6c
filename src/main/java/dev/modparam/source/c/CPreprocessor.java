// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.CToken.Kind;
import dev.modparam.text.Excerpt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a C text with its directives taken out: macros are collected, of a condition that
 * cannot be known both branches are given, and {@code #if 0} is left out.
 */
final class CPreprocessor {

  /** An {@code #if} whose {@code #endif} has not come yet. */
  private static final class Condition {
    final @Nullable String outer;
    @Nullable String text;
    @Nullable String guard;
    boolean decided;

    Condition(@Nullable String outer) {
      this.outer = outer;
    }

    @Nullable String innermost() {
      return text == null ? outer : text;
    }
  }

  private final CLexer lexer;
  private final CMacros macros;
  private final CNotes notes;
  private final Deque<Condition> conditions = new ArrayDeque<>();
  private CToken ahead;
  private @Nullable String conditionAhead;
  private @Nullable String condition;

  CPreprocessor(CText text, CMacros macros, CNotes notes) {
    this.lexer = new CLexer(text);
    this.macros = macros;
    this.notes = notes;
    this.ahead = read();
    this.conditionAhead = innermost();
  }

  CToken peek() {
    return ahead;
  }

  CToken next() {
    CToken token = ahead;
    condition = conditionAhead;
    ahead = read();
    conditionAhead = innermost();
    return token;
  }

  private @Nullable String innermost() {
    Condition top = conditions.peek();
    return top == null ? null : top.innermost();
  }

  /** The innermost condition under which the last token is compiled, or null if there is none. */
  @Nullable String condition() {
    return condition;
  }

  private CToken read() {
    CToken token = lexer.next();
    while (token.kind() == Kind.DIRECTIVE) {
      CToken branch = directive(token);
      if (branch != null) {
        return branch;
      }
      token = lexer.next();
    }
    return token;
  }

  private @Nullable CToken directive(CToken word) {
    switch (word.text()) {
      case "define" -> define();
      case "if", "ifdef", "ifndef" -> {
        return open(word);
      }
      case "else", "elif", "elifdef", "elifndef" -> {
        return otherwise(word);
      }
      case "endif" -> {
        lexer.skipLine();
        return close(word);
      }
      default -> lexer.skipLine();
    }
    return null;
  }

  private List<CToken> line() {
    List<CToken> tokens = new ArrayList<>();
    for (CToken token = lexer.next(); token.kind() != Kind.LINE_END; token = lexer.next()) {
      tokens.add(token);
    }
    return tokens;
  }

  private void define() {
    CToken name = lexer.next();
    if (!name.isWord()) {
      if (name.kind() != Kind.LINE_END) {
        line();
      }
      return;
    }
    boolean functionLike = lexer.atParenthesis();
    List<CToken> body = line();
    if (functionLike) {
      noteHiddenParameters(name, body);
      return;
    }
    Condition innermost = conditions.peek();
    if (innermost != null && name.text().equals(innermost.guard)) {
      innermost.text = null;
    }
    macros.define(name.text(), body);
  }

  private void noteHiddenParameters(CToken name, List<CToken> body) {
    for (CToken token : body) {
      if (token.isWord() && CParamMacro.named(token.text()) != null) {
        notes.add(
            name.offset(),
            "macro "
                + name.text()
                + " declares parameters where it is used, which is not followed");
        return;
      }
    }
  }

  private CToken open(CToken word) {
    List<CToken> line = line();
    String text = CToken.text(line);
    Condition opened = new Condition(innermost());
    conditions.push(opened);
    if (word.text().equals("if") && text.equals("0")) {
      return skip(word);
    }
    opened.decided = word.text().equals("if") && text.equals("1");
    boolean module = text.equals("MODULE") || text.equals("defined (MODULE)");
    if (!opened.decided && !module) {
      opened.text = "#" + word.text() + " " + Excerpt.of(text);
    }
    opened.guard = word.text().equals("ifndef") ? text : null;
    return branch(word);
  }

  private CToken otherwise(CToken word) {
    Condition top = conditions.peek();
    if (top == null) {
      lexer.skipLine();
      return branch(word);
    }
    if (top.decided) {
      return skip(word);
    }
    if (!word.text().equals("else")) {
      top.text = "#" + word.text() + " " + Excerpt.of(CToken.text(line()));
      return branch(word);
    }
    lexer.skipLine();
    if (top.text != null && !top.text.startsWith("#else")) {
      top.text = "#else of " + top.text;
    }
    return branch(word);
  }

  private CToken skip(CToken word) {
    CToken end = lexer.skipDeadLines();
    while (conditions.element().decided && end.text().startsWith("el")) {
      end = lexer.skipDeadLines();
    }
    if (end.kind() == Kind.END) {
      return end;
    }
    if (end.text().equals("endif")) {
      lexer.skipLine();
      close(end);
    } else {
      otherwise(end);
    }
    return branch(word);
  }

  private CToken close(CToken word) {
    conditions.poll();
    return branch(word);
  }

  private static CToken branch(CToken word) {
    return new CToken(Kind.BRANCH, word.offset(), "#" + word.text());
  }
}
