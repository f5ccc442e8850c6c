// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A macro that declares a parameter, and what its arguments are.
 *
 * @param kind how the type is said
 * @param roles the arguments in order
 * @param unsafe whether setting the parameter taints the kernel
 * @param hardware whether the parameter sets hardware
 */
record CParamMacro(Kind kind, List<Role> roles, boolean unsafe, boolean hardware) {

  enum Kind {
    SCALAR,
    ARRAY,
    BUFFER,
    OPERATIONS,
    FUNCTIONS
  }

  enum Role {
    NAME,
    VARIABLE,
    TYPE,
    HARDWARE_TYPE,
    COUNTER,
    LENGTH,
    OPERATIONS,
    SETTER,
    GETTER,
    POINTER,
    PERMISSIONS,
    PREFIX,
    LEVEL,
    FLAGS
  }

  /** The words of {@code core_param_cb} and its like, in the order of their levels. */
  static final List<String> LEVELS =
      List.of("", "core", "postcore", "arch", "subsys", "fs", "device", "late");

  private static final Map<String, CParamMacro> TABLE = table();

  /** The level of initcalls that the name of a macro says, or -1. */
  static int level(String macro) {
    return macro.endsWith("_param_cb") ? LEVELS.indexOf(macro.replace("_param_cb", "")) : -1;
  }

  static @Nullable CParamMacro named(String word) {
    return TABLE.get(word);
  }

  /**
   * Whether an argument is taken as it is written, because the macro makes a string or a part of a
   * name of it before any macro in it is expanded.
   */
  static boolean isRaw(String macro, int argument) {
    CParamMacro known = named(macro);
    if (known == null) {
      return argument == 0 && CModuleMacros.keepsName(macro);
    }
    return argument < known.roles.size()
        && known.roles.get(argument) == Role.TYPE
        && macro.contains("named");
  }

  private static Map<String, CParamMacro> table() {
    Map<String, CParamMacro> table = new HashMap<>();
    Role name = Role.NAME;
    Role variable = Role.VARIABLE;
    Role type = Role.TYPE;
    Role hw = Role.HARDWARE_TYPE;
    Role count = Role.COUNTER;
    Role perm = Role.PERMISSIONS;
    Role ops = Role.OPERATIONS;
    Role pointer = Role.POINTER;
    put(table, "module_param", Kind.SCALAR, name, type, perm);
    put(table, "module_param_unsafe", Kind.SCALAR, name, type, perm);
    put(table, "module_param_named", Kind.SCALAR, name, variable, type, perm);
    put(table, "module_param_named_unsafe", Kind.SCALAR, name, variable, type, perm);
    put(table, "module_param_hw", Kind.SCALAR, name, type, hw, perm);
    put(table, "module_param_hw_named", Kind.SCALAR, name, variable, type, hw, perm);
    put(table, "core_param", Kind.SCALAR, name, variable, type, perm);
    put(table, "core_param_unsafe", Kind.SCALAR, name, variable, type, perm);
    put(table, "module_param_array", Kind.ARRAY, name, type, count, perm);
    put(table, "module_param_array_named", Kind.ARRAY, name, variable, type, count, perm);
    put(table, "module_param_hw_array", Kind.ARRAY, name, type, hw, count, perm);
    put(table, "module_param_string", Kind.BUFFER, name, variable, Role.LENGTH, perm);
    for (String level : LEVELS.subList(1, LEVELS.size())) {
      put(table, level + "_param_cb", Kind.OPERATIONS, name, ops, pointer, perm);
    }
    put(table, "module_param_cb", Kind.OPERATIONS, name, ops, pointer, perm);
    put(table, "module_param_cb_unsafe", Kind.OPERATIONS, name, ops, pointer, perm);
    put(table, "module_param_call", Kind.FUNCTIONS, name, Role.SETTER, Role.GETTER, pointer, perm);
    put(
        table,
        "__module_param_call",
        Kind.OPERATIONS,
        Role.PREFIX,
        name,
        ops,
        pointer,
        perm,
        Role.LEVEL,
        Role.FLAGS);
    return Map.copyOf(table);
  }

  private static void put(Map<String, CParamMacro> table, String word, Kind kind, Role... roles) {
    boolean unsafe = word.endsWith("_unsafe");
    boolean hardware = word.contains("_hw");
    table.put(word, new CParamMacro(kind, List.of(roles), unsafe, hardware));
  }

  /** What modinfo shall say of the type, or null if the macro leaves no word for it. */
  @Nullable String typeWord(String type) {
    return switch (kind) {
      case SCALAR -> type;
      case ARRAY -> "array of " + type;
      case BUFFER -> "string";
      case OPERATIONS, FUNCTIONS -> null;
    };
  }
}
