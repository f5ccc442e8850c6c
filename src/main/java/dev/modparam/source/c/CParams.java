// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.param.ArrayType;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.c.CInitializers.Known;
import dev.modparam.source.c.CParamMacro.Kind;
import dev.modparam.source.c.CParamMacro.Role;
import dev.modparam.source.text.Declaration;
import dev.modparam.source.text.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the macros that declare parameters, each by itself. */
final class CParams {

  private final SourceFile file;
  private final CUnit unit;
  private final CNotes notes;
  private final CTypeCheck typeCheck;
  private final COperations operations;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<CDraft> drafts = new ArrayList<>();

  CParams(SourceFile file, CUnit unit, CNotes notes) {
    this.file = file;
    this.unit = unit;
    this.notes = notes;
    this.typeCheck = new CTypeCheck(file, notes);
    this.operations = new COperations(unit, notes);
  }

  List<CDraft> drafts() {
    return drafts;
  }

  /** An argument that is made a name. */
  static String name(List<CToken> tokens) {
    return String.join("", tokens.stream().map(CToken::text).toList());
  }

  void read(CInvocation invocation, CParamMacro macro, CModuleMacros modinfo) {
    if (invocation.arguments().size() != macro.roles().size()) {
      throw file.error(
          invocation.macro().offset(),
          invocation.macro().text() + " with " + invocation.arguments().size() + " arguments",
          macro.roles().size() + " arguments");
    }
    int nameAt = invocation.offset(macro.roles().indexOf(Role.NAME));
    String name = name(invocation.argument(macro.roles().indexOf(Role.NAME)));
    ParamType<?> placeholder = ParamTypes.unknown(COperations.NAMELESS);
    CDraft draft = new CDraft(invocation, macro, new Declaration(name, nameAt, placeholder));
    Integer before = lines.putIfAbsent(name.replace('-', '_'), file.line(nameAt));
    if (before != null) {
      notes.add(
          nameAt, "line " + before + " declares parameter " + name + "; this one is left out");
      return;
    }
    noteCondition(draft);
    permissions(draft);
    flags(draft);
    typed(draft, modinfo.typeWord(name));
    modinfo.parameterType(name, macro.typeWord(name(draft.argument(Role.TYPE))));
    drafts.add(draft);
  }

  private void noteCondition(CDraft draft) {
    String condition = draft.invocation.condition();
    if (condition != null) {
      String name = draft.declaration.name;
      notes.add(
          draft.declaration.offset, "parameter " + name + " is there only under " + condition);
    }
  }

  private void permissions(CDraft draft) {
    List<CToken> tokens = draft.argument(Role.PERMISSIONS);
    Declaration declaration = draft.declaration;
    declaration.permissionsAt = draft.offset(Role.PERMISSIONS);
    CValue value = unit.constants().evaluate(tokens);
    if (value == null) {
      notes.add(
          declaration.permissionsAt,
          unknown("the permissions of " + declaration.name, tokens) + "; it gets no file");
      return;
    }
    boolean number = value.bits() == (int) value.bits();
    declaration.permissions = number ? (int) value.bits() : -1;
  }

  private void flags(CDraft draft) {
    CValue flags = unit.constants().evaluate(draft.argument(Role.FLAGS));
    long bits = flags == null ? 0 : flags.bits();
    draft.declaration.unsafe = draft.macro.unsafe() || (bits & 1) != 0;
    draft.declaration.hardware = draft.macro.hardware() || (bits & 2) != 0;
  }

  private static String unknown(String what, List<CToken> tokens) {
    return what + " is not known: " + SourceFile.quote(CToken.text(tokens));
  }

  private void typed(CDraft draft, @Nullable String typeWord) {
    switch (draft.macro.kind()) {
      case SCALAR -> scalar(draft);
      case ARRAY -> array(draft);
      case BUFFER -> buffer(draft);
      case OPERATIONS, FUNCTIONS -> withOperations(draft, typeWord);
    }
  }

  private @Nullable CVariable variable(CDraft draft, Role role) {
    boolean sameName = draft.argument(role).isEmpty();
    List<CToken> tokens = draft.argument(sameName ? Role.NAME : role);
    boolean plain = tokens.size() == 1 && tokens.get(0).isWord();
    draft.variable = plain ? tokens.get(0).text() : null;
    return plain ? unit.variable(tokens.get(0).text()) : null;
  }

  private int variableAt(CDraft draft) {
    return draft.offset(draft.argument(Role.VARIABLE).isEmpty() ? Role.NAME : Role.VARIABLE);
  }

  private void scalar(CDraft draft) {
    String word = name(draft.argument(Role.TYPE));
    CVariable variable = variable(draft, Role.VARIABLE);
    if (!CTypeCheck.words().contains(word)) {
      ownType(draft, word, "type " + word + " is none of the kernel's");
      return;
    }
    ParamType<?> type = ParamTypes.named(word).orElseThrow();
    draft.declaration.type = type;
    if (variable != null) {
      typeCheck.check(variableAt(draft), word, variable, false);
    }
    defaultOf(draft, variable);
  }

  /** Takes any text, because something is not known. */
  private void ownType(CDraft draft, String name, String why) {
    Declaration declaration = draft.declaration;
    declaration.type = ParamTypes.unknown(name.isEmpty() ? COperations.NAMELESS : name);
    draft.variable = null;
    notes.add(
        declaration.offset,
        "rules unknown: " + why + ", so parameter " + declaration.name + " takes any text");
  }

  private void defaultOf(CDraft draft, @Nullable CVariable variable) {
    Declaration declaration = draft.declaration;
    Known known = variable == null ? null : unit.initializers().value(variable, declaration.type);
    if (known != null) {
      declaration.defaultValue(known.value());
      return;
    }
    notes.add(
        declaration.offset,
        "the default of parameter " + declaration.name + " is not known: " + reason(variable));
  }

  private static String reason(@Nullable CVariable variable) {
    if (variable == null || variable.initializer() == null) {
      return "this file does not define its variable";
    }
    return variable.initializer() == CVariable.UNKNOWN
        ? "the branches of an #if differ"
        : SourceFile.quote(variable.initializerText());
  }

  private void array(CDraft draft) {
    String word = name(draft.argument(Role.TYPE));
    CVariable variable = variable(draft, Role.VARIABLE);
    if (!CTypeCheck.words().contains(word)) {
      ownType(draft, "array of " + word, "type " + word + " is none of the kernel's");
      return;
    }
    if (variable != null) {
      typeCheck.check(variableAt(draft), word, variable, true);
    }
    int length = variable == null ? 0 : unit.initializers().length(variable);
    if (length < 1 || length > CInitializers.LONGEST) {
      String given =
          variable == null
              ? "this file does not define the array"
              : "the length of " + variable.shown() + " is not known or beyond the limit";
      ownType(draft, "array of " + word, given);
      return;
    }
    ArrayType<?> type = ParamTypes.array(ParamTypes.named(word).orElseThrow(), length);
    draft.declaration.type = counted(draft, type);
    defaultOf(draft, variable);
  }

  private ArrayType<?> counted(CDraft draft, ArrayType<?> type) {
    List<CToken> tokens = draft.argument(Role.COUNTER);
    String text = CToken.text(tokens);
    if (text.equals("NULL") || text.equals("0")) {
      return type;
    }
    boolean plain = tokens.size() == 2 && tokens.get(0).is("&") && tokens.get(1).isWord();
    draft.counter = plain ? tokens.get(1).text() : null;
    CVariable counter = plain ? unit.variable(tokens.get(1).text()) : null;
    Known start = counter == null ? null : unit.initializers().value(counter, ParamTypes.UINT);
    long count = start == null || !(start.value() instanceof Long value) ? -1 : value;
    if (count >= 0 && count <= type.max()) {
      return type.counted((int) count);
    }
    String name = draft.declaration.name;
    notes.add(
        draft.offset(Role.COUNTER),
        count < 0
            ? "the count that array " + name + " starts with is not known; it is taken as 0"
            : "array " + name + " starts with a count beyond its length; all of it is shown");
    return type.counted(count < 0 ? 0 : type.max());
  }

  private void buffer(CDraft draft) {
    CVariable variable = variable(draft, Role.VARIABLE);
    List<CToken> tokens = draft.argument(Role.LENGTH);
    CValue size = unit.constants().evaluate(tokens);
    if (variable != null) {
      typeCheck.checkBuffer(variableAt(draft), variable);
    }
    if (size == null || size.bits() < 1 || size.bits() > Integer.MAX_VALUE) {
      ownType(draft, "string", unknown("the size of its buffer", tokens));
      return;
    }
    draft.declaration.type = ParamTypes.string((int) size.bits());
    defaultOf(draft, variable);
    if (draft.declaration.defaultValue instanceof String text
        && text.getBytes(StandardCharsets.UTF_8).length >= size.bits()) {
      draft.declaration.defaultValue("");
      notes.add(
          draft.declaration.offset,
          "the default of parameter " + draft.declaration.name + " is longer than its buffer");
    }
  }

  private void withOperations(CDraft draft, @Nullable String typeWord) {
    List<CToken> pointer = draft.argument(Role.POINTER);
    boolean plain = pointer.size() == 2 && pointer.get(0).is("&") && pointer.get(1).isWord();
    CVariable variable = plain ? unit.variable(pointer.get(1).text()) : null;
    boolean functions = draft.macro.kind() == Kind.FUNCTIONS;
    COperations.Functions used =
        functions
            ? operations.of(draft.argument(Role.SETTER), draft.argument(Role.GETTER))
            : operations.of(draft.argument(Role.OPERATIONS));
    ParamType<?> standard = used.standardType();
    if (standard == null) {
      operations.declare(draft.declaration, used, variable, typeWord);
      return;
    }
    draft.declaration.type = standard;
    draft.variable = plain ? pointer.get(1).text() : null;
    defaultOf(draft, variable);
  }
}
