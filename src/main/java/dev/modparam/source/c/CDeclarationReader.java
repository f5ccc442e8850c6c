// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.CType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the variables, enum constants and type names of one declaration. */
final class CDeclarationReader {

  private static final CToken END = new CToken(CToken.Kind.END, 0, "");

  private static final Set<String> QUALIFIERS =
      Set.of("const", "volatile", "__const", "__volatile__");

  private static final Set<String> STORAGE =
      Set.of("static", "extern", "register", "inline", "typedef", "auto", "__inline");

  private final List<CToken> tokens;
  private final CUnit unit;
  private final boolean conditional;
  private int at;
  private boolean external;
  private boolean typedef;
  private boolean qualified;

  CDeclarationReader(List<CToken> tokens, CUnit unit, boolean conditional) {
    this.tokens = tokens;
    this.unit = unit;
    this.conditional = conditional;
  }

  void read() {
    CType type = specifiers();
    while (type != null && at < tokens.size() && declarator(type)) {
      at++;
    }
  }

  private CToken peek() {
    return at < tokens.size() ? tokens.get(at) : END;
  }

  private CToken afterNext() {
    return at + 1 < tokens.size() ? tokens.get(at + 1) : END;
  }

  /** Reads what comes before the first name; null if this is no declaration. */
  private @Nullable CType specifiers() {
    List<String> builtIn = new ArrayList<>();
    CType named = null;
    while (peek().isWord()) {
      String word = peek().text();
      if (QUALIFIERS.contains(word)) {
        qualified = true;
        at++;
      } else if (STORAGE.contains(word)) {
        external |= word.equals("extern");
        typedef |= word.equals("typedef");
        at++;
      } else if (CType.isBuiltIn(word)) {
        builtIn.add(word);
        at++;
      } else if (isAttribute()) {
        skipAttribute();
      } else if (named != null || !builtIn.isEmpty()) {
        break;
      } else {
        named = namedType(word);
      }
    }
    if (!builtIn.isEmpty()) {
      named = new CType(CType.builtIn(builtIn), String.join(" ", builtIn), false);
    }
    return named == null ? null : new CType(named.kind(), words(named.words()), qualified);
  }

  private String words(String plain) {
    return qualified ? "const or volatile " + plain : plain;
  }

  private CType namedType(String word) {
    at++;
    if (word.equals("struct") || word.equals("union") || word.equals("enum")) {
      return tagged(word);
    }
    CType own = unit.typedef(word);
    if (own != null) {
      return own;
    }
    Kind kind = CType.typedef(word);
    return new CType(kind == null ? Kind.UNKNOWN : kind, word, false);
  }

  private CType tagged(String word) {
    while (isAttribute()) {
      skipAttribute();
    }
    String tag = "";
    if (peek().isWord()) {
      tag = " " + peek().text();
      at++;
    }
    if (peek().is("{")) {
      int from = at;
      skipGroup();
      if (word.equals("enum")) {
        enumerators(tokens.subList(from + 1, Math.max(from + 1, at - 1)));
      }
    }
    return new CType(word.equals("enum") ? Kind.ENUM : Kind.STRUCTURE, word + tag, false);
  }

  private void enumerators(List<CToken> body) {
    CValue next = CValue.ofInt(0);
    for (List<CToken> item : CInitializers.split(body)) {
      if (item.isEmpty() || !item.get(0).isWord()) {
        next = null;
        continue;
      }
      if (item.size() > 1) {
        boolean assigned = item.get(1).is("=");
        next = assigned ? unit.constants().evaluate(item.subList(2, item.size())) : null;
      }
      unit.constants().define(item.get(0).text(), next);
      next = next == null ? null : next.binary("+", CValue.ofInt(1));
    }
  }

  private boolean isAttribute() {
    String word = peek().text();
    if (!peek().isWord() || !word.startsWith("__") || CType.typedef(word) != null) {
      return false;
    }
    return afterNext().isWord()
        || afterNext().is("(")
        || afterNext().is("*")
        || afterNext().is("{");
  }

  private void skipAttribute() {
    at++;
    if (peek().is("(")) {
      skipGroup();
    }
  }

  private void skipGroup() {
    int depth = 0;
    do {
      depth += peek().opens() ? 1 : peek().closes() ? -1 : 0;
      at++;
    } while (depth > 0 && at < tokens.size());
  }

  /** Reads one name with what belongs to it, up to a comma; false at the end. */
  private boolean declarator(CType type) {
    int pointers = 0;
    boolean qualifiedPointer = false;
    while (peek().is("*") || QUALIFIERS.contains(peek().text()) || isAttribute()) {
      if (isAttribute()) {
        skipAttribute();
        continue;
      }
      boolean star = peek().is("*");
      pointers += star ? 1 : 0;
      qualifiedPointer = !star;
      at++;
    }
    CToken name = peek();
    if (!name.isWord()) {
      return false;
    }
    at++;
    List<List<CToken>> dimensions = dimensions();
    if (dimensions.isEmpty() && peek().is("(")) {
      return false;
    }
    skipTrailingAttributes();
    CVariable variable =
        new CVariable(
            name.text(),
            name.offset(),
            type,
            pointers,
            qualifiedPointer,
            dimensions,
            initializer(),
            external,
            conditional);
    if (!typedef) {
      unit.define(variable);
    } else if (pointers == 0 && dimensions.isEmpty()) {
      unit.defineType(name.text(), type);
    }
    return peek().is(",");
  }

  private List<List<CToken>> dimensions() {
    List<List<CToken>> result = new ArrayList<>();
    while (peek().is("[")) {
      int from = at + 1;
      skipGroup();
      result.add(List.copyOf(tokens.subList(from, Math.max(from, at - 1))));
    }
    return result;
  }

  private void skipTrailingAttributes() {
    while (peek().isWord()) {
      skipAttribute();
    }
  }

  private @Nullable List<CToken> initializer() {
    if (!peek().is("=")) {
      return null;
    }
    int from = ++at;
    int depth = 0;
    while (at < tokens.size() && (depth > 0 || !peek().is(","))) {
      depth += peek().opens() ? 1 : peek().closes() ? -1 : 0;
      at++;
    }
    return List.copyOf(tokens.subList(from, at));
  }
}
