// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Linux error number with its name and text, for example {@code EINVAL}, 22, "Invalid argument".
 *
 * <p>A value type: two are equal when their numbers are. The constants are the errors that drivers
 * and the module loader use most; {@link #of(int)} and {@link #named(String)} know the others of
 * Linux (numbers as on x86, arm and riscv), and any number from 1 to 4095.
 */
public final class Errno {

  /** The largest error number that a kernel function can return ({@code MAX_ERRNO}). */
  public static final int MAX = 4095;

  private static final @Nullable Errno[] BY_NUMBER = readTable();

  /** 1: Operation not permitted. */
  public static final Errno EPERM = of(1);

  /** 2: No such file or directory. */
  public static final Errno ENOENT = of(2);

  /** 3: No such process. */
  public static final Errno ESRCH = of(3);

  /** 4: Interrupted system call. */
  public static final Errno EINTR = of(4);

  /** 5: Input/output error. */
  public static final Errno EIO = of(5);

  /** 6: No such device or address. */
  public static final Errno ENXIO = of(6);

  /** 7: Argument list too long. */
  public static final Errno E2BIG = of(7);

  /** 8: Exec format error. */
  public static final Errno ENOEXEC = of(8);

  /** 9: Bad file descriptor. */
  public static final Errno EBADF = of(9);

  /** 11: Resource temporarily unavailable. */
  public static final Errno EAGAIN = of(11);

  /** 12: Cannot allocate memory. */
  public static final Errno ENOMEM = of(12);

  /** 13: Permission denied. */
  public static final Errno EACCES = of(13);

  /** 14: Bad address. */
  public static final Errno EFAULT = of(14);

  /** 16: Device or resource busy. */
  public static final Errno EBUSY = of(16);

  /** 17: File exists. */
  public static final Errno EEXIST = of(17);

  /** 19: No such device. */
  public static final Errno ENODEV = of(19);

  /** 20: Not a directory. */
  public static final Errno ENOTDIR = of(20);

  /** 21: Is a directory. */
  public static final Errno EISDIR = of(21);

  /** 22: Invalid argument. */
  public static final Errno EINVAL = of(22);

  /** 23: Too many open files in system. */
  public static final Errno ENFILE = of(23);

  /** 24: Too many open files. */
  public static final Errno EMFILE = of(24);

  /** 25: Inappropriate ioctl for device. */
  public static final Errno ENOTTY = of(25);

  /** 27: File too large. */
  public static final Errno EFBIG = of(27);

  /** 28: No space left on device. */
  public static final Errno ENOSPC = of(28);

  /** 29: Illegal seek. */
  public static final Errno ESPIPE = of(29);

  /** 30: Read-only file system. */
  public static final Errno EROFS = of(30);

  /** 32: Broken pipe. */
  public static final Errno EPIPE = of(32);

  /** 33: Numerical argument out of domain. */
  public static final Errno EDOM = of(33);

  /** 34: Numerical result out of range. */
  public static final Errno ERANGE = of(34);

  /** 36: File name too long. */
  public static final Errno ENAMETOOLONG = of(36);

  /** 38: Function not implemented. */
  public static final Errno ENOSYS = of(38);

  /** 39: Directory not empty. */
  public static final Errno ENOTEMPTY = of(39);

  /** 40: Too many levels of symbolic links. */
  public static final Errno ELOOP = of(40);

  /** 61: No data available. */
  public static final Errno ENODATA = of(61);

  /** 62: Timer expired. */
  public static final Errno ETIME = of(62);

  /** 71: Protocol error. */
  public static final Errno EPROTO = of(71);

  /** 75: Value too large for defined data type. */
  public static final Errno EOVERFLOW = of(75);

  /** 84: Invalid or incomplete multibyte or wide character. */
  public static final Errno EILSEQ = of(84);

  /** 95: Operation not supported. */
  public static final Errno EOPNOTSUPP = of(95);

  /** 105: No buffer space available. */
  public static final Errno ENOBUFS = of(105);

  /** 110: Connection timed out. */
  public static final Errno ETIMEDOUT = of(110);

  /** 114: Operation already in progress. */
  public static final Errno EALREADY = of(114);

  /** 115: Operation now in progress. */
  public static final Errno EINPROGRESS = of(115);

  /** 121: Remote I/O error. */
  public static final Errno EREMOTEIO = of(121);

  /** 123: No medium found. */
  public static final Errno ENOMEDIUM = of(123);

  /** 125: Operation canceled. */
  public static final Errno ECANCELED = of(125);

  /** 126: Required key not available. */
  public static final Errno ENOKEY = of(126);

  /** 129: Key was rejected by service. */
  public static final Errno EKEYREJECTED = of(129);

  private final int number;
  private final String name;
  private final String message;

  private Errno(int number, String name, String message) {
    this.number = number;
    this.name = name;
    this.message = message;
  }

  private static @Nullable Errno[] readTable() {
    List<Errno> rows = new ArrayList<>();
    for (String line : ErrnoTable.rows()) {
      String[] row = line.split(" ", 3);
      rows.add(new Errno(Integer.parseInt(row[0]), row[1], row[2]));
    }
    @Nullable Errno[] table = new Errno[rows.get(rows.size() - 1).number + 1];
    rows.forEach(errno -> table[errno.number] = errno);
    return table;
  }

  /**
   * Returns the error of a number.
   *
   * @param number from 1 to {@link #MAX}
   * @return the constant of that number, or a nameless error if Linux has none
   * @throws IllegalArgumentException if the number is outside 1 to 4095
   */
  public static Errno of(int number) {
    if (number < 1 || number > MAX) {
      throw new IllegalArgumentException(
          "an error number is from 1 to " + MAX + ", not " + number + " (give 22, not -22)");
    }
    Errno known = number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    return known != null
        ? known
        : new Errno(number, Integer.toString(number), "Unknown error " + number);
  }

  /** The error of what a set function returned when it failed. */
  static Errno ofResult(int result) {
    return result < 0 && result >= -MAX ? of(-result) : EINVAL;
  }

  /**
   * Finds the error of a name.
   *
   * @param name such as {@code "EINVAL"}, {@code "EWOULDBLOCK"} or {@code "EPROBE_DEFER"}, which
   *     only the kernel knows by name, or the number in digits for an error without a name
   * @return the error, or empty if the name is not one of Linux
   */
  public static Optional<Errno> named(String name) {
    int other = ErrnoTable.otherwiseNamed(requireNonNull(name, "name"));
    if (other != 0) {
      return Optional.of(of(other));
    }
    for (Errno errno : BY_NUMBER) {
      if (errno != null && errno.name.equals(name)) {
        return Optional.of(errno);
      }
    }
    return name.matches("[1-9][0-9]{0,3}") && Integer.parseInt(name) <= MAX
        ? Optional.of(of(Integer.parseInt(name)))
        : Optional.empty();
  }

  /**
   * Returns the positive number, 22 for {@code EINVAL}.
   *
   * @return from 1 to {@link #MAX}
   */
  public int number() {
    return number;
  }

  /**
   * Returns what a kernel function returns for this error, -22 for {@code EINVAL}.
   *
   * @return from -{@link #MAX} to -1
   */
  public int result() {
    return -number;
  }

  /**
   * Returns the symbolic name, or the number in digits if it has none.
   *
   * @return such as {@code "EINVAL"}
   */
  public String name() {
    return name;
  }

  /**
   * Returns the text of {@code strerror(3)}.
   *
   * @return such as {@code "Invalid argument"}
   */
  public String message() {
    return message;
  }

  /**
   * Makes an exception that carries this error, for an init function or a setter to throw.
   *
   * @param message what went wrong, for a person
   * @return a new exception
   */
  public ErrnoException exception(String message) {
    return new ErrnoException(this, requireNonNull(message, "message"));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Errno errno && errno.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }

  @Override
  public String toString() {
    return name;
  }
}
