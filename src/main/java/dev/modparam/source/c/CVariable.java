// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CToken;
import dev.modparam.source.text.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a C file.
 *
 * @param name its name
 * @param offset where the name is
 * @param type its type without pointers and dimensions
 * @param pointers how many stars it has
 * @param qualifiedPointer whether the last star is const or volatile
 * @param dimensions the expressions between brackets
 * @param initializer the tokens after {@code =}, or null
 * @param external whether it is only announced
 * @param internal whether only its file knows it
 * @param conditional whether an {@code #if} decides if this is the declaration
 */
record CVariable(
    String name,
    int offset,
    CType type,
    int pointers,
    boolean qualifiedPointer,
    List<List<CToken>> dimensions,
    @Nullable List<CToken> initializer,
    boolean external,
    boolean internal,
    boolean conditional) {

  /** Tokens that have no value. */
  static final List<CToken> UNKNOWN = List.of(new CToken(CToken.Kind.BRANCH, 0, "#if"));

  CVariable withType(CType known) {
    return new CVariable(
        name,
        offset,
        known,
        pointers,
        qualifiedPointer,
        dimensions,
        initializer,
        external,
        internal,
        conditional);
  }

  /** A member or an element of this variable, as a variable. */
  CVariable part(
      String partName,
      CType partType,
      int partPointers,
      List<List<CToken>> partDimensions,
      @Nullable List<CToken> value) {
    return new CVariable(
        partName,
        offset,
        partType,
        partPointers,
        false,
        partDimensions,
        value,
        external,
        internal,
        conditional);
  }

  String initializerText() {
    return initializer == null ? "" : CToken.text(initializer);
  }

  List<List<CToken>> unknownDimensions() {
    return dimensions.stream().map(each -> UNKNOWN).toList();
  }

  boolean isArray() {
    return !dimensions.isEmpty();
  }

  /** Whether the compiler only warns when the variable is made a parameter. */
  boolean isQualified() {
    return pointers == 0 ? type.qualified() : qualifiedPointer;
  }

  /** The declaration in short, for messages. */
  String shown() {
    StringBuilder result = new StringBuilder(type.words()).append(' ');
    result.append("*".repeat(Math.min(pointers, 9))).append(name);
    dimensions.stream()
        .limit(9)
        .forEach(length -> result.append('[').append(CToken.text(length)).append(']'));
    return SourceFile.quote(result.toString());
  }
}
