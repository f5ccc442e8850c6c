// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.text.ByteText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code getopt_long(3)} of the GNU C library: options anywhere among the words, long ones
 * shortened as far as they stay clear.
 */
final class Getopt {

  /** A long option; options that are the same but for their name share an id. */
  record LongOption(String name, boolean takesValue, String id) {}

  /** Told of each option as it is met. */
  @FunctionalInterface
  interface Handler {
    /**
     * Acts on an option.
     *
     * @param id the id of a long option, or a letter
     * @param value its argument, empty if it takes none
     */
    void option(String id, String value);
  }

  private final ToolOutput out;
  private final String shortOptions;
  private final List<LongOption> longOptions;

  private final List<String> operands = new ArrayList<>();
  private List<String> words = List.of();
  private int next;

  /**
   * Makes a parser.
   *
   * @param shortOptions letters, with a colon after those that take an argument
   */
  Getopt(ToolOutput out, String shortOptions, List<LongOption> longOptions) {
    this.out = out;
    this.shortOptions = shortOptions;
    this.longOptions = longOptions;
  }

  /**
   * Goes through the words.
   *
   * @return those that are not options
   * @throws ExitException after a message, if an option is wrong
   */
  List<String> parse(List<String> arguments, Handler handler) {
    words = arguments;
    while (next < words.size()) {
      String word = words.get(next++);
      if (word.equals("--")) {
        operands.addAll(words.subList(next, words.size()));
        next = words.size();
      } else if (word.startsWith("--")) {
        longOption(word.substring(2), handler);
      } else if (word.startsWith("-") && word.length() > 1) {
        shortOptions(ByteText.toByteString(word.substring(1)), handler);
      } else {
        operands.add(word);
      }
    }
    return operands;
  }

  private void shortOptions(String letters, Handler handler) {
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      int at = letter == ':' ? -1 : shortOptions.indexOf(letter);
      if (at < 0) {
        throw refuse("invalid option -- '" + ByteText.fromByteString(String.valueOf(letter)) + "'");
      }
      if (!shortOptions.startsWith(":", at + 1)) {
        handler.option(String.valueOf(letter), "");
        continue;
      }
      String value = letters.substring(i + 1);
      if (value.isEmpty() && next == words.size()) {
        throw refuse("option requires an argument -- '" + letter + "'");
      }
      handler.option(
          String.valueOf(letter),
          value.isEmpty() ? words.get(next++) : ByteText.fromByteString(value));
      return;
    }
  }

  private void longOption(String word, Handler handler) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? null : word.substring(equals + 1);
    LongOption option = find(name, word);
    if (value != null && !option.takesValue()) {
      throw refuse("option '--" + option.name() + "' doesn't allow an argument");
    }
    if (value == null && option.takesValue() && next == words.size()) {
      throw refuse("option '--" + option.name() + "' requires an argument");
    }
    handler.option(option.id(), option.takesValue() ? valueOr(value) : "");
  }

  private String valueOr(@Nullable String value) {
    return value != null ? value : words.get(next++);
  }

  private LongOption find(String name, String word) {
    List<LongOption> candidates =
        longOptions.stream().filter(option -> option.name().startsWith(name)).toList();
    if (candidates.isEmpty()) {
      throw refuse("unrecognized option '--" + word + "'");
    }
    LongOption first = candidates.get(0);
    Set<LongOption> possible = new LinkedHashSet<>();
    for (LongOption option : candidates) {
      if (option.name().equals(name)) {
        return option;
      }
      if (option.takesValue() != first.takesValue() || !option.id().equals(first.id())) {
        possible.add(first);
        possible.add(option);
      }
    }
    if (possible.isEmpty()) {
      return first;
    }
    throw refuse(
        "option '--"
            + word
            + "' is ambiguous; possibilities: "
            + possible.stream()
                .map(option -> "'--" + option.name() + "'")
                .collect(Collectors.joining(" ")));
  }

  /** Reads a table of {@code NAME:ID} words; {@code NAME=ID} takes a value. */
  static List<LongOption> longOptions(String table) {
    List<LongOption> options = new ArrayList<>();
    for (String entry : table.split(" ", -1)) {
      boolean takesValue = entry.indexOf('=') > 0;
      int end = takesValue ? entry.indexOf('=') : entry.indexOf(':');
      options.add(new LongOption(entry.substring(0, end), takesValue, entry.substring(end + 1)));
    }
    return List.copyOf(options);
  }

  private ExitException refuse(String text) {
    out.usageError(text);
    return new ExitException(1);
  }
}
