// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code #define} says.
 *
 * @param parameters the names of the parameters; null for an object-like macro
 * @param variadic whether the last parameter takes all arguments that are left
 * @param body what the macro stands for
 */
public record CMacro(@Nullable List<String> parameters, boolean variadic, List<CToken> body) {

  private static final String REST = "__VA_ARGS__";

  public boolean isFunction() {
    return parameters != null;
  }

  public List<String> names() {
    return parameters == null ? List.of() : parameters;
  }

  /**
   * Reads a definition.
   *
   * @param line the tokens after the macro's name
   * @param functionLike whether a bracket follows the name without a blank
   * @return the macro, or null if the line is not a definition
   */
  public static @Nullable CMacro parse(List<CToken> line, boolean functionLike) {
    if (!functionLike) {
      return new CMacro(null, false, List.copyOf(line));
    }
    List<String> names = new ArrayList<>();
    boolean variadic = false;
    int at = 1;
    while (at < line.size() && !line.get(at).is(")")) {
      CToken token = line.get(at++);
      if (token.is("...")) {
        if (!line.get(at - 2).isWord()) {
          names.add(REST);
        }
        variadic = true;
      } else if (token.isWord()) {
        names.add(token.text());
      } else if (!token.is(",")) {
        return null;
      }
    }
    return at < line.size()
        ? new CMacro(List.copyOf(names), variadic, List.copyOf(line.subList(at + 1, line.size())))
        : null;
  }

  public boolean sameAs(CMacro other) {
    return names().equals(other.names())
        && isFunction() == other.isFunction()
        && CToken.text(body).equals(CToken.text(other.body));
  }
}
