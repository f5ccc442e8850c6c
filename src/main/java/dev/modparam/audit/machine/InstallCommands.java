// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.text.KernelName;
import java.util.List;
import java.util.Set;

/** Looks into the commands of install lines, as far as one can without a shell. */
public final class InstallCommands {

  private static final Set<String> DOING_NOTHING =
      Set.of("/bin/false", "/bin/true", "/usr/bin/false", "/usr/bin/true", "false", "true", ":");

  /** What kmod sets to the name of the module before it runs the command. */
  private static final String NAME = "$MODPROBE_MODULE";

  private InstallCommands() {}

  /** Whether a command does nothing but keep the module from loading. */
  static boolean forbids(String command, String module) {
    String first = command.strip().split("[\\s;]+", 2)[0];
    return DOING_NOTHING.contains(first) && !callsModprobe(command, module);
  }

  /** Whether the arguments of the module have a way through a command. */
  public static boolean passesArguments(String command, String module) {
    return command.contains("$CMDLINE_OPTS") || callsModprobe(command, module);
  }

  private static boolean callsModprobe(String command, String module) {
    for (String part : command.split("[;&|\\n]+", -1)) {
      List<String> words = List.of(part.strip().split("[\\s\"'()]+", -1));
      boolean calls = words.stream().anyMatch(w -> w.equals("modprobe") || w.endsWith("/modprobe"));
      if (calls
          && words.stream()
              .anyMatch(w -> w.equals(NAME) || KernelName.normalize(w).equals(module))) {
        return true;
      }
    }
    return false;
  }
}
