// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.files;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import dev.modparam.text.Excerpt;

/** A call on a file of the simulated kernel failed: open, read, write, chmod, stat or list. */
public class FileException extends ErrnoException {

  private static final long serialVersionUID = 1L;

  /** The path as given. */
  private final String path;

  /**
   * Makes a failure.
   *
   * @param call the verb of the message, such as {@code open}
   * @param path the path as given
   * @param errno the error
   * @param more what else there is to say, with the punctuation before it; may be empty
   */
  public FileException(String call, String path, Errno errno, String more) {
    super(
        requireNonNull(errno, "errno"),
        requireNonNull(call, "call")
            + " "
            + Excerpt.of(requireNonNull(path, "path"))
            + ": "
            + errno
            + " ("
            + errno.message()
            + ")"
            + requireNonNull(more, "more"));
    this.path = path;
  }

  /**
   * Returns the path of the file.
   *
   * @return the path as given
   */
  public final String path() {
    return path;
  }
}
