// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code parm} and {@code parmtype} strings say of one parameter. */
public final class ModinfoParameter {

  private final String name;
  private final @Nullable String type;
  private final @Nullable String description;

  ModinfoParameter(String name, @Nullable String type, @Nullable String description) {
    this.name = name;
    this.type = type;
    this.description = description;
  }

  /**
   * Returns the name.
   *
   * @return everything before the first colon
   */
  public String name() {
    return name;
  }

  /**
   * Returns the word for the type.
   *
   * @return such as {@code array of int}; nothing if there is no {@code parmtype}
   */
  public Optional<String> type() {
    return Optional.ofNullable(type);
  }

  /**
   * Returns the description.
   *
   * @return the text with its newlines; nothing if there is no {@code parm}
   */
  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  ModinfoParameter withType(String word) {
    return new ModinfoParameter(name, word, description);
  }

  ModinfoParameter withDescription(String text) {
    return new ModinfoParameter(name, type, text);
  }

  /** Returns the parameter as {@code modinfo -p} prints it. */
  @Override
  public String toString() {
    return name
        + ":"
        + (description == null ? "" : description)
        + (type == null ? "" : " (" + type + ")");
  }
}
