// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import org.jspecify.annotations.Nullable;

/**
 * A parameter refused what was written to its file. The variable is as the kernel leaves it: as
 * before, except for an array, which keeps the elements before the bad one.
 */
public final class StoreException extends FileException {

  private static final long serialVersionUID = 1L;

  private final String parameter;
  private final String value;
  private final String expected;

  StoreException(String path, Param<?> param, Errno errno, String value, @Nullable String detail) {
    super(
        "write to",
        path,
        errno,
        ": parameter "
            + param.name()
            + " refused `"
            + Excerpt.of(value)
            + "'"
            + (detail == null ? "" : ": " + Excerpt.ofSentence(detail))
            + "; expected "
            + param.type().expected());
    this.parameter = param.name();
    this.value = value;
    this.expected = param.type().expected();
  }

  /**
   * Returns the name of the parameter.
   *
   * @return the declared name
   */
  public String parameter() {
    return parameter;
  }

  /**
   * Returns what was written.
   *
   * @return the bytes read as UTF-8
   */
  public String value() {
    return value;
  }

  /**
   * Says what would be right.
   *
   * @return such as {@code an int from 512 to 65536}
   */
  public String expected() {
    return expected;
  }
}
