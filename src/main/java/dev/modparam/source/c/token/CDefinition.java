// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code #define} whose body is read when somebody asks for it: nobody ever asks for most of
 * those in headers.
 */
public final class CDefinition {

  private final @Nullable CText text;
  private final int from;
  private final boolean functionLike;
  private boolean read;
  private @Nullable CMacro macro;

  /**
   * Takes a directive.
   *
   * @param from where the text after the name begins
   * @param functionLike whether a bracket follows the name without a blank
   */
  CDefinition(CText text, int from, boolean functionLike) {
    this.text = text;
    this.from = from;
    this.functionLike = functionLike;
  }

  /** Takes a macro that has been read. */
  public CDefinition(CMacro macro) {
    this.text = null;
    this.from = 0;
    this.functionLike = macro.isFunction();
    this.macro = macro;
    this.read = true;
  }

  /** What the directive says; null if it is not a definition. */
  public @Nullable CMacro macro() {
    if (!read && text != null) {
      read = true;
      CLexer lexer = CLexer.inDirective(text, from);
      List<CToken> line = new ArrayList<>();
      CToken token = lexer.next();
      for (; token.kind() != CToken.Kind.LINE_END; token = lexer.next()) {
        line.add(token);
      }
      macro = CMacro.parse(line, functionLike);
    }
    return macro;
  }

  /** Whether both define the same macro. */
  public boolean sameAs(CDefinition other) {
    CMacro one = macro();
    CMacro second = other.macro();
    return one != null && second != null && one.sameAs(second);
  }
}
