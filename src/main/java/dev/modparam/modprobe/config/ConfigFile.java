// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file that was read.
 *
 * @param path the path as kmod names it, such as {@code /etc/modprobe.d/a.conf}
 * @param lines its lines without blank ones, an immutable list; at most 200,000
 */
public record ConfigFile(String path, List<Line> lines) {

  /**
   * Makes a file.
   *
   * @param path the path as kmod names it
   * @param lines its lines without blank ones
   */
  public ConfigFile {
    requireNonNull(path, "path");
    lines = List.copyOf(requireNonNull(lines, "lines"));
  }

  /**
   * Reads a text as kmod reads a file.
   *
   * @param path the path, of which the last part decides about its place among other files
   * @param text its content
   * @param version whose reading is wanted
   * @return the file
   */
  public static ConfigFile parse(String path, String text, KmodVersion version) {
    requireNonNull(path, "path");
    requireNonNull(text, "text");
    requireNonNull(version, "version");
    return new ConfigFile(path, new ConfigParser(path, version).parse(text));
  }

  /**
   * Returns the base name, by which files hide others and are sorted.
   *
   * @return the last part of the path
   */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Returns the directives.
   *
   * @return an immutable list in the order of the lines
   */
  public List<Directive> directives() {
    return directivesOf().toList();
  }

  Stream<Directive> directivesOf() {
    return lines.stream().map(Line::directive).flatMap(Optional::stream);
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return path;
  }

  /**
   * A file, or a folder, that is not read.
   *
   * @param path the path as kmod names it
   * @param reason why
   * @param detail for {@link Reason#HIDDEN} the path of the file that hides it; for {@link
   *     Reason#UNREADABLE} what the file system says; otherwise empty
   */
  public record Skipped(String path, Reason reason, String detail) {

    /**
     * Makes a skipped file.
     *
     * @param path the path as kmod names it
     * @param reason why it is not read
     * @param detail the path of the file that hides it, or what the file system says
     */
    public Skipped {
      requireNonNull(path, "path");
      requireNonNull(reason, "reason");
      requireNonNull(detail, "detail");
    }

    /** Why a file is not read. */
    public enum Reason {
      /** A file of the same name stands in a folder that comes first. */
      HIDDEN,
      /** Its name does not end as that of a configuration file, or is too short or hidden. */
      NOT_CONF,
      /** It is a folder in a folder. */
      FOLDER,
      /** It is a link that leads nowhere, or out of the root. */
      DANGLING,
      /** It is a FIFO, a socket or a device. Only this library leaves it out. */
      SPECIAL,
      /** It may not be read, or reading fails. */
      UNREADABLE,
      /** It has more than 16 MiB. Only this library leaves it out. */
      TOO_LARGE,
      /** A folder of configuration files whose names cannot be read. */
      UNREADABLE_FOLDER,
      /** A path that was named has nothing there. */
      MISSING
    }

    /** Returns the path and why it is not read. */
    @Override
    public String toString() {
      return path
          + switch (reason) {
            case HIDDEN -> " is not read: " + detail + " has the same name and comes first";
            case NOT_CONF -> " is not read: its name is not that of a configuration file";
            case FOLDER -> " is not read: it is a folder, and folders in folders are not supported";
            case DANGLING -> " is not read: it is a link that leads nowhere";
            case SPECIAL -> " is not read: it is not a regular file";
            case UNREADABLE -> " is not read: " + detail;
            case TOO_LARGE -> " is not read: it has more than 16 MiB";
            case UNREADABLE_FOLDER -> " cannot be listed: " + detail;
            case MISSING -> " does not exist, which modprobe takes for an empty folder";
          };
    }
  }

  /**
   * A line of a configuration file, after lines that end in a backslash were joined with the next.
   * Blank lines are none. Immutable.
   */
  public static final class Line {

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

    private final Kind kind;
    private final String text;
    private final int number;
    private final LinePlaces places;
    private final @Nullable Directive directive;
    private final int valueOffset;

    Line(Kind kind, LineReader.Line line, @Nullable Directive directive, int valueOffset) {
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
     * @return the text without its newline, with a carriage return if it has one; a byte that is
     *     not UTF-8 is a lone surrogate from U+DC80 to U+DCFF; empty if it is too long
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

    /** Returns the text. */
    @Override
    public String toString() {
      return text;
    }
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
}
