// SPDX-License-Identifier: Apache-2.0
package dev.modparam.input;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text or a file is not what it should be: source code, a kernel object, a snapshot, a catalogue.
 *
 * <p>The message names the place, what was found there and what would be right, and shows the line
 * of a text with a caret under the place:
 *
 * <pre>
 * line 3, column 9: found "permisions", expected one of default, permissions, description; did you mean permissions?
 *         permisions: 0644,
 *         ^
 * </pre>
 */
public final class InvalidInputException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The place. */
  private final transient @Nullable Location location;

  /** The phrase for what the input has there. */
  private final @Nullable String found;

  /** The phrase for what would be right there. */
  private final @Nullable String expected;

  /**
   * Refuses an input for one reason.
   *
   * @param location the place of the problem
   * @param problem one sentence
   */
  public InvalidInputException(Location location, String problem) {
    this(location, problem, (Throwable) null);
  }

  /**
   * Refuses an input for one reason.
   *
   * @param location the place of the problem
   * @param problem one sentence
   * @param cause the failure behind it, or null if there is none
   */
  public InvalidInputException(Location location, String problem, @Nullable Throwable cause) {
    super(new Note(location, requireNonNull(problem, "problem")).toString(), cause);
    this.location = location;
    this.found = null;
    this.expected = null;
  }

  /**
   * Refuses an input that has something else than what is expected.
   *
   * @param location the place of the problem
   * @param found a phrase for what the input has there, with the text itself in quotes
   * @param expected a phrase for what would be right there
   * @param excerpt the line of the input with a caret below the place; may be empty
   */
  public InvalidInputException(Location location, String found, String expected, String excerpt) {
    super(
        new Note(
                location,
                "found "
                    + requireNonNull(found, "found")
                    + ", expected "
                    + requireNonNull(expected, "expected")
                    + (requireNonNull(excerpt, "excerpt").isEmpty() ? "" : "\n" + excerpt))
            .toString());
    this.location = location;
    this.found = found;
    this.expected = expected;
  }

  /**
   * Returns the place of the problem.
   *
   * @return the place; line 0 if the problem is about the whole input, and an unnamed one after
   *     deserialization
   */
  public Location location() {
    return location == null ? Location.ofFile("") : location;
  }

  /**
   * Returns what the input has at that place.
   *
   * @return a phrase, with the text itself in quotes; empty if the message is one sentence
   */
  public Optional<String> found() {
    return Optional.ofNullable(found);
  }

  /**
   * Returns what would be right at that place.
   *
   * @return a phrase; empty if the message is one sentence
   */
  public Optional<String> expected() {
    return Optional.ofNullable(expected);
  }
}
