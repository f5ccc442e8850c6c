// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

import java.util.Locale;

/**
 * A field of an annotated class.
 *
 * @param name its name
 * @param type its Java type
 * @param isStatic whether it is static
 * @param isFinal whether it is final
 * @param length how many elements its array has at the start, {@link #NULL} or {@link #UNKNOWN}
 * @param settings what its annotation says
 */
public record FieldDeclaration(
    String name,
    JavaType type,
    boolean isStatic,
    boolean isFinal,
    int length,
    ParamSettings settings) {

  /** The length of an array that a compiler does not see. */
  public static final int UNKNOWN = -1;

  /** The length of an array that is not there. */
  public static final int NULL = -2;

  /** Returns the name of the parameter. */
  public String paramName() {
    return settings.name().isEmpty() ? snakeCase(name) : settings.name();
  }

  /** Returns {@code max_fps_rate} for {@code maxFPSRate}. */
  public static String snakeCase(String camelCase) {
    return camelCase
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
