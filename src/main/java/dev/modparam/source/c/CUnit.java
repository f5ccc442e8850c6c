// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.CType.Kind;
import dev.modparam.source.c.token.CInvocation;
import dev.modparam.source.c.token.CToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a C file declares outside of functions. */
final class CUnit {

  private final CScope scope;
  private final CScope constantScope;
  private final List<CUnit> others = new ArrayList<>();
  private final CConstants constants = new CConstants(this);
  private final CInitializers initializers = new CInitializers(this);
  private final Map<String, CVariable> variables = new HashMap<>();
  private final Map<String, CType> types = new HashMap<>();
  private final Map<String, Kind> enumerations = new HashMap<>();
  private final Map<String, List<CVariable>> members = new HashMap<>();
  private final List<CInvocation> invocations = new ArrayList<>();

  CUnit() {
    this(CScope.none());
  }

  CUnit(CScope scope) {
    this(scope, scope);
  }

  private CUnit(CScope scope, CScope constantScope) {
    this.scope = scope;
    this.constantScope = constantScope;
  }

  /** A header: it asks others for constants only, as types would lead to all headers there are. */
  static CUnit header(CScope scope) {
    return new CUnit(CScope.none(), scope);
  }

  /** Where constants are that other headers list. */
  CScope constantScope() {
    return constantScope;
  }

  /** Adds a file of the same module, whose variables can be meant where they are not static. */
  void addOther(CUnit other) {
    others.add(other);
  }

  CConstants constants() {
    return constants;
  }

  CInitializers initializers() {
    return initializers;
  }

  List<CInvocation> invocations() {
    return invocations;
  }

  @Nullable CVariable variable(String name) {
    CVariable own = variables.get(name);
    if (own != null && !own.external()) {
      return own;
    }
    for (CUnit other : others) {
      CVariable shared = other.variables.get(name);
      if (shared != null && !shared.external() && !shared.internal()) {
        return shared;
      }
    }
    return own == null ? scope.find(name, header -> header.defined(name)) : own;
  }

  private @Nullable CVariable defined(String name) {
    CVariable variable = variables.get(name);
    return variable == null || variable.external() ? null : variable;
  }

  @Nullable CType typedef(String word) {
    return types.get(word);
  }

  void defineType(String word, CType type) {
    types.put(word, type);
  }

  /** The kind of an enumeration by its words; UNKNOWN if nobody lists its constants. */
  Kind enumeration(String words) {
    Kind own = enumerations.get(words);
    Kind found = own == null ? scope.find(words, unit -> unit.enumerations.get(words)) : own;
    return found == null ? Kind.UNKNOWN : found;
  }

  /** The same, of this file; headers are asked only about what a parameter needs. */
  Kind ownEnumeration(String words) {
    return enumerations.getOrDefault(words, Kind.UNKNOWN);
  }

  void defineEnumeration(String words, Kind kind) {
    enumerations.put(words, kind);
  }

  /** The members of a structure that this file lists. */
  @Nullable List<CVariable> ownMembers(String words) {
    return members.get(words);
  }

  /** The members of a structure by its words; null if nobody lists them. */
  @Nullable List<CVariable> members(String words) {
    List<CVariable> own = ownMembers(words);
    return own == null ? scope.find(words, unit -> unit.members.get(words)) : own;
  }

  /** A type whose name a header may explain. */
  CType resolved(CType type) {
    CType known =
        type.kind() == Kind.UNKNOWN && !type.words().contains(" ")
            ? scope.find(type.words(), unit -> unit.types.get(type.words()))
            : null;
    CType found = known;
    if (found == null && type.kind() == Kind.UNKNOWN && type.words().startsWith("enum ")) {
      Kind kind = enumeration(type.words());
      found = new CType(kind, type.words(), type.qualified());
    }
    return found == null ? type : found;
  }

  void defineMembers(String words, List<CVariable> list) {
    members.put(words, list);
  }

  /** What a variable, a member or an element is, as a variable; null if it is none of this file. */
  @Nullable CVariable place(List<CToken> expression) {
    return new CPlace(expression, this).variable();
  }

  /** Whether a macro says something of the module or its parameters. */
  boolean wants(String macro) {
    return CParamMacro.named(macro) != null || CModuleMacros.reads(macro);
  }

  void invocation(CInvocation invocation) {
    invocations.add(invocation);
  }

  void declaration(List<CToken> tokens, @Nullable String condition) {
    new CDeclarationReader(tokens, this, condition != null).read();
  }

  void define(CVariable variable) {
    variables.merge(variable.name(), variable, CUnit::both);
  }

  /** One variable of two declarations; what they disagree on is not known. */
  private static CVariable both(CVariable first, CVariable second) {
    if (first.external() || second.external()) {
      return first.external() ? second : first;
    }
    boolean sameType =
        first.type().words().equals(second.type().words())
            && first.dimensions().stream()
                .map(CToken::text)
                .toList()
                .equals(second.dimensions().stream().map(CToken::text).toList());
    boolean sameInitializer = first.initializerText().equals(second.initializerText());
    if (!first.conditional() && !second.conditional() && sameType) {
      return first.initializer() == null ? second : first;
    }
    return new CVariable(
        first.name(),
        first.offset(),
        sameType ? first.type() : new CType(Kind.UNKNOWN, first.type().words(), false),
        first.pointers(),
        first.qualifiedPointer(),
        sameType ? first.dimensions() : first.unknownDimensions(),
        sameType && sameInitializer ? first.initializer() : CVariable.UNKNOWN,
        false,
        first.internal(),
        true);
  }
}
