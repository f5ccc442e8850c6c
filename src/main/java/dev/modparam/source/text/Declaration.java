// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.text;

import dev.modparam.input.InvalidInputException;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.Permissions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a source text says of one parameter, gathered piece by piece. */
public final class Declaration {

  public final String name;
  public final int offset;
  public ParamType<?> type;
  public @Nullable Object defaultValue;
  public boolean hasDefault;
  public int permissions;
  public int permissionsAt;
  public @Nullable String description;
  public int descriptionAt;
  public boolean unsafe;
  public boolean hardware;

  /** The level of initcalls at which the kernel command line sets it; -1 for none. */
  public int level = -1;

  /** Whether the rules for texts are known. */
  public boolean typeKnown = true;

  /** Whether the length of an array or a buffer is known. */
  public boolean lengthKnown = true;

  public boolean permissionsKnown = true;

  /** Whether there is a default at all: a parameter that shows nothing has none. */
  public boolean defaultWanted = true;

  public Declaration(String name, int offset, ParamType<?> type) {
    this.name = name;
    this.offset = offset;
    this.type = type;
    this.permissionsAt = offset;
    this.descriptionAt = offset;
  }

  public void defaultValue(@Nullable Object value) {
    defaultValue = value;
    hasDefault = true;
  }

  public void forgetDefault() {
    defaultValue = null;
    hasDefault = false;
  }

  /** Makes the parameter; what the model refuses is an error of the text. */
  public Param<?> toParam(SourceFile file) {
    return decorate(start(file, type), file);
  }

  /** Makes a parameter on the variable of another one. */
  public Param<?> sharing(Function<String, Param<?>> maker, SourceFile file) {
    try {
      return decorate(maker.apply(name), file);
    } catch (InvalidInputException problem) {
      throw problem;
    } catch (IllegalArgumentException problem) {
      throw refused(file, offset, "parameter " + SourceFile.quote(name), problem);
    }
  }

  /** Adds all but type and default. */
  private Param<?> decorate(Param<?> bare, SourceFile file) {
    Param<?> param = withPermissions(bare, file);
    param = withDescription(param, file);
    param = unsafe ? param.unsafe() : param;
    param = hardware ? param.hardware() : param;
    return level < 0 ? param : param.initcallLevel(level);
  }

  private <T extends @Nullable Object> Param<T> start(SourceFile file, ParamType<T> declared) {
    try {
      Param<T> param = Param.of(name, declared);
      return hasDefault
          ? param.defaultValue(declared.cast(defaultValue))
          : defaultWanted ? param.withUnknownDefault() : param;
    } catch (IllegalArgumentException problem) {
      throw refused(file, offset, "parameter " + SourceFile.quote(name), problem);
    }
  }

  private Param<?> withPermissions(Param<?> param, SourceFile file) {
    try {
      return param.permissions(Permissions.ofBits(permissions));
    } catch (IllegalArgumentException problem) {
      String found = "permissions that no driver compiles with";
      String named = "parameter " + name + ": " + problem.getMessage();
      throw refused(file, permissionsAt, found, new IllegalArgumentException(named, problem));
    }
  }

  private Param<?> withDescription(Param<?> param, SourceFile file) {
    try {
      return description == null ? param : param.description(description);
    } catch (IllegalArgumentException problem) {
      throw refused(file, descriptionAt, "a description with a NUL character", problem);
    }
  }

  private static InvalidInputException refused(
      SourceFile file, int at, String found, IllegalArgumentException problem) {
    InvalidInputException refusal =
        file.error(at, found, "what the kernel has room for: " + problem.getMessage());
    refusal.initCause(problem);
    return refusal;
  }
}
