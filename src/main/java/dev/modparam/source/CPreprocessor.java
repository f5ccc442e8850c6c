// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.source.CToken.Kind;
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
    @Nullable String text;
    @Nullable String guard;
    boolean decided;

    Condition(@Nullable String text) {
      this.text = text;
    }
  }

  private final CLexer lexer;
  private final CMacros macros;
  private final CNotes notes;
  private final Deque<Condition> conditions = new ArrayDeque<>();
  private int named;
  private CToken ahead;

  CPreprocessor(CText text, CMacros macros, CNotes notes) {
    this.lexer = new CLexer(text);
    this.macros = macros;
    this.notes = notes;
    this.ahead = read();
  }

  CToken peek() {
    return ahead;
  }

  CToken next() {
    CToken token = ahead;
    ahead = read();
    return token;
  }

  /** The innermost condition under which the next token is compiled, or null if there is none. */
  @Nullable String condition() {
    if (named == 0) {
      return null;
    }
    for (Condition condition : conditions) {
      if (condition.text != null) {
        return condition.text;
      }
    }
    return null;
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
      rename(innermost, null);
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
    Condition condition = new Condition(null);
    conditions.push(condition);
    if (word.text().equals("if") && text.equals("0")) {
      return skip(word);
    }
    condition.decided = word.text().equals("if") && text.equals("1");
    boolean module = text.equals("MODULE") || text.equals("defined ( MODULE )");
    if (!condition.decided && !module) {
      rename(condition, "#" + word.text() + " " + SourceFile.cut(text));
    }
    condition.guard = word.text().equals("ifndef") ? text : null;
    return branch(word);
  }

  private CToken otherwise(CToken word) {
    Condition condition = conditions.peek();
    if (condition == null) {
      lexer.skipLine();
      return branch(word);
    }
    if (condition.decided) {
      return skip(word);
    }
    if (!word.text().equals("else")) {
      rename(condition, "#" + word.text() + " " + SourceFile.cut(CToken.text(line())));
      return branch(word);
    }
    lexer.skipLine();
    String text = condition.text;
    rename(condition, text == null || text.startsWith("#else") ? text : "#else of " + text);
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
    Condition closed = conditions.poll();
    if (closed != null) {
      rename(closed, null);
    }
    return branch(word);
  }

  private void rename(Condition condition, @Nullable String text) {
    named += (text == null ? 0 : 1) - (condition.text == null ? 0 : 1);
    condition.text = text;
  }

  private static CToken branch(CToken word) {
    return new CToken(Kind.BRANCH, word.offset(), "#" + word.text());
  }
}
