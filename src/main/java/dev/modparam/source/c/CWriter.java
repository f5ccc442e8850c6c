// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.source.text.Literals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a definition as C. */
public final class CWriter {

  private static final Map<String, String> TAGS =
      Map.of(
          "license", "MODULE_LICENSE",
          "author", "MODULE_AUTHOR",
          "description", "MODULE_DESCRIPTION",
          "version", "MODULE_VERSION",
          "alias", "MODULE_ALIAS",
          "softdep", "MODULE_SOFTDEP",
          "weakdep", "MODULE_WEAKDEP",
          "firmware", "MODULE_FIRMWARE",
          "import_ns", "MODULE_IMPORT_NS");

  private final ModuleDefinition definition;
  private final StringBuilder out = new StringBuilder();
  private final List<String> notes = new ArrayList<>();
  private final Map<Param<?>, String> variables = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final CVariableWriter variableWriter = new CVariableWriter(out, notes);

  public CWriter(ModuleDefinition definition) {
    this.definition = definition;
  }

  public String write() {
    out.append("#include <linux/module.h>\n#include <linux/moduleparam.h>\n\n");
    for (Param<?> param : definition.parameters()) {
      String name = Literals.plain(param.name());
      if (!name.equals(param.name())) {
        notes.add("C has no parameter names with - or .: " + param.name() + " becomes " + name);
      }
      if (names.add(name)) {
        parameter(param, name);
        out.append('\n');
      } else {
        notes.add("parameter " + param.name() + " is left out: there is another " + name);
      }
    }
    definition.tags().forEach(this::tag);
    if (!definition.dependencies().isEmpty()) {
      notes.add("C code does not say that the module depends on " + definition.dependencies());
    }
    return out.toString();
  }

  /** What the text does not say; complete once it is written. */
  public List<String> notes() {
    return notes;
  }

  private void parameter(Param<?> param, String name) {
    ParamType<?> type = param.type();
    String permissions = param.permissions().isVisible() ? param.permissions().toString() : "0";
    if (CView.isPart(param)) {
      part(param, name, permissions);
    } else if (type instanceof ArrayType<?> array
        && array.element().kind() instanceof ParamKind.Scalar) {
      array(param, array, name, permissions);
    } else if (type.kind() instanceof ParamKind.Buffer) {
      buffer(param, name, permissions);
    } else if (type.kind() instanceof ParamKind.Scalar) {
      scalar(param, name, variable(param), permissions);
    } else {
      ownOperations(param, name, permissions);
    }
    param.description().ifPresent(text -> macro("MODULE_PARM_DESC", name, Literals.octal(text)));
  }

  /** A parameter on the bytes of another one's variable. */
  private void part(Param<?> param, String name, String permissions) {
    CView view = new CView(param, variable(param));
    ParamType<?> type = param.type();
    String place = view.place();
    if (place != null) {
      scalar(param, name, place, permissions);
    } else if (view.isBegin() && type.kind() instanceof ParamKind.Buffer buffer) {
      macro(
          "module_param_string", name, view.variable(), String.valueOf(buffer.size()), permissions);
    } else if (type.kind() instanceof ParamKind.Scalar) {
      String word = CVariableWriter.word(type);
      call(param, name, "&param_ops_" + word, view.address(), permissions);
      macro("__MODULE_PARM_TYPE", name, Literals.octal(word));
    } else {
      String table = freeName(name + "_table");
      out.append(view.table(table, counter(param, table)));
      String operations = type instanceof ArrayType ? "&param_array_ops" : "&param_ops_string";
      String pointer = type instanceof ArrayType ? ".arr = &" : ".str = &";
      call(param, name, operations, pointer + table, permissions);
      macro("__MODULE_PARM_TYPE", name, Literals.octal(type.name()));
    }
  }

  /** The counter of an array on the bytes of another variable; null if it has none. */
  private @Nullable String counter(Param<?> param, String table) {
    if (param.initialCount().isEmpty()) {
      return null;
    }
    if (param.countsWith().isPresent()) {
      return CVariableWriter.counter(variable(param.countsWith().get()));
    }
    String counter = CVariableWriter.counter(table);
    out.append(CVariableWriter.declareCounter(counter, param.initialCount().getAsInt()));
    return counter;
  }

  private void macro(String macro, String... arguments) {
    out.append(macro).append('(').append(String.join(", ", arguments)).append(");\n");
  }

  /** The variable of a parameter, declared now if it is not yet. */
  private String variable(Param<?> param) {
    if (param.original().isPresent()) {
      String original = variable(param.original().get());
      return param.isCounter() ? CVariableWriter.counter(original) : original;
    }
    String known = variables.get(param);
    if (known != null) {
      return known;
    }
    String name = freeName(Literals.plain(param.name()));
    variables.put(param, name);
    variableWriter.declare(param, name);
    return name;
  }

  private String freeName(String wanted) {
    boolean good = !Character.isDigit(wanted.charAt(0)) && !CReserved.isReserved(wanted);
    StringBuilder name = new StringBuilder(good ? wanted : "param_" + wanted);
    boolean foreign = !good && definition.parameter(name.toString()).isPresent();
    while (foreign
        || taken.contains(name.toString())
        || taken.contains(CVariableWriter.counter(name.toString()))) {
      name.append('_');
      foreign = definition.parameter(name.toString()).isPresent();
    }
    taken.add(name.toString());
    taken.add(CVariableWriter.counter(name.toString()));
    return name.toString();
  }

  private void scalar(Param<?> param, String name, String variable, String permissions) {
    String type = CVariableWriter.word(param.type());
    if (param.initcallLevel().isPresent() || (param.isUnsafe() && param.isHardware())) {
      call(param, name, "&param_ops_" + type, "&" + variable, permissions);
      macro("__MODULE_PARM_TYPE", name, Literals.octal(type));
      return;
    }
    List<String> arguments = new ArrayList<>(List.of(name));
    boolean named = !name.equals(variable);
    if (named) {
      arguments.add(variable);
    }
    arguments.add(type);
    if (param.isHardware()) {
      arguments.add("other");
    }
    arguments.add(permissions);
    String macro =
        "module_param"
            + (param.isHardware() ? "_hw" : "")
            + (named ? "_named" : "")
            + (param.isUnsafe() ? "_unsafe" : "");
    macro(macro, arguments.toArray(String[]::new));
  }

  /** The macro that can say everything, for what no other one says. */
  private void call(
      Param<?> param, String name, String operations, String variable, String permissions) {
    List<String> flags = new ArrayList<>();
    if (param.isUnsafe()) {
      flags.add("KERNEL_PARAM_FL_UNSAFE");
    }
    if (param.isHardware()) {
      flags.add("KERNEL_PARAM_FL_HWPARAM");
    }
    macro(
        "__module_param_call",
        "MODULE_PARAM_PREFIX",
        name,
        operations,
        variable,
        permissions,
        Integer.toString(param.initcallLevel().orElse(-1)),
        flags.isEmpty() ? "0" : String.join(" | ", flags));
  }

  private void noteLevel(Param<?> param, String kind) {
    if (param.initcallLevel().isPresent()) {
      notes.add(
          "C has no macro for "
              + kind
              + " with an initcall level: parameter "
              + param.name()
              + " is set before all levels");
    }
  }

  private void array(Param<?> param, ArrayType<?> type, String name, String permissions) {
    String variable = variable(param);
    String element = CVariableWriter.word(type.element());
    Param<?> counting = param.countsWith().isPresent() ? param.countsWith().get() : param;
    String counter = type.isCounted() ? "&" + CVariableWriter.counter(variable(counting)) : "NULL";
    boolean named = !name.equals(variable);
    noteLevel(param, "an array");
    if (param.isUnsafe()) {
      notes.add("C has no macro for an unsafe array: parameter " + param.name() + " is a safe one");
    }
    if (param.isHardware() && !named) {
      macro("module_param_hw_array", name, element, "other", counter, permissions);
      return;
    }
    if (param.isHardware()) {
      notes.add("C has no macro for the hardware array " + param.name() + " with another variable");
    }
    if (named) {
      macro("module_param_array_named", name, variable, element, counter, permissions);
    } else {
      macro("module_param_array", name, element, counter, permissions);
    }
  }

  private void buffer(Param<?> param, String name, String permissions) {
    String variable = variable(param);
    noteLevel(param, "a string in a buffer");
    macro("module_param_string", name, variable, "sizeof(" + variable + ")", permissions);
    if (param.isUnsafe() || param.isHardware()) {
      notes.add(
          "C has no macro for an unsafe or hardware string: parameter "
              + param.name()
              + " is an ordinary one");
    }
  }

  private void ownOperations(Param<?> param, String name, String permissions) {
    String base = freeName(name);
    notes.add(
        "parameter "
            + param.name()
            + " has operations of its own: functions "
            + base
            + "_set and "
            + base
            + "_get are for you to write, and its default is theirs to know");
    List<String> members = new ArrayList<>();
    if (param.type().acceptsBareName()) {
      members.add(".flags = KERNEL_PARAM_OPS_FL_NOARG");
    }
    ParamKind kind = param.type().kind(); // an array of own elements has both functions
    boolean hasSet = !(kind instanceof ParamKind.Own own) || own.hasSet();
    boolean hasGet = !(kind instanceof ParamKind.Own same) || same.hasGet();
    members.add(hasSet ? ".set = " + base + "_set" : ".set = NULL");
    members.add(hasGet ? ".get = " + base + "_get" : ".get = NULL");
    out.append("static const struct kernel_param_ops ").append(base).append("_ops = { ");
    out.append(String.join(", ", members)).append(" };\n");
    String operations = "&" + base + "_ops";
    if (param.initcallLevel().isPresent() || param.isHardware()) {
      call(param, name, operations, "NULL", permissions);
    } else {
      String macro = param.isUnsafe() ? "module_param_cb_unsafe" : "module_param_cb";
      macro(macro, name, operations, "NULL", permissions);
    }
    if (!param.type().name().equals(COperations.NAMELESS)) {
      macro("__MODULE_PARM_TYPE", name, Literals.octal(param.type().name()));
    }
  }

  private void tag(ModinfoTag tag) {
    String macro = TAGS.get(tag.key());
    if (macro != null) {
      macro(macro, Literals.octal(tag.value()));
    } else if (Literals.isWord(tag.key())) {
      macro("MODULE_INFO", tag.key(), Literals.octal(tag.value()));
    } else {
      notes.add("C cannot say the modinfo tag " + tag.key());
    }
  }
}
