// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CInvocation;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.text.Declaration;
import dev.modparam.source.text.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter of a C file while it is not known yet which others share its variable. */
final class CDraft {

  /** A variable of a file. */
  record Key(SourceFile file, @Nullable String variable) {}

  final CInvocation invocation;
  final CParamMacro macro;
  final SourceFile file;
  final CNotes notes;

  /** The name as written, without what the kernel puts before it. */
  final String name;

  final Declaration declaration;

  /** What the variable is called, a member or an element too, if it can be shared. */
  @Nullable String variable;

  /** The byte of the variable at which this one begins. */
  int offset;

  /** The element of an array that the variable is, or null. */
  CPointer.@Nullable Element element;

  /** What to say if the default is that of no other parameter, or null. */
  @Nullable String missingDefault;

  /** What the variable of an array's counter is called, likewise. */
  @Nullable String counter;

  /** Whether an {@code #if} decides which variable this is. */
  boolean conditionalVariable;

  CDraft(
      CInvocation invocation,
      CParamMacro macro,
      SourceFile file,
      CNotes notes,
      String name,
      Declaration declaration) {
    this.invocation = invocation;
    this.macro = macro;
    this.file = file;
    this.notes = notes;
    this.name = name;
    this.declaration = declaration;
  }

  /** The variable, told apart from those of other files. */
  Key variableKey() {
    return new Key(file, variable);
  }

  Key counterKey() {
    return new Key(file, counter);
  }

  /** Whether nobody may ever compile this. */
  boolean isUncertain() {
    return conditionalVariable || invocation.condition() != null;
  }

  /** The tokens of an argument by its role; none if the macro has no such argument. */
  List<CToken> argument(CParamMacro.Role role) {
    int index = macro.roles().indexOf(role);
    return index < 0 ? List.of() : invocation.argument(index);
  }

  int offset(CParamMacro.Role role) {
    return invocation.offset(Math.max(0, macro.roles().indexOf(role)));
  }
}
