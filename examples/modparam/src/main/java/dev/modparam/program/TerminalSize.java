// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The size of the terminal, asked of {@code stty}: that is quicker than a library to load. */
final class TerminalSize {

  private static final int USUAL = 80;

  private TerminalSize() {}

  static int columns() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroy();
      }
      String columns = answer.strip().replaceFirst("^\\d+ ", "");
      return columns.matches("[1-9]\\d{1,4}") ? Integer.parseInt(columns) : USUAL;
    } catch (IOException noTerminal) {
      return USUAL;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }
}
