// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.program.Console;
import java.nio.file.Path;

/** Where what was typed is kept, by the rules of freedesktop.org. */
final class HistoryFile {

  private HistoryFile() {}

  static Path of(Console console) {
    String state = console.variable("XDG_STATE_HOME");
    Path folder =
        state.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return folder.resolve("modparam").resolve("history");
  }
}
