// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import dev.modparam.text.ByteText;
import java.util.List;

/**
 * The kernel command line as kmod reads it, word by word: {@code kmod_config_parse_kcmdline}.
 * Immutable.
 */
public final class KernelCommandLine {

  /** The file name that the kernel command line has in locations. */
  public static final String FILE = "kernel command line";

  /** What fits in kmod's buffer, in bytes. */
  private static final int LONGEST = 4095;

  /** What kmod makes of a word. */
  public enum Kind {
    /** {@code module.parameter}, with or without a value. */
    PARAMETER,
    /** {@code modprobe.blacklist=…}. */
    BLACKLIST,
    /** Like a parameter, but with a bracket in the module's name that is not closed. */
    BAD_MODULE_NAME,
    /** It does not concern modules. */
    OTHER,
    /** A quote in the name of the module or the parameter makes kmod leave it out. */
    MISPLACED_QUOTE,
    /** A quote that is never closed makes kmod leave out all that follows. */
    UNCLOSED_QUOTE
  }

  /**
   * A word, cut at white space outside quotes.
   *
   * @param text the word with its quotes
   * @param kind what kmod makes of it
   * @param location where it stands
   * @param directives what it says, an immutable list; several for a list of names
   * @param valueOffset the first character of the directive's value in the line, from 0
   */
  public record Word(
      String text, Kind kind, Location location, List<Directive> directives, int valueOffset) {

    /**
     * Makes a word.
     *
     * @param text the word with its quotes
     * @param kind what kmod makes of it
     * @param location where it stands
     * @param directives what it says
     * @param valueOffset the first character of the directive's value in the line, from 0
     */
    public Word {
      requireNonNull(text, "text");
      requireNonNull(kind, "kind");
      requireNonNull(location, "location");
      directives = List.copyOf(requireNonNull(directives, "directives"));
    }

    /**
     * Finds a part of the value of its {@code options} directive in the line.
     *
     * @param offset its first character in {@link Directive#value()}, from 0
     * @param length how many characters it has
     * @return its place; where a quote stood before the name, the characters after it are one to
     *     the right
     */
    public Location locateValue(int offset, int length) {
      return new Location(FILE, 1, valueOffset + offset + 1, length);
    }

    /** Returns the text. */
    @Override
    public String toString() {
      return text;
    }
  }

  private final String text;
  private final List<Word> words;

  private KernelCommandLine(String text) {
    this.text = text;
    this.words = List.copyOf(new CommandLineParser(beginning(text)).parse());
  }

  /**
   * Reads a line.
   *
   * @param text the content of {@code /proc/cmdline}, of which kmod reads the first 4,095 bytes
   * @return the line
   */
  public static KernelCommandLine parse(String text) {
    return new KernelCommandLine(requireNonNull(text, "text"));
  }

  private static String beginning(String text) {
    String bytes = ByteText.toByteString(text);
    int nul = bytes.indexOf('\0');
    int end = Math.min(nul < 0 ? bytes.length() : nul, LONGEST);
    return ByteText.fromByteString(bytes.substring(0, end));
  }

  /**
   * Returns the whole line.
   *
   * @return the text given
   */
  public String text() {
    return text;
  }

  /**
   * Returns the words that kmod sees.
   *
   * @return an immutable list in order
   */
  public List<Word> words() {
    return words;
  }

  /**
   * Returns what the words say to modprobe.
   *
   * @return an immutable list of {@code options} and {@code blacklist} directives in order
   */
  public List<Directive> directives() {
    return words.stream().flatMap(word -> word.directives().stream()).toList();
  }

  /** Returns the line. */
  @Override
  public String toString() {
    return text;
  }
}
