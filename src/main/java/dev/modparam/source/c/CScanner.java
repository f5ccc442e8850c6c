// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.CToken.Kind;
import dev.modparam.source.text.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Cuts a C text into what stands outside of functions: declarations, and macros of interest. */
final class CScanner {

  /** How deep in brackets the scan is, so that a second branch can start where the first did. */
  private record Nesting(int depth, boolean inFunction) {}

  private static final Set<String> STORAGE = Set.of("static", "extern", "typedef");

  private final SourceFile file;
  private final CPreprocessor tokens;
  private final CUnit unit;
  private final Deque<Nesting> branches = new ArrayDeque<>();
  private List<CToken> statement = new ArrayList<>();
  private boolean assigned;
  private boolean parenthesized;
  private boolean inFunction;
  private int depth;
  private int openedAt;

  CScanner(SourceFile file, CPreprocessor tokens, CUnit unit) {
    this.file = file;
    this.tokens = tokens;
    this.unit = unit;
  }

  void scan() {
    for (CToken token = tokens.next(); token.kind() != Kind.END; token = tokens.next()) {
      if (token.kind() == Kind.BRANCH) {
        branch(token);
      } else if (inFunction) {
        skip(token);
      } else {
        take(token);
      }
    }
    if (depth > 0) {
      String found = SourceFile.quote(file.text().substring(openedAt, openedAt + 1));
      throw file.error(openedAt, found + " that is not closed", "its partner before the text ends");
    }
  }

  private void branch(CToken token) {
    if (token.text().startsWith("#if")) {
      branches.push(new Nesting(depth, inFunction));
    } else if (token.text().equals("#endif")) {
      branches.poll();
    } else if (!branches.isEmpty()) {
      depth = branches.element().depth();
      inFunction = branches.element().inFunction();
    }
    if (!inFunction && !statement.isEmpty()) {
      statement.add(token);
    }
  }

  private void skip(CToken token) {
    depth += token.opens() ? 1 : token.closes() ? -1 : 0;
    if (depth == 0) {
      inFunction = false;
      startAnew();
    }
  }

  private void startAnew() {
    statement = new ArrayList<>();
    assigned = false;
    parenthesized = false;
  }

  private void take(CToken token) {
    if (depth == 0 && token.isWord() && tokens.peek().is("(") && unit.wants(token.text())) {
      startAnew();
      unit.invocation(invocation(token));
    } else if (depth == 0 && token.is(";")) {
      unit.declaration(statement, tokens.condition());
      startAnew();
    } else {
      if (depth == 0 && parenthesized && !assigned && STORAGE.contains(token.text())) {
        startAnew(); // what came before is a macro without a semicolon
      }
      nest(token);
      statement.add(token);
    }
  }

  private void nest(CToken token) {
    if (token.opens()) {
      openedAt = depth == 0 ? token.offset() : openedAt;
      inFunction = depth == 0 && token.is("{") && parenthesized && !assigned;
      depth++;
    } else if (token.closes()) {
      depth = Math.max(0, depth - 1);
    }
    if (depth == 0) {
      assigned |= token.is("=");
      parenthesized |= token.is(")");
    }
  }

  private CInvocation invocation(CToken macro) {
    String condition = tokens.condition();
    CToken opener = tokens.next();
    List<List<CToken>> arguments = new ArrayList<>();
    List<CToken> argument = new ArrayList<>();
    int nested = 0;
    while (nested > 0 || !tokens.peek().is(")")) {
      CToken token = tokens.next();
      if (token.kind() == Kind.END) {
        throw file.error(opener.offset(), "\"(\" that is not closed", "\")\" before the text ends");
      }
      nested += token.opens() ? 1 : token.closes() ? -1 : 0;
      if (nested <= 0 && token.is(",")) {
        arguments.add(argument);
        argument = new ArrayList<>();
      } else {
        argument.add(token);
      }
    }
    tokens.next();
    arguments.add(argument);
    if (tokens.peek().is(";")) {
      tokens.next();
    }
    return new CInvocation(macro, arguments, condition);
  }
}
