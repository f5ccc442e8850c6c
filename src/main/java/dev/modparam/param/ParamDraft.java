// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.memory.Handle.Binding;
import dev.modparam.param.memory.Handle.Sharing;
import java.lang.invoke.VarHandle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a declaration is made of. A change is made in a copy, which nobody changes any more once it
 * belongs to a {@link Param}.
 */
final class ParamDraft<T extends @Nullable Object> {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.#-]{1,255}"); // r#type of Rust

  /** The level of parameters that are set before any initcall. */
  static final int NO_LEVEL = -1;

  private static final int LAST_LEVEL = 7;

  final String name;
  final ParamType<T> type;
  T defaultValue;
  Permissions permissions = Permissions.READ_ONLY;
  @Nullable String description;
  boolean defaultKnown = true;
  boolean unsafe;
  boolean hardware;
  int initcallLevel = NO_LEVEL;
  @Nullable Sharing sharing;
  @Nullable Param<?> counting;
  @Nullable Binding binding;

  ParamDraft(String name, ParamType<T> type, T defaultValue) {
    checkName(name);
    this.name = name;
    this.type = type;
    this.defaultValue = defaultValue;
  }

  ParamDraft(ParamDraft<T> other) {
    this.name = other.name;
    this.type = other.type;
    this.defaultValue = other.defaultValue;
    this.permissions = other.permissions;
    this.description = other.description;
    this.defaultKnown = other.defaultKnown;
    this.unsafe = other.unsafe;
    this.hardware = other.hardware;
    this.initcallLevel = other.initcallLevel;
    this.sharing = other.sharing;
    this.counting = other.counting;
    this.binding = other.binding;
  }

  void bind(VarHandle field, @Nullable VarHandle counter) {
    if (!type.codec().fits(field.varType())) {
      throw new IllegalArgumentException(
          "a parameter of type "
              + type
              + " cannot live in a field of type "
              + field.varType().getSimpleName());
    }
    if (counter != null && counter.varType() != int.class) {
      throw new IllegalArgumentException("the counter of " + name + " must be an int field");
    }
    binding = new Binding(field, counter);
  }

  void permissions(int octal) {
    try {
      permissions = Permissions.of(octal);
    } catch (IllegalArgumentException problem) {
      throw new IllegalArgumentException(
          "parameter " + name + ": " + problem.getMessage(), problem);
    }
  }

  void description(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "the description of parameter " + name + " holds a NUL character");
    }
    description = text;
  }

  void initcallLevel(int level) {
    if (level < 0 || level > LAST_LEVEL) {
      throw new IllegalArgumentException(
          "parameter " + name + ": an initcall level is from 0 to 7, not " + level);
    }
    initcallLevel = level;
  }

  private static void checkName(String name) {
    if (!NAME.matcher(requireNonNull(name, "name")).matches()
        || name.equals(".")
        || name.equals("..")
        || name.equals("--")) {
      throw new IllegalArgumentException(
          "a parameter's name is of 1 to 255 letters, digits, _, -, . or #, not \"" + name + "\"");
    }
  }
}
