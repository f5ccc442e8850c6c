// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.args.ArgumentLine;
import dev.modparam.input.Location;
import dev.modparam.kernel.KernelVersion;
import dev.modparam.modprobe.config.KernelCommandLine;
import dev.modparam.modprobe.engine.EffectiveConfig;
import dev.modparam.modprobe.engine.LoadArguments;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.KernelName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of a load as the kernel will cut them, each with its origin. */
final class PlannedWords {

  private final String text;
  private final List<EffectiveConfig.OptionsLine> lines;
  private final List<ArgumentLine.Argument> arguments;

  private final WordProblems problems;

  /**
   * Cuts the words.
   *
   * @param module what the module declares, or null if its words are not to be judged
   * @param version the kernel that judges them
   */
  PlannedWords(LoadArguments loaded, @Nullable ModuleDefinition module, KernelVersion version) {
    this.text = loaded.text();
    this.lines = loaded.lines();
    this.arguments = ArgumentLine.parse(text).arguments();
    this.problems = new WordProblems(module, text, version);
  }

  List<ModprobePlan.Argument> list() {
    Map<String, Integer> winners = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      winners.put(KernelName.normalize(arguments.get(i).name()), i);
    }
    int[] starts = characters();
    List<ModprobePlan.Argument> result = new ArrayList<>();
    int line = 0;
    int start = 0;
    for (int i = 0; i < starts.length; i++) {
      while (line < lines.size() && starts[i] > start + length(line)) {
        start += length(line) + 1;
        line++;
      }
      ArgumentLine.Argument argument = arguments.get(i);
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
  private int[] characters() {
    int[] result = new int[arguments.size()];
    int bytes = 0;
    int at = 0;
    for (int i = 0; i < result.length; i++) {
      while (bytes < arguments.get(i).position()) {
        int letter = text.codePointAt(at);
        bytes += Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
        at += Character.charCount(letter);
      }
      result[i] = at;
    }
    return result;
  }

  private ModprobePlan.Argument planned(
      ArgumentLine.Argument argument, int line, int offset, int length, boolean wins) {
    Optional<Location> place =
        line == lines.size()
            ? Optional.empty()
            : Optional.of(lines.get(line).places().locate(offset, length));
    ModprobePlan.Argument.Origin origin =
        place
            .map(
                at ->
                    at.file().equals(KernelCommandLine.FILE)
                        ? ModprobePlan.Argument.Origin.KERNEL_COMMAND_LINE
                        : ModprobePlan.Argument.Origin.CONFIGURATION)
            .orElse(ModprobePlan.Argument.Origin.COMMAND_LINE);
    return new ModprobePlan.Argument(
        argument.name(),
        Optional.ofNullable(argument.value()),
        origin,
        place,
        wins,
        problems.of(argument));
  }
}
