// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.param.ArrayType;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.c.CInitializers.Known;
import dev.modparam.source.c.CParamMacro.Kind;
import dev.modparam.source.c.CParamMacro.Role;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CValue;
import dev.modparam.source.text.Declaration;
import dev.modparam.source.text.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the type of a parameter, and with it the default. */
final class CParamTypes {

  /** The length that an array is given whose length is not known: a page shows no more. */
  private static final int OPEN_LENGTH = 4096;

  private final CUnit unit;
  private final CNotes notes;
  private final CTypeCheck typeCheck;
  private final COperations operations;
  private final CTables tables;

  CParamTypes(CUnit unit, CNotes notes, CTypeCheck typeCheck) {
    this.unit = unit;
    this.notes = notes;
    this.typeCheck = typeCheck;
    this.operations = new COperations(unit, notes);
    this.tables = new CTables(unit);
  }

  void read(CDraft draft, @Nullable String typeWord) {
    switch (draft.macro.kind()) {
      case SCALAR -> scalar(draft);
      case ARRAY -> array(draft);
      case BUFFER -> {
        CVariable buffer = variable(draft, target(draft));
        buffer(draft, buffer, draft.argument(Role.LENGTH));
      }
      case OPERATIONS, FUNCTIONS -> withOperations(draft, typeWord);
    }
  }

  static String unknown(String what, List<CToken> tokens) {
    return what + " is not known: " + SourceFile.quote(CToken.text(tokens));
  }

  /** The argument that names the variable, which may be the name of the parameter. */
  private static List<CToken> target(CDraft draft) {
    List<CToken> given = draft.argument(Role.VARIABLE);
    return given.isEmpty() ? draft.argument(Role.NAME) : given;
  }

  private @Nullable CVariable variable(CDraft draft, List<CToken> place) {
    CVariable variable = unit.place(place);
    boolean plain = place.size() == 1 && place.get(0).isWord();
    draft.variable = variable != null || plain ? CParams.name(place) : null;
    draft.element = variable == null ? null : CPointer.element(place, unit);
    draft.conditionalVariable = variable != null && variable.conditional();
    return variable;
  }

  private static int targetAt(CDraft draft) {
    return draft.offset(draft.argument(Role.VARIABLE).isEmpty() ? Role.NAME : Role.VARIABLE);
  }

  private void scalar(CDraft draft) {
    String word = CParams.name(draft.argument(Role.TYPE));
    CVariable variable = variable(draft, target(draft));
    if (!CTypeCheck.words().contains(word)) {
      COperations.Functions own = operations.ofType(word);
      if (own == null) {
        ownType(draft, word, "type " + word + " is none of the kernel's");
        noteDefault(draft, "its get function is not known");
      } else {
        withFunctions(draft, own, variable, word);
      }
      return;
    }
    draft.declaration.type = ParamTypes.named(word).orElseThrow();
    if (variable != null) {
      typeCheck.check(targetAt(draft), word, variable, false);
    }
    defaultOf(draft, variable);
  }

  /** Takes any text, because something is not known. */
  private void ownType(CDraft draft, String name, String why) {
    Declaration declaration = draft.declaration;
    declaration.type = ParamTypes.unknown(name.isEmpty() ? COperations.NAMELESS : name);
    declaration.typeKnown = false;
    draft.variable = null;
    notes.add(
        declaration.offset,
        "rules unknown: " + why + ", so parameter " + declaration.name + " takes any text");
  }

  private void noteDefault(CDraft draft, String why) {
    notes.add(draft.declaration.offset, missing(draft, why));
  }

  private static String missing(CDraft draft, String why) {
    return "the default of parameter " + draft.declaration.name + " is not known: " + why;
  }

  private void defaultOf(CDraft draft, @Nullable CVariable variable) {
    Declaration declaration = draft.declaration;
    Known known = variable == null ? null : unit.initializers().value(variable, declaration.type);
    if (known == null || draft.offset > 0) {
      draft.missingDefault = missing(draft, reason(variable));
    } else {
      declaration.defaultValue(known.value());
    }
  }

  private static String reason(@Nullable CVariable variable) {
    if (variable == null || variable.initializer() == null) {
      return "this file does not define its variable";
    }
    if (variable.initializer() != CVariable.UNKNOWN) {
      return SourceFile.quote(variable.initializerText());
    }
    return variable.conditional()
        ? "the branches of an #if differ"
        : "the initializer of the whole is not understood";
  }

  private void array(CDraft draft) {
    String word = CParams.name(draft.argument(Role.TYPE));
    CVariable variable = variable(draft, target(draft));
    if (!CTypeCheck.words().contains(word)) {
      ownType(draft, "array of " + word, "type " + word + " is none of the kernel's");
      noteDefault(draft, "its get function is not known");
      return;
    }
    array(draft, word, variable, draft.argument(Role.COUNTER), 0);
  }

  /**
   * Reads an array.
   *
   * @param max its length, or 0 for that of the variable
   */
  private void array(
      CDraft draft, String word, @Nullable CVariable variable, List<CToken> counter, int max) {
    if (variable != null && max == 0) {
      typeCheck.check(targetAt(draft), word, variable, true);
    }
    ParamType<?> element = ParamTypes.named(word).orElseThrow();
    int length = variable == null || max > 0 ? max : unit.initializers().length(variable);
    if (length < 1 || length > CInitializers.LONGEST) {
      openArray(draft, element, variable);
      return;
    }
    draft.declaration.type = counted(draft, ParamTypes.array(element, length), counter);
    defaultOf(draft, variable);
  }

  /** Checks elements, but not how many there are. */
  private void openArray(CDraft draft, ParamType<?> element, @Nullable CVariable variable) {
    Declaration declaration = draft.declaration;
    declaration.type = ParamTypes.array(element, OPEN_LENGTH).counted();
    declaration.lengthKnown = false;
    draft.variable = null;
    String why =
        variable == null
            ? "this file does not define the array"
            : "the length of " + variable.shown() + " is not known or beyond the limit";
    notes.add(
        declaration.offset,
        why
            + ": the elements of parameter "
            + declaration.name
            + " are checked, their number is not, and its default is not known");
  }

  private ArrayType<?> counted(CDraft draft, ArrayType<?> type, List<CToken> tokens) {
    if (CToken.isNull(tokens)) {
      return type;
    }
    List<CToken> bare = CPlace.bare(tokens);
    boolean address = bare.size() > 1 && bare.get(0).is("&");
    List<CToken> place = address ? CPlace.bare(bare.subList(1, bare.size())) : List.of();
    CVariable counter = unit.place(place);
    draft.counter = counter == null && place.size() != 1 ? null : CParams.name(place);
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

  private void buffer(CDraft draft, @Nullable CVariable variable, List<CToken> length) {
    CValue size = unit.constants().evaluate(length);
    if (variable != null && draft.macro.kind() == Kind.BUFFER) {
      typeCheck.checkBuffer(targetAt(draft), variable);
    }
    Declaration declaration = draft.declaration;
    if (size == null || size.bits() < 1 || size.bits() > Integer.MAX_VALUE) {
      ownType(draft, "string", unknown("the size of its buffer", length));
      declaration.lengthKnown = false;
      noteDefault(draft, reason(variable));
      return;
    }
    declaration.type = ParamTypes.string((int) size.bits());
    defaultOf(draft, variable);
    if (declaration.defaultValue instanceof String text
        && text.getBytes(StandardCharsets.UTF_8).length >= size.bits()) {
      declaration.forgetDefault();
      draft.missingDefault =
          "the default of parameter " + declaration.name + " is longer than its buffer";
    }
  }

  private void withOperations(CDraft draft, @Nullable String typeWord) {
    List<CToken> pointer = draft.argument(Role.POINTER);
    if (draft.macro.kind() == Kind.FUNCTIONS) {
      COperations.Functions functions =
          operations.of(draft.argument(Role.SETTER), draft.argument(Role.GETTER));
      withFunctions(draft, functions, pointed(draft, pointer), typeWord);
      return;
    }
    List<CToken> ops = draft.argument(Role.OPERATIONS);
    CTables.Table table = tables.read(ops, pointer);
    if (table == null) {
      withFunctions(draft, operations.of(ops), pointed(draft, pointer), typeWord);
      return;
    }
    draft.offset = table.memory().offset();
    CVariable memory = variable(draft, table.memory().place());
    if (table.element() == null) {
      buffer(draft, memory, table.length());
    } else {
      CValue max = unit.constants().evaluate(table.length());
      array(draft, table.element(), memory, table.counter(), max == null ? 0 : (int) max.bits());
    }
  }

  private @Nullable CVariable pointed(CDraft draft, List<CToken> pointer) {
    CPointer address = CPointer.read(pointer, unit);
    draft.offset = address.offset();
    return address.place().isEmpty() ? null : variable(draft, address.place());
  }

  private void withFunctions(
      CDraft draft,
      COperations.Functions functions,
      @Nullable CVariable variable,
      @Nullable String typeWord) {
    ParamType<?> standard = functions.standardType();
    if (standard != null) {
      draft.declaration.type = standard;
      defaultOf(draft, variable);
      return;
    }
    draft.variable = null;
    draft.declaration.typeKnown = false;
    operations.declare(draft.declaration, functions, variable, typeWord);
  }
}
