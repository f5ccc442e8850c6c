// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.text.Declaration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter of a C file while it is not known yet which others share its variable. */
final class CDraft {

  final CInvocation invocation;
  final CParamMacro macro;
  final Declaration declaration;

  /** The variable by name, if it is a plain one. */
  @Nullable String variable;

  /** The variable of an array's counter, if it is a plain one. */
  @Nullable String counter;

  CDraft(CInvocation invocation, CParamMacro macro, Declaration declaration) {
    this.invocation = invocation;
    this.macro = macro;
    this.declaration = declaration;
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
