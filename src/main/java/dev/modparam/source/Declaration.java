// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import org.jspecify.annotations.Nullable;

/** What a source text says of one parameter, gathered piece by piece. */
final class Declaration {

  final String name;
  final int offset;
  ParamType<?> type;
  @Nullable Object defaultValue;
  boolean hasDefault;
  int permissions;
  int permissionsAt;
  @Nullable String description;
  int descriptionAt;
  boolean unsafe;
  boolean hardware;

  Declaration(String name, int offset, ParamType<?> type) {
    this.name = name;
    this.offset = offset;
    this.type = type;
    this.permissionsAt = offset;
    this.descriptionAt = offset;
  }

  void defaultValue(@Nullable Object value) {
    defaultValue = value;
    hasDefault = true;
  }

  /** Makes the parameter; what the model refuses is an error of the text. */
  Param<?> toParam(SourceFile file) {
    return decorate(start(file, type), file);
  }

  /** Adds all but type and default. */
  Param<?> decorate(Param<?> bare, SourceFile file) {
    Param<?> param = withPermissions(bare, file);
    param = withDescription(param, file);
    param = unsafe ? param.unsafe() : param;
    return hardware ? param.hardware() : param;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // a default is read for its type
  private <T extends @Nullable Object> Param<T> start(SourceFile file, ParamType<T> declared) {
    try {
      Param<T> param = Param.of(name, declared);
      return hasDefault ? param.defaultValue((T) defaultValue) : param;
    } catch (IllegalArgumentException problem) {
      throw refused(file, offset, "parameter " + SourceFile.quote(name), problem);
    }
  }

  private Param<?> withPermissions(Param<?> param, SourceFile file) {
    try {
      return param.permissions(permissions);
    } catch (IllegalArgumentException problem) {
      String found = "permissions that no driver compiles with";
      throw refused(file, permissionsAt, found, problem);
    }
  }

  private Param<?> withDescription(Param<?> param, SourceFile file) {
    try {
      return description == null ? param : param.description(description);
    } catch (IllegalArgumentException problem) {
      throw refused(file, descriptionAt, "a description with a NUL character", problem);
    }
  }

  private static SourceException refused(
      SourceFile file, int at, String found, IllegalArgumentException problem) {
    SourceException refusal =
        file.error(at, found, "what the kernel has room for: " + problem.getMessage());
    refusal.initCause(problem);
    return refusal;
  }
}
