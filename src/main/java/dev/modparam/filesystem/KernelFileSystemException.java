// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/**
 * A call on a file failed with an error that {@code java.nio} has no class for, as when a parameter
 * refuses what is written to it. The reason is the text of the error, such as {@code Invalid
 * argument}.
 *
 * <p>Where {@code java.nio} has a class ({@link java.nio.file.NoSuchFileException}, {@link
 * java.nio.file.AccessDeniedException} and so on), that one is thrown. {@link #errnoOf} finds the
 * error of either kind; the cause of either kind explains it.
 */
public final class KernelFileSystemException extends FileSystemException {

  private static final long serialVersionUID = 1L;

  /** The number of the error. */
  private final int number;

  /** What went wrong, for a person. */
  private final String explanation;

  KernelFileSystemException(String file, ErrnoException failure) {
    super(file, null, failure.errno().message());
    this.number = failure.errno().number();
    this.explanation = String.valueOf(failure.getMessage());
  }

  /**
   * Returns the error.
   *
   * @return the error, never null
   */
  public Errno errno() {
    return Errno.of(number);
  }

  /**
   * Explains the failure to a person: for a refused value which parameter refused it and what would
   * be right.
   *
   * @return one line or a few
   */
  public String explanation() {
    return explanation;
  }

  /**
   * Finds the error of any exception that a {@link KernelFileSystem} threw.
   *
   * @param failure the exception; {@link java.io.UncheckedIOException} and others that wrap it will
   *     do
   * @return the error, or empty if the exception is of other origin
   */
  public static Optional<Errno> errnoOf(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof KernelFileSystemException own) {
        return Optional.of(own.errno());
      }
      if (each instanceof ErrnoException own) {
        return Optional.of(own.errno());
      }
    }
    return Optional.empty();
  }
}
