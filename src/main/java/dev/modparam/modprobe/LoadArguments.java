// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.args.Argument;
import dev.modparam.args.ArgumentLine;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.KernelCommandLine;
import dev.modparam.text.KernelName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The argument line of one load, put together of configured options and the command line. */
final class LoadArguments {

  private final List<EffectiveConfig.OptionsLine> lines;
  private final String text;

  LoadArguments(List<EffectiveConfig.OptionsLine> lines, String extra) {
    this.lines = lines.stream().filter(line -> !line.directive().arguments().isEmpty()).toList();
    String configured =
        String.join(" ", this.lines.stream().map(line -> line.directive().arguments()).toList());
    this.text = configured.isEmpty() ? extra : configured + " " + extra;
  }

  /**
   * The exact text for the kernel: a space follows configured options, also if nothing else does.
   */
  String text() {
    return text;
  }

  /** Returns the words as the kernel will cut them, each with its origin. */
  List<PlannedArgument> words() {
    List<Argument> arguments = ArgumentLine.parse(text).arguments();
    Map<String, Integer> winners = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      winners.put(KernelName.normalize(arguments.get(i).name()), i);
    }
    int[] starts = characters(arguments);
    List<PlannedArgument> result = new ArrayList<>();
    int line = 0;
    int start = 0;
    for (int i = 0; i < arguments.size(); i++) {
      while (line < lines.size() && starts[i] > start + length(line)) {
        start += length(line) + 1;
        line++;
      }
      Argument argument = arguments.get(i);
      boolean wins = winners.getOrDefault(KernelName.normalize(argument.name()), i) == i;
      int end = i + 1 < starts.length ? starts[i + 1] : text.length();
      int length = text.substring(starts[i], end).stripTrailing().length();
      result.add(planned(argument, line, starts[i] - start, length, wins));
    }
    return result;
  }

  private int length(int line) {
    return lines.get(line).directive().arguments().length();
  }

  /** Turns positions in bytes into positions in characters. */
  private int[] characters(List<Argument> arguments) {
    int[] result = new int[arguments.size()];
    int bytes = 0;
    int at = 0;
    for (int i = 0; i < result.length; i++) {
      while (bytes < arguments.get(i).position()) {
        int letter = text.codePointAt(at);
        bytes += new String(Character.toChars(letter)).getBytes(StandardCharsets.UTF_8).length;
        at += Character.charCount(letter);
      }
      result[i] = at;
    }
    return result;
  }

  private PlannedArgument planned(
      Argument argument, int line, int offset, int length, boolean wins) {
    if (line == lines.size()) {
      return new PlannedArgument(
          argument.name(), argument.value(), PlannedArgument.Origin.COMMAND_LINE, null, wins);
    }
    Location place = lines.get(line).places().locate(offset, length);
    PlannedArgument.Origin origin =
        place.file().equals(KernelCommandLine.FILE)
            ? PlannedArgument.Origin.KERNEL_COMMAND_LINE
            : PlannedArgument.Origin.CONFIGURATION;
    return new PlannedArgument(argument.name(), argument.value(), origin, place, wins);
  }
}
