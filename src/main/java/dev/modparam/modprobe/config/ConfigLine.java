// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a configuration file, after lines that end in a backslash were joined with the next.
 * Blank lines are none. Immutable.
 */
public final class ConfigLine {

  /** What kmod makes of a line. */
  public enum Kind {
    /** It says something. */
    DIRECTIVE,
    /** Its first byte is {@code #}. */
    COMMENT,
    /** It is not a directive, or words are missing, or a bracket is not closed. */
    BAD,
    /** {@code include} or {@code config}, which are not read any more. */
    DEPRECATED,
    /** It has more than 4 MiB, and only this library leaves it out. */
    TOO_LONG
  }

  /**
   * A word, cut at spaces and tabs.
   *
   * @param text the word
   * @param offset its first character in the text of the line, from 0
   * @param location where it stands in the file; of a word that goes over several lines the part on
   *     the first
   */
  public record Word(String text, int offset, Location location) {

    /**
     * Makes a word.
     *
     * @param text the word
     * @param offset its first character in the text of the line, from 0
     * @param location where it stands in the file
     */
    public Word {
      requireNonNull(text, "text");
      requireNonNull(location, "location");
    }

    /** Returns the text. */
    @Override
    public String toString() {
      return text;
    }
  }

  private final Kind kind;
  private final String text;
  private final int number;
  private final LinePlaces places;
  private final @Nullable Directive directive;
  private final int valueOffset;

  ConfigLine(Kind kind, LineReader.Line line, @Nullable Directive directive, int valueOffset) {
    this.kind = kind;
    this.text = kind == Kind.TOO_LONG ? "" : line.text();
    this.number = line.number();
    this.places = line.places();
    this.directive = directive;
    this.valueOffset = valueOffset;
  }

  /**
   * Returns what kmod makes of the line.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the line without the backslashes that it was joined at.
   *
   * @return the text without its newline, with a carriage return if it has one; a byte that is not
   *     UTF-8 is a lone surrogate from U+DC80 to U+DCFF; empty if it is too long
   */
  public String text() {
    return text;
  }

  /**
   * Returns the number that kmod gives the line in messages.
   *
   * @return the number of its last part, from 1
   */
  public int number() {
    return number;
  }

  /**
   * Returns what the line says.
   *
   * @return the directive; empty if the line is of another kind
   */
  public Optional<Directive> directive() {
    return Optional.ofNullable(directive);
  }

  /**
   * Returns all words of the line, also those that kmod does not read.
   *
   * @return a new list of them in order
   */
  public List<Word> words() {
    List<Word> words = new ArrayList<>();
    WordReader reader = new WordReader(text);
    for (String word = reader.next(); word != null; word = reader.next()) {
      words.add(new Word(word, reader.start(), locate(reader.start(), word.length())));
    }
    return words;
  }

  /**
   * Returns where the line begins.
   *
   * @return the place of its first character that is not blank
   */
  public Location location() {
    WordReader reader = new WordReader(text);
    String word = reader.next();
    return locate(reader.start(), word == null ? 0 : word.length());
  }

  /**
   * Finds a part of the line in the file.
   *
   * @param offset its first character in {@link #text()}, from 0
   * @param length how many characters it has
   * @return its place; of a part that goes over several lines the part on the first
   */
  public Location locate(int offset, int length) {
    return places.at(offset, length);
  }

  /**
   * Finds a part of the directive's value in the file.
   *
   * @param offset its first character in {@link Directive#value()} of an {@code options}, {@code
   *     install} or {@code remove} line, from 0
   * @param length how many characters it has
   * @return its place; of a part that goes over several lines the part on the first
   */
  public Location locateValue(int offset, int length) {
    return places.at(valueOffset + offset, length);
  }

  /**
   * Tells whether the line ends as lines on Windows do.
   *
   * @return whether its last character is a carriage return, which is part of its last word
   */
  public boolean endsInCarriageReturn() {
    return text.endsWith("\r");
  }

  LineReader.Line withoutLastCharacter() {
    return new LineReader.Line(text.substring(0, text.length() - 1), number, places);
  }

  /** Returns the text. */
  @Override
  public String toString() {
    return text;
  }
}
