// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import java.util.Optional;

/** Where lines come from: a person, a script. */
@FunctionalInterface
interface LineSource {

  /** Returns the next line; empty at the end. */
  Optional<String> next(String prompt);
}
