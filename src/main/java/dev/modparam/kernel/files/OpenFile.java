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
   * Reads from somewhere else and leaves the position alone: {@code pread(2)}.
   *
   * @param size the most bytes to read, at least 0
   * @param offset where to read from
   * @return what was read; empty at the end
   * @throws FileException EINVAL, if the offset is negative or the end is beyond 2^63 - 1; else as
   *     {@link #read}
   * @throws IllegalArgumentException if the size is negative
   */
  byte[] readAt(int size, long offset);

  /**
   * Writes once and leaves the position alone: {@code pwrite(2)}. Where to does not matter, the
   * whole is a new value.
   *
   * @param data what to write; of more than 4096 bytes only the first 4096 are taken
   * @param offset where to write to
   * @return as {@link #write}
   * @throws FileException EINVAL, if the offset is negative or the end is beyond 2^63 - 1; ESPIPE,
   *     if the file is not open for writing; else as {@link #write}
   */
  int writeAt(byte[] data, long offset);

  /**
   * Moves the position.
   *
   * @param to the new position
   * @throws FileException EBADF, if the file is closed; EINVAL, if the position is negative or
   *     beyond the largest of the file system; ENODEV, if the module is gone
   */
  default void seek(long to) {
    seek(to, Whence.START);
  }

  /**
   * Moves the position: {@code lseek(2)}.
   *
   * @param offset how far from there
   * @param whence from where
   * @return the new position
   * @throws FileException EBADF, if the file is closed; EINVAL, if the new position is negative or
   *     beyond the largest of the file system; ENXIO, if there are no data beyond; ENODEV, if the
   *     module is gone
   */
  long seek(long offset, Whence whence);

  /** From where a position is counted. */
  enum Whence {
    /** The start of the file. */
    START,
    /** The position. */
    CURRENT,
    /** The end of the file, which is where its size says. */
    END,
    /** The next data from there on: all of a file is data. */
    DATA,
    /** The next hole from there on: there is one at the end. */
    HOLE
  }

  /**
   * Truncates the file: {@code ftruncate(2)}, which changes nothing.
   *
   * @param length the new length, which is ignored
   * @throws FileException EBADF, if the file is closed; EINVAL, if the length is negative or the
   *     file not open for writing; EFBIG, if the length is beyond the largest of the file system
   */
  void truncate(long length);

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
  KernelFiles.Status stat();

  /** Closes the file; to close it again does nothing. */
  @Override
  void close();

  /** How a file is opened: the flags of {@code open(2)} that matter here. */
  enum Flag {
    /** For reading; with {@link #WRITE} as well it is {@code O_RDWR}. */
    READ,
    /** For writing. */
    WRITE,
    /** {@code O_CREAT}: nothing can be created here, so only the errors differ. */
    CREATE,
    /** {@code O_EXCL}: with {@link #CREATE}, a file that exists is EEXIST. */
    EXCLUSIVE,
    /** {@code O_TRUNC}: needs write permission and changes nothing. */
    TRUNCATE,
    /** {@code O_APPEND}: changes nothing. */
    APPEND,
    /** {@code O_DIRECTORY}: what is not a directory is ENOTDIR. */
    DIRECTORY,
    /** {@code O_NOFOLLOW}: a link at the end of the path is ELOOP. */
    NO_FOLLOW,
    /** {@code O_PATH}: names the file and asks for no permission; only {@code stat} works then. */
    PATH,
    /** Access mode 3: needs both permissions and opens for neither reading nor writing. */
    CHECK
  }
}
