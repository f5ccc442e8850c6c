// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.args.Argument;
import dev.modparam.args.ArgumentLine;
import dev.modparam.text.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The argument line of one load, put together of configured options and the command line. */
final class LoadArguments {

  private final List<EffectiveConfig.OptionsLine> lines;
  private final String text;

  LoadArguments(List<EffectiveConfig.OptionsLine> lines, String extra) {
    this.lines = lines.stream().filter(line -> !line.arguments().isEmpty()).toList();
    String configured =
        String.join(" ", this.lines.stream().map(EffectiveConfig.OptionsLine::arguments).toList());
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
    ArgumentLine line = ArgumentLine.parse(text);
    Map<String, Integer> winners = new HashMap<>();
    List<Argument> arguments = line.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      winners.put(key(arguments.get(i)), i);
    }
    List<PlannedArgument> result = new ArrayList<>();
    Iterator<EffectiveConfig.OptionsLine> rest = lines.iterator();
    EffectiveConfig.OptionsLine current = null;
    int start = 0;
    int end = -1;
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      while (argument.position() >= end && (current != null || end < 0)) {
        current = rest.hasNext() ? rest.next() : null;
        start = end + 1;
        end = current == null ? Integer.MAX_VALUE : start + utf8Length(current.arguments());
      }
      boolean wins = winners.getOrDefault(key(argument), i) == i;
      result.add(planned(argument, current, start, wins));
    }
    return result;
  }

  private static String key(Argument argument) {
    return argument.name().replace('-', '_');
  }

  private static PlannedArgument planned(
      Argument argument, EffectiveConfig.@Nullable OptionsLine line, int start, boolean wins) {
    if (line == null) {
      return new PlannedArgument(
          argument.name(), argument.value(), PlannedArgument.Origin.COMMAND_LINE, null, wins);
    }
    SourceLocation place = line.entry().at(argument.position() - start);
    PlannedArgument.Origin origin =
        place.file().equals(SourceLocation.KERNEL_COMMAND_LINE)
            ? PlannedArgument.Origin.KERNEL_COMMAND_LINE
            : PlannedArgument.Origin.CONFIGURATION;
    return new PlannedArgument(argument.name(), argument.value(), origin, place, wins);
  }

  private static int utf8Length(String text) {
    return ByteText.isAscii(text) ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
