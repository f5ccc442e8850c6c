// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CCondition;
import dev.modparam.source.c.token.CDefinition;
import dev.modparam.source.c.token.CLexer;
import dev.modparam.source.c.token.CText;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CToken.Kind;
import dev.modparam.source.c.token.CWords;
import dev.modparam.text.Excerpt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a C text with its directives taken out: macros are collected, branches that are
 * certainly not compiled are left out, and of a condition that cannot be known all branches are
 * given, with a {@code BRANCH} token before each and at the end.
 */
final class CPreprocessor implements CExpander.Source {

  private final CLexer lexer;
  private final CMacros macros;
  private final CDecisions decisions;
  private final List<CToken> includes;
  private final Deque<CCondition> conditions = new ArrayDeque<>();

  CPreprocessor(CText text, CMacros macros, CDecisions decisions, List<CToken> includes) {
    this.lexer = new CLexer(text);
    this.macros = macros;
    this.decisions = decisions;
    this.includes = includes;
  }

  @Override
  public @Nullable String condition() {
    CCondition top = conditions.peek();
    return top == null ? null : top.innermost();
  }

  @Override
  public CToken next() {
    return next(false);
  }

  @Override
  public CToken nextBracket() {
    return next(true);
  }

  private CToken next(boolean brackets) {
    while (true) {
      CToken token = brackets ? lexer.nextBracket() : lexer.next();
      if (token.kind() != Kind.DIRECTIVE) {
        return token;
      }
      CToken branch = directive(token);
      lexer.lenient(condition() != null);
      if (branch != null) {
        return branch;
      }
    }
  }

  /** Follows the directives alone, and takes down the words between them. */
  void directives(CWords words) {
    CToken token = lexer.nextDirective(words);
    while (token.kind() == Kind.DIRECTIVE) {
      directive(token);
      token = lexer.nextDirective(words);
    }
  }

  private @Nullable CToken directive(CToken word) {
    return switch (word.text()) {
      case "if", "ifdef", "ifndef" -> {
        conditions.push(new CCondition(condition()));
        yield branch(word, word.text(), line());
      }
      case "else", "elif", "elifdef", "elifndef" -> otherwise(word);
      case "endif" -> {
        lexer.skipLine();
        yield close(word);
      }
      default -> {
        other(word);
        yield null;
      }
    };
  }

  private void other(CToken word) {
    switch (word.text()) {
      case "define" -> define();
      case "undef" -> undefine();
      case "include" -> include(word);
      default -> lexer.skipLine();
    }
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
        lexer.skipBody();
      }
      return;
    }
    CDefinition definition = lexer.definition();
    CCondition innermost = conditions.peek();
    if (innermost != null) {
      innermost.defined(name.text());
    }
    macros.define(name.text(), definition, condition() != null);
  }

  private void undefine() {
    List<CToken> line = line();
    String name = CToken.text(line);
    String condition = condition();
    if (condition == null || condition.equals("#ifdef " + name)) {
      macros.undefine(name);
    }
  }

  private void include(CToken word) {
    List<CToken> line = line();
    String name = String.join("", line.stream().map(CToken::text).toList());
    macros.include();
    includes.add(new CToken(Kind.STRING, word.offset(), name));
  }

  /** Starts the branch that a directive opens, or skips it if it is certainly not compiled. */
  private @Nullable CToken branch(CToken word, String directive, List<CToken> line) {
    CCondition top = conditions.element();
    Boolean decided = decisions.decide(directive, line);
    if (decided != null && !decided) {
      return skip();
    }
    boolean second = top.isOpen();
    if (decided != null) {
      if (second) {
        top.otherwise();
        return token(word, "#else");
      }
      top.take();
      return null;
    }
    String text = CToken.text(line);
    top.open("#" + word.text() + " " + Excerpt.of(text));
    if (directive.equals("ifndef")) {
      top.guard(text);
    }
    return token(word, second ? "#elif" : "#" + directive);
  }

  private @Nullable CToken otherwise(CToken word) {
    CCondition top = conditions.peek();
    if (top == null) {
      lexer.skipLine();
      return null;
    }
    if (top.isTaken()) {
      return skip();
    }
    if (!word.text().equals("else")) {
      String directive = word.text().substring(2);
      return branch(word, directive, line());
    }
    lexer.skipLine();
    boolean open = top.isOpen();
    top.otherwise();
    return open ? token(word, "#else") : null;
  }

  /** Leaves out lines up to the next branch, or the end. */
  private @Nullable CToken skip() {
    CToken end = lexer.skipDeadLines();
    CCondition top = conditions.element();
    while (top.isTaken() && end.text().startsWith("el")) {
      end = lexer.skipDeadLines();
    }
    if (end.kind() == Kind.END) {
      return end;
    }
    if (end.text().equals("endif")) {
      lexer.skipLine();
      return close(end);
    }
    return otherwise(end);
  }

  private @Nullable CToken close(CToken word) {
    CCondition closed = conditions.poll();
    return closed != null && closed.isOpen() ? token(word, "#endif") : null;
  }

  private static CToken token(CToken word, String text) {
    return new CToken(Kind.BRANCH, word.offset(), text);
  }
}
