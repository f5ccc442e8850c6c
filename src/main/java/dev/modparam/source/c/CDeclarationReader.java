// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.CType.Kind;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the variables, enum constants and type names of one declaration. */
final class CDeclarationReader {

  private static final CToken END = new CToken(CToken.Kind.END, 0, "");

  private static final Set<String> QUALIFIERS =
      Set.of("const", "volatile", "__const", "__volatile__");

  private static final Set<String> STORAGE =
      Set.of("static", "extern", "register", "inline", "typedef", "auto", "__inline");

  /** How deep structures may stand in structures. */
  private static final int DEEPEST = 32;

  private final List<CToken> tokens;
  private final CUnit unit;
  private final boolean conditional;
  private final Consumer<CVariable> variables;
  private final int depth;
  private int at;
  private boolean external;
  private boolean internal;
  private boolean typedef;
  private boolean qualified;

  CDeclarationReader(List<CToken> tokens, CUnit unit, boolean conditional) {
    this(tokens, unit, conditional, unit::define, 0);
  }

  private CDeclarationReader(
      List<CToken> tokens,
      CUnit unit,
      boolean conditional,
      Consumer<CVariable> variables,
      int depth) {
    this.tokens = tokens;
    this.unit = unit;
    this.conditional = conditional;
    this.variables = variables;
    this.depth = depth;
  }

  void read() {
    CType type = specifiers();
    if (type != null && depth > 0 && at == tokens.size() && type.members() != null) {
      type.members().forEach(variables); // a structure without a name lends its members
    }
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

  /** Reads what comes before the first name; null if this is not a declaration. */
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
        internal |= word.equals("static");
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
    return named == null
        ? null
        : new CType(named.kind(), words(named.words()), qualified, named.members());
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
    String words = word + tag;
    if (!peek().is("{")) {
      Kind kind = word.equals("enum") ? unit.ownEnumeration(words) : Kind.STRUCTURE;
      return new CType(kind, words, false, unit.ownMembers(words));
    }
    int from = at;
    skipGroup();
    List<CToken> body = tokens.subList(from + 1, Math.max(from + 1, at - 1));
    if (word.equals("enum")) {
      Kind kind = enumerators(body);
      unit.defineEnumeration(words, kind);
      return new CType(kind, words, false);
    }
    List<CVariable> members = members(body);
    if (!tag.isEmpty()) {
      unit.defineMembers(words, members);
    }
    return new CType(Kind.STRUCTURE, words, false, members);
  }

  private List<CVariable> members(List<CToken> body) {
    List<CVariable> members = new ArrayList<>();
    if (depth == DEEPEST) {
      return members;
    }
    int from = 0;
    int nested = 0;
    for (int i = 0; i < body.size(); i++) {
      CToken token = body.get(i);
      nested += token.opens() ? 1 : token.closes() ? -1 : 0;
      if (nested == 0 && token.is(";")) {
        List<CToken> one = body.subList(from, i);
        new CDeclarationReader(one, unit, conditional, members::add, depth + 1).read();
        from = i + 1;
      }
    }
    return List.copyOf(members);
  }

  /** Reads constants; the type is int if one of them is negative, else unsigned int. */
  private Kind enumerators(List<CToken> body) {
    CValue next = CValue.ofInt(0);
    boolean negative = false;
    boolean unknown = false;
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
      unknown |= next == null;
      negative |= next != null && !next.unsigned() && next.bits() < 0;
      next = next == null ? null : next.binary("+", CValue.ofInt(1));
    }
    return negative ? Kind.INT : unknown ? Kind.UNKNOWN : Kind.ENUM;
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
    boolean function = depth > 0 && peek().is("(") && afterNext().is("*");
    CToken name = function ? functionPointer() : peek();
    if (!name.isWord()) {
      skipWidth();
      return peek().is(",");
    }
    at += function ? 0 : 1;
    List<List<CToken>> dimensions = dimensions();
    if (dimensions.isEmpty() && peek().is("(")) {
      skipGroup(); // what a function takes
      if (!function) {
        return peek().is(",");
      }
    }
    CType own = peek().is(":") ? CType.BIT_FIELD : type;
    skipWidth();
    skipTrailingAttributes();
    CVariable variable =
        new CVariable(
            name.text(),
            name.offset(),
            own,
            function ? 1 : pointers,
            qualifiedPointer,
            dimensions,
            initializer(),
            external,
            internal,
            conditional);
    if (!typedef) {
      variables.accept(variable);
    } else if (pointers == 0 && dimensions.isEmpty()) {
      unit.defineType(name.text(), type);
    }
    return peek().is(",");
  }

  /** Reads {@code (*name)}, which is a member with one value, however often it is pointed to. */
  private CToken functionPointer() {
    int from = at;
    skipGroup();
    return tokens.subList(from, at).stream()
        .filter(token -> token.isWord() && !QUALIFIERS.contains(token.text()))
        .findFirst()
        .orElse(END);
  }

  /** Passes over the width of a bit field. */
  private void skipWidth() {
    if (peek().is(":")) {
      skipToComma();
    }
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
    skipToComma();
    return List.copyOf(tokens.subList(from, at));
  }

  private void skipToComma() {
    int depth = 0;
    while (at < tokens.size() && (depth > 0 || !peek().is(","))) {
      depth += peek().opens() ? 1 : peek().closes() ? -1 : 0;
      at++;
    }
  }
}
