// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.memory.Handle.Binding;
import dev.modparam.param.memory.Handle.Sharing;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a declaration is made of. A change is made in a copy, which nobody changes any more once it
 * belongs to a {@link Param}.
 */
final class ParamDraft<T extends @Nullable Object> {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.#-]{1,255}"); // r#type of Rust

  final String name;
  final ParamType<T> type;
  T defaultValue;
  Permissions permissions = Permissions.READ_ONLY;
  @Nullable String description;
  boolean defaultKnown = true;
  boolean unsafe;
  boolean hardware;
  int initcallLevel = Param.NO_LEVEL;
  @Nullable Sharing sharing;
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
    this.binding = other.binding;
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
