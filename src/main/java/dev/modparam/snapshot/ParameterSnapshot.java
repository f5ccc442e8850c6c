// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import org.jspecify.annotations.Nullable;

/**
 * The file of a parameter at one moment.
 *
 * @param name the name of the file
 * @param type the type, such as {@code int}, {@code int(1..100)}, {@code int[4]} for an array,
 *     {@code int[..4]} for one with a counter, {@code string(16)} for a buffer, or {@link #UNKNOWN}
 * @param mode the permission bits of the file, from 0 to 07777
 * @param value what the file shows, nearly always with a newline at its end; null if it could not
 *     be read. Bytes that are not UTF-8 are low surrogates
 * @param error why the file could not be read; null if it could
 */
public record ParameterSnapshot(
    String name, String type, int mode, @Nullable String value, @Nullable Errno error) {

  /** The type of a parameter of which only the file is known: {@code ?}. */
  public static final String UNKNOWN = "?";

  /**
   * Checks the parts.
   *
   * @param name the name of the file
   * @param type the type
   * @param mode the permission bits
   * @param value what the file shows, or null
   * @param error why it could not be read, or null
   * @throws IllegalArgumentException if one is not what it should be, or not exactly one of value
   *     and error is null
   */
  public ParameterSnapshot {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    Param.of(name, ParamTypes.INT); // checks the name
    if (!type.equals(UNKNOWN) && SnapshotTypes.parse(type) == null) {
      throw new IllegalArgumentException("there is no type " + type);
    }
    if (mode < 0 || mode > 07777) {
      throw new IllegalArgumentException("a mode is from 0 to 07777");
    }
    if ((value == null) == (error == null)) {
      throw new IllegalArgumentException("parameter " + name + " needs a value or an error");
    }
  }

  /** Returns the line of the snapshot. */
  @Override
  public String toString() {
    String start = String.format("%s %s %04o ", name, type, mode);
    if (value == null) {
      return start + "! " + error;
    }
    String quoted = QuotedText.quote(value);
    return start + (quoted.isEmpty() ? "=" : "= " + quoted);
  }
}
