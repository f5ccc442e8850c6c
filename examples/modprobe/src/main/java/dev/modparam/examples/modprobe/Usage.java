// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What {@code --help} and {@code --version} print. */
final class Usage {

  static final String TEXT =
      """
      Usage: modprobe [OPTIONS] [MODULE [PARAMETER[=VALUE]]...]

      Loads a module into a simulated kernel and prints what a driver, /sys and dmesg show.
      Without arguments it gives a tour.

        --config FOLDER  take options and aliases from a folder such as /etc/modprobe.d
        --tree FOLDER    take the modules of a folder such as /lib/modules/VERSION;
                         by default there is one module, my_driver
        --explain        do not load; print what would be loaded, and where each argument is from
        --help           print this text
        --version        print the version

      Exit status: 0 if the module was loaded, 1 if not, 2 if the arguments are not understood.
      """;

  private Usage() {}

  static String version() {
    try (InputStream version = Usage.class.getResourceAsStream("/version.txt")) {
      return version == null
          ? "unknown"
          : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
