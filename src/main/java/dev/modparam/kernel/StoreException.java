// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.files.FileException;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.text.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * A parameter refused what was written to its file. The variable is as the kernel leaves it: as
 * before, except for an array, which keeps the elements before the bad one.
 */
public final class StoreException extends FileException {

  private static final long serialVersionUID = 1L;

  /** The name of the module. */
  private final String module;

  /** The declared name. */
  private final String parameter;

  /** What was written, read as UTF-8. */
  private final String value;

  /** What would be right. */
  private final String expected;

  StoreException(
      LoadedModule module,
      String path,
      Param<?> param,
      Errno errno,
      String value,
      @Nullable String detail) {
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
    this.module = module.name();
    this.parameter = param.name();
    this.value = value;
    this.expected = param.type().expected();
  }

  /**
   * Returns the name of the module.
   *
   * @return the name
   */
  public String module() {
    return module;
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
