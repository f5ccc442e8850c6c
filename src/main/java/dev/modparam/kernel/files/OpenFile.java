// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.files;

import dev.modparam.kernel.StoreException;

/**
 * An open file of a simulated kernel: a file descriptor.
 *
 * <p>A read at the start makes the text, and reads that follow go on in that text, whatever happens
 * to the file meanwhile; a read after a seek makes it anew ({@code seq_read_iter}). Each write is a
 * complete new value, wherever the position is. When the module behind the file is unloaded, reads
 * and writes are ENODEV for good. Safe for use by several threads.
 */
public interface OpenFile extends AutoCloseable {

  /**
   * Returns the path that the file was opened with.
   *
   * @return the path
   */
  String path();

  /**
   * Reads from the position on, and moves it.
   *
   * @param size the most bytes to read, at least 0
   * @return what was read; empty at the end
   * @throws FileException EBADF, if the file is closed or not open for reading; EISDIR, if it is a
   *     directory; ENODEV, if the module is gone; EPERM, if the parameter has no get function; or
   *     the error of that function
   * @throws IllegalArgumentException if the size is negative
   */
  byte[] read(int size);

  /**
   * Writes once: the whole of what is taken is a new value.
   *
   * @param data what to write; of more than 4096 bytes only the first 4096 are taken
   * @return the number of bytes taken, or the positive result of an own set function
   * @throws StoreException if the parameter refuses the value
   * @throws FileException EBADF, if the file is closed or not open for writing; ENODEV, if the
   *     module is gone; EIO, if the file cannot be written
   */
  int write(byte[] data);

  /**
   * Moves the position.
   *
   * @param to the new position, at least 0
   * @throws FileException EBADF, if the file is closed; EINVAL, if the position is negative
   */
  void seek(long to);

  /**
   * Returns the position.
   *
   * @return how many bytes of reads and writes there were since the last seek, plus where that went
   */
  long position();

  /**
   * Tells whether the file is open.
   *
   * @return false after {@link #close}
   */
  boolean isOpen();

  /**
   * Says what the open file is: {@code fstat(2)}.
   *
   * @return kind, mode and size
   * @throws FileException EBADF, if the file is closed
   */
  FileStatus stat();

  /** Closes the file; to close it again does nothing. */
  @Override
  void close();
}
