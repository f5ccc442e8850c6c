// SPDX-License-Identifier: Apache-2.0
package dev.modparam.args;

import static java.util.Objects.requireNonNull;

import dev.modparam.args.scan.ArgumentReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An argument line, cut into its words as the kernel cuts it, and the way back: the text that the
 * kernel will read as a given name and value.
 *
 * <p>Immutable.
 */
public final class ArgumentLine {

  private final List<Argument> arguments;
  private final @Nullable String afterDashes;

  private ArgumentLine(List<Argument> arguments, @Nullable String afterDashes) {
    this.arguments = List.copyOf(arguments);
    this.afterDashes = afterDashes;
  }

  /**
   * Cuts a line.
   *
   * @param line any text; what follows a NUL character is not part of it
   * @return its words
   */
  public static ArgumentLine parse(String line) {
    byte[] bytes = requireNonNull(line, "line").getBytes(StandardCharsets.UTF_8);
    ArgumentReader reader = new ArgumentReader();
    reader.start(bytes, 0);
    List<Argument> arguments = new ArrayList<>();
    while (reader.next(bytes)) {
      if (reader.isDashes(bytes)) {
        int rest = reader.rest();
        return new ArgumentLine(
            arguments, new String(bytes, rest, reader.end(bytes) - rest, StandardCharsets.UTF_8));
      }
      arguments.add(
          new Argument(
              reader.name(bytes),
              reader.hasValue() ? reader.value(bytes) : null,
              reader.tokenStart()));
    }
    return new ArgumentLine(arguments, null);
  }

  /**
   * Returns the words before {@code --}, or all of them.
   *
   * @return an immutable list
   */
  public List<Argument> arguments() {
    return arguments;
  }

  /**
   * Returns the text after {@code --}.
   *
   * @return the text, perhaps empty; no text if the line has no {@code --}
   */
  public Optional<String> afterDashes() {
    return Optional.ofNullable(afterDashes);
  }

  /**
   * Writes an argument so that the kernel reads just this name and this value, whatever follows it
   * in the line.
   *
   * @param name the parameter's name
   * @param value the value, or null for a bare name
   * @return the name and the value, in double quotes where needed
   * @throws IllegalArgumentException if there is no such text: the kernel has no escape character,
   *     so some values with quotes and spaces cannot be given at all
   */
  public static String format(String name, @Nullable String value) {
    requireNonNull(name, "name");
    List<String> forms = new ArrayList<>();
    for (String quote : List.of("", "\"")) {
      if (value == null) {
        forms.add(quote + name + quote);
        forms.add(quote + name); // for one that has a quote itself, and so closes this one
      } else {
        forms.add(quote + name + "=" + value + quote);
        forms.add(quote + name + "=\"" + value + "\"");
        forms.add(quote + name + "=\"" + value);
        forms.add(quote + name + "=" + value);
      }
    }
    for (String form : forms) {
      List<Argument> read = parse(form + " next").arguments();
      if (read.size() == 2
          && read.get(0).equals(new Argument(name, value, 0))
          && read.get(1).name().equals("next")) {
        return form;
      }
    }
    throw new IllegalArgumentException(
        value == null
            ? "an argument line cannot hold the bare name \"" + name + "\""
            : "an argument line cannot hold the value \""
                + value
                + "\" for \""
                + name
                + "\": it has no escape character for quotes");
  }

  /**
   * Writes arguments as one line.
   *
   * @param arguments the arguments
   * @return their {@linkplain #format forms}, separated by spaces
   * @throws IllegalArgumentException if one of them cannot be written
   */
  public static String format(List<Argument> arguments) {
    requireNonNull(arguments, "arguments");
    List<String> forms = new ArrayList<>();
    arguments.forEach(argument -> forms.add(format(argument.name(), argument.value())));
    return String.join(" ", forms);
  }

  /**
   * Writes words as one line, each quoted as {@code modprobe} quotes the words that a shell gives
   * it: {@code label=my disk} becomes {@code label="my disk"}.
   *
   * @param words words of the form {@code NAME=VALUE} or {@code NAME}
   * @return the line
   * @throws IllegalArgumentException if the kernel has no form for one of them
   */
  public static String ofWords(List<String> words) {
    List<Argument> arguments = new ArrayList<>();
    for (String word : requireNonNull(words, "words")) {
      int equals = word.indexOf('=');
      arguments.add(
          equals < 0
              ? new Argument(word, null, 0)
              : new Argument(word.substring(0, equals), word.substring(equals + 1), 0));
    }
    return format(arguments);
  }

  /** Returns the words separated by {@code |}, for reading. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    arguments.forEach(argument -> words.add(argument.toString()));
    return String.join(" | ", words);
  }

  /**
   * One word of an argument line.
   *
   * @param name what stands before the {@code =}, without quotes that belong to the line
   * @param value what stands after it, or null for a bare name
   * @param position index of the word's first byte in the line
   */
  public record Argument(String name, @Nullable String value, int position) {

    /**
     * Makes an argument.
     *
     * @param name what stands before the {@code =}
     * @param value what stands after it, or null for a bare name
     * @param position index of the word's first byte in the line
     */
    public Argument {
      requireNonNull(name, "name");
    }

    /** Returns name and value for reading; {@link ArgumentLine#format} quotes them for a line. */
    @Override
    public String toString() {
      return value == null ? name : name + "=" + value;
    }
  }
}
