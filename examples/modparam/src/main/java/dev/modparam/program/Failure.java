// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import dev.modparam.input.InvalidInputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What was asked for cannot be done: one line for the person, and exit status 2. */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes a failure.
   *
   * @param message one line, which begins with the name of the file that it is about
   */
  public Failure(String message) {
    super(message, null, false, false);
  }

  /**
   * Says what is wrong with a file.
   *
   * @param file the file as the person named it
   * @param cause what happened to it
   * @return a failure that names the file
   */
  public static Failure of(Object file, Exception cause) {
    return new Failure(reason(file, cause));
  }

  /**
   * Says that something that was named is not a folder.
   *
   * @param file what was named
   * @return a failure that names it
   */
  public static Failure noFolder(Path file) {
    return new Failure(
        file + (Files.exists(file) ? ": it is not a folder" : ": there is no such file or folder"));
  }

  private static String reason(Object file, Exception cause) {
    if (cause instanceof InvalidInputException invalid) {
      String text = invalid.getMessage();
      return invalid.location().file().isEmpty() ? file + ": " + text : text;
    }
    if (cause instanceof FileSystemException problem) {
      String named = String.valueOf(file);
      String inner = problem.getFile();
      String where = inner != null && inner.startsWith(named) ? inner : named;
      return where + ": " + reason(problem);
    }
    if (cause instanceof CharacterCodingException) {
      return file + ": it is not text in UTF-8";
    }
    String message = cause.getMessage();
    return message != null && message.contains(String.valueOf(file))
        ? message
        : file + ": " + message;
  }

  private static String reason(FileSystemException problem) {
    if (problem instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    String reason = problem.getReason();
    return reason == null ? "it cannot be read" : reason;
  }

  /**
   * Says what is wrong if a file cannot be read.
   *
   * @param file the file as the person named it
   * @param reading reads it
   * @param <T> what is read
   * @return what was read
   */
  public static <T> T unlessRead(Object file, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException | IllegalArgumentException problem) {
      throw of(file, problem);
    }
  }

  /**
   * Reads something.
   *
   * @param <T> what is read
   */
  @FunctionalInterface
  public interface Reading<T> {

    /**
     * Reads it.
     *
     * @return what was read
     * @throws IOException if it cannot be read
     */
    T read() throws IOException;
  }
}
