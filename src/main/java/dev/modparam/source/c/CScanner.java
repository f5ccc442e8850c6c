// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CCalls;
import dev.modparam.source.c.token.CInvocation;
import dev.modparam.source.c.token.CMacro;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CToken.Kind;
import dev.modparam.source.text.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a C text into what stands outside of functions: declarations, and macros of interest. */
final class CScanner {

  /**
   * How deep in brackets the scan is where an {@code #if} begins, so that a second branch can start
   * where the first did.
   */
  private static final class Nesting {
    final int depth;
    final boolean inFunction;
    int end = -1;

    Nesting(int depth, boolean inFunction) {
      this.depth = depth;
      this.inFunction = inFunction;
    }
  }

  private static final Set<String> STORAGE = Set.of("static", "extern", "typedef");
  private static final String LOST = "; the rest of the file is lost";
  private static final String PREFIX = "MODULE_PARAM_PREFIX";

  private final SourceFile file;
  private final CExpander tokens;
  private final CMacros macros;
  private final CUnit unit;
  private final CNotes notes;
  private final Deque<Nesting> branches = new ArrayDeque<>();
  private List<CToken> statement = new ArrayList<>();
  private boolean assigned;
  private boolean parenthesized;
  private boolean inFunction;

  /** Whether branches of this function leave different brackets open. */
  private boolean uneven;

  /** Whether an undecided branch began since the outermost bracket. */
  private boolean branched;

  private int depth;
  private int openedAt;

  CScanner(SourceFile file, CExpander tokens, CMacros macros, CUnit unit, CNotes notes) {
    this.file = file;
    this.tokens = tokens;
    this.macros = macros;
    this.unit = unit;
    this.notes = notes;
  }

  void scan() {
    CToken token = next();
    for (; token.kind() != Kind.END; token = next()) {
      if (token.kind() == Kind.BRANCH) {
        branch(token);
      } else if (inFunction) {
        skip(token);
      } else {
        take(token);
      }
    }
    if (depth > 0) {
      unclosed();
    }
  }

  private CToken next() {
    return inFunction ? tokens.bracket() : tokens.next();
  }

  private void unclosed() {
    String found = SourceFile.quote(file.text().substring(openedAt, openedAt + 1));
    boolean written = "({[".indexOf(file.at(openedAt)) >= 0;
    if (!branched && written) {
      throw file.error(openedAt, found + " that is not closed", "its partner before the text ends");
    }
    String where = written ? "in all branches of an #if" : "though this macro opens it";
    notes.add(openedAt, (written ? found : "a bracket") + " is not closed " + where + LOST);
  }

  private void branch(CToken token) {
    branched |= depth > 0;
    Nesting top = branches.peek();
    if (token.text().startsWith("#if")) {
      branches.push(new Nesting(depth, inFunction));
    } else if (top != null) {
      boolean differs = top.end >= 0 && top.end != depth;
      boolean alone = token.text().equals("#endif") && top.end < 0 && depth != top.depth;
      uneven |= top.inFunction && (differs || alone);
      if (token.text().equals("#endif")) {
        branches.poll();
      } else {
        top.end = depth;
        depth = top.depth;
        inFunction = top.inFunction;
      }
    }
    if (!inFunction && !statement.isEmpty()) {
      statement.add(token);
    }
  }

  private void skip(CToken token) {
    depth += token.opens() ? 1 : token.closes() ? -1 : 0;
    if (uneven && token.is("}")) {
      boolean ends = token.offset() == 0 || file.at(token.offset() - 1) == '\n';
      depth = ends ? 0 : Math.max(1, depth);
    }
    if (depth <= 0) {
      depth = 0;
      inFunction = false;
      startAnew();
    }
  }

  private void startAnew() {
    statement = new ArrayList<>();
    assigned = false;
    parenthesized = false;
    uneven = false;
  }

  private void take(CToken token) {
    boolean call = depth == 0 && token.isWord() && tokens.peek().is("(");
    if (call && unit.wants(token.text())) {
      startAnew();
      unit.invocation(invocation(token));
      return;
    }
    if (call && startsStatement() && CCalls.mayDeclare(token.text())) {
      notes.add(
          token.offset(), "macro " + token.text() + " may declare parameters; it is not followed");
    }
    if (depth == 0 && token.is(";")) {
      unit.declaration(statement, tokens.condition());
      startAnew();
      return;
    }
    if (depth == 0 && parenthesized && !assigned && STORAGE.contains(token.text())) {
      startAnew(); // what came before is a macro without a semicolon
    }
    nest(token);
    statement.add(token);
  }

  /** Whether a statement can begin here: the one before may be a macro without a semicolon. */
  private boolean startsStatement() {
    return statement.isEmpty() || (statement.get(statement.size() - 1).is(")") && !assigned);
  }

  private void nest(CToken token) {
    if (token.opens()) {
      if (depth == 0) {
        openedAt = token.offset();
        branched = tokens.condition() != null;
      }
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
    CToken opener = tokens.peek();
    List<CToken> group = tokens.group();
    if (group == null) {
      throw file.error(opener.offset(), "\"(\" that is not closed", "\")\" before the text ends");
    }
    return new CInvocation(macro, arguments(macro.text(), group), prefix(macro), condition);
  }

  private List<List<CToken>> arguments(String macro, List<CToken> group) {
    List<List<CToken>> arguments = new ArrayList<>();
    int from = 0;
    int nested = 0;
    for (int at = 0; at <= group.size(); at++) {
      CToken token = at < group.size() ? group.get(at) : null;
      if (token == null || (nested == 0 && token.is(","))) {
        List<CToken> argument = group.subList(from, at);
        boolean raw = CParamMacro.isRaw(macro, arguments.size());
        arguments.add(raw ? List.copyOf(argument) : List.copyOf(tokens.expanded(argument)));
        from = at + 1;
      } else {
        nested += token.opens() ? 1 : token.closes() ? -1 : 0;
      }
    }
    return arguments;
  }

  /** What the names of parameters begin with at this place. */
  private List<CToken> prefix(CToken macro) {
    CToken name = new CToken(Kind.WORD, macro.offset(), PREFIX);
    @Nullable CMacro defined = macros.named(PREFIX);
    if (defined == null) {
      return macros.isAmbiguous(PREFIX) ? List.of(name) : List.of();
    }
    return List.copyOf(tokens.expanded(List.of(name)));
  }
}
