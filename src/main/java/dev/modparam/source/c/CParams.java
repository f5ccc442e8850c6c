// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.input.InvalidInputException;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.c.CParamMacro.Role;
import dev.modparam.source.c.token.CInvocation;
import dev.modparam.source.c.token.CStrings;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CValue;
import dev.modparam.source.text.Declaration;
import dev.modparam.source.text.SourceFile;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the macros that declare parameters, each by itself. */
final class CParams {

  private static final int ANYBODY = 0666;

  private final SourceFile file;
  private final CUnit unit;
  private final CNotes notes;
  private final CParamTypes types;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<CDraft> drafts = new ArrayList<>();

  CParams(SourceFile file, CUnit unit, CNotes notes) {
    this.file = file;
    this.unit = unit;
    this.notes = notes;
    this.types = new CParamTypes(unit, notes, new CTypeCheck(file, unit, notes));
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
      refuse(invocation.condition() != null, invocation, wrongArguments(invocation, macro));
      return;
    }
    CDraft draft = draft(invocation, macro);
    if (draft == null || isSecond(draft)) {
      return;
    }
    int mark = notes.mark();
    try {
      permissions(draft);
      flags(draft);
      types.read(draft, modinfo.typeWord(draft.name));
      if (draft.isUncertain()) {
        draft.declaration.toParam(file);
      }
    } catch (InvalidInputException refusal) {
      refuse(draft.isUncertain(), invocation, refusal);
      return;
    }
    noteCondition(draft, mark);
    modinfo.parameterType(draft.name, macro.typeWord(name(draft.argument(Role.TYPE))));
    drafts.add(draft);
  }

  private InvalidInputException wrongArguments(CInvocation invocation, CParamMacro macro) {
    String found = invocation.macro().text() + " with " + counted(invocation.arguments().size());
    return file.error(invocation.macro().offset(), found, counted(macro.roles().size()));
  }

  private static String counted(int arguments) {
    return arguments + (arguments == 1 ? " argument" : " arguments");
  }

  /** What does not compile is refused, unless nobody may ever compile it. */
  private void refuse(boolean uncertain, CInvocation invocation, InvalidInputException refusal) {
    if (!uncertain) {
      throw refusal;
    }
    String condition = invocation.condition();
    notes.add(
        refusal.location(),
        "under "
            + (condition == null ? "one branch of an #if" : condition)
            + " this would not compile and is left out: found "
            + refusal.found().orElse("")
            + ", expected "
            + refusal.expected().orElse(""));
  }

  private @Nullable CDraft draft(CInvocation invocation, CParamMacro macro) {
    int nameAt = invocation.offset(macro.roles().indexOf(Role.NAME));
    String name = name(invocation.argument(macro.roles().indexOf(Role.NAME)));
    String prefix = prefix(invocation, macro);
    if (prefix == null) {
      notes.add(nameAt, "the prefix of parameter " + name + " is not known; it is left out");
      return null;
    }
    Declaration declaration =
        new Declaration(prefix + name, nameAt, ParamTypes.unknown(COperations.NAMELESS));
    return new CDraft(invocation, macro, file, notes, name, declaration);
  }

  /** What the kernel puts before the name; null if it is not known. */
  private static @Nullable String prefix(CInvocation invocation, CParamMacro macro) {
    int argument = macro.roles().indexOf(Role.PREFIX);
    List<CToken> given = argument < 0 ? invocation.prefix() : invocation.argument(argument);
    if (argument >= 0 && given.size() == 1 && given.get(0).is("MODULE_PARAM_PREFIX")) {
      given = invocation.prefix();
    }
    boolean core = invocation.macro().text().startsWith("core_param");
    return core || given.isEmpty() ? "" : CStrings.text(given);
  }

  private boolean isSecond(CDraft draft) {
    int nameAt = draft.declaration.offset;
    String name = draft.declaration.name;
    Integer before = lines.putIfAbsent(KernelName.normalize(name), file.line(nameAt));
    if (before != null) {
      notes.add(
          nameAt, "line " + before + " declares parameter " + name + "; this one is left out");
    }
    return before != null;
  }

  private void noteCondition(CDraft draft, int mark) {
    String condition = draft.invocation.condition();
    if (condition != null) {
      String name = draft.declaration.name;
      notes.insert(
          mark,
          draft.declaration.offset,
          "parameter " + name + " is there only under " + condition);
    }
  }

  private void permissions(CDraft draft) {
    List<CToken> tokens = draft.argument(Role.PERMISSIONS);
    Declaration declaration = draft.declaration;
    declaration.permissionsAt = draft.offset(Role.PERMISSIONS);
    CValue value = unit.constants().evaluate(tokens);
    if (value == null) {
      declaration.permissionsKnown = false;
      notes.add(
          declaration.permissionsAt,
          CParamTypes.unknown("the permissions of " + declaration.name, tokens)
              + "; it gets no file");
      return;
    }
    boolean number = value.bits() == (int) value.bits();
    declaration.permissions = number ? (int) value.bits() : -1;
    if (number && value.bits() != 0 && (value.bits() & ANYBODY) == 0) {
      notes.add(
          declaration.permissionsAt,
          String.format("permissions %04o of parameter ", value.bits())
              + declaration.name
              + " let nobody read or write it; was this meant as the default?");
    }
  }

  private void flags(CDraft draft) {
    List<CToken> tokens = draft.argument(Role.FLAGS);
    CValue flags = tokens.isEmpty() ? CValue.ofInt(0) : unit.constants().evaluate(tokens);
    if (flags == null) {
      notes.add(
          draft.offset(Role.FLAGS),
          CParamTypes.unknown(
              "whether " + draft.declaration.name + " is unsafe or sets hardware", tokens));
    }
    long bits = flags == null ? 0 : flags.bits();
    draft.declaration.unsafe = draft.macro.unsafe() || (bits & 1) != 0;
    draft.declaration.hardware = draft.macro.hardware() || (bits & 2) != 0;
    draft.declaration.level = level(draft);
  }

  private int level(CDraft draft) {
    List<CToken> tokens = draft.argument(Role.LEVEL);
    if (tokens.isEmpty()) {
      return CParamMacro.level(draft.invocation.macro().text());
    }
    CValue level = unit.constants().evaluate(tokens);
    if (level == null) {
      notes.add(
          draft.offset(Role.LEVEL),
          CParamTypes.unknown("the initcall level of " + draft.declaration.name, tokens));
    }
    return level != null && level.bits() >= 0 && level.bits() < CParamMacro.LEVELS.size()
        ? (int) level.bits()
        : -1;
  }
}
