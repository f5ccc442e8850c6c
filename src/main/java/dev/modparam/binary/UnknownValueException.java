// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.Serial;

/** Says why one value cannot be known; what else is in the file is not affected. */
final class UnknownValueException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  UnknownValueException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
