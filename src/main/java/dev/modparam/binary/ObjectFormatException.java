// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.io.Serial;

/** Says that a file is no kernel object that can be read, and what is wrong with it. */
public final class ObjectFormatException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param file the name of the file
   * @param problem what is wrong with it
   */
  public ObjectFormatException(String file, String problem) {
    super(file + ": " + problem);
  }

  ObjectFormatException(String file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
