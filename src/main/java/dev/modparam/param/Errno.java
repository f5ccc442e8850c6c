// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

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

  /** Number, name and text of each error that Linux names. */
  private static final String TABLE =
      """
      1 EPERM Operation not permitted
      2 ENOENT No such file or directory
      3 ESRCH No such process
      4 EINTR Interrupted system call
      5 EIO Input/output error
      6 ENXIO No such device or address
      7 E2BIG Argument list too long
      8 ENOEXEC Exec format error
      9 EBADF Bad file descriptor
      10 ECHILD No child processes
      11 EAGAIN Resource temporarily unavailable
      12 ENOMEM Cannot allocate memory
      13 EACCES Permission denied
      14 EFAULT Bad address
      15 ENOTBLK Block device required
      16 EBUSY Device or resource busy
      17 EEXIST File exists
      18 EXDEV Invalid cross-device link
      19 ENODEV No such device
      20 ENOTDIR Not a directory
      21 EISDIR Is a directory
      22 EINVAL Invalid argument
      23 ENFILE Too many open files in system
      24 EMFILE Too many open files
      25 ENOTTY Inappropriate ioctl for device
      26 ETXTBSY Text file busy
      27 EFBIG File too large
      28 ENOSPC No space left on device
      29 ESPIPE Illegal seek
      30 EROFS Read-only file system
      31 EMLINK Too many links
      32 EPIPE Broken pipe
      33 EDOM Numerical argument out of domain
      34 ERANGE Numerical result out of range
      35 EDEADLK Resource deadlock avoided
      36 ENAMETOOLONG File name too long
      37 ENOLCK No locks available
      38 ENOSYS Function not implemented
      39 ENOTEMPTY Directory not empty
      40 ELOOP Too many levels of symbolic links
      42 ENOMSG No message of desired type
      43 EIDRM Identifier removed
      44 ECHRNG Channel number out of range
      45 EL2NSYNC Level 2 not synchronized
      46 EL3HLT Level 3 halted
      47 EL3RST Level 3 reset
      48 ELNRNG Link number out of range
      49 EUNATCH Protocol driver not attached
      50 ENOCSI No CSI structure available
      51 EL2HLT Level 2 halted
      52 EBADE Invalid exchange
      53 EBADR Invalid request descriptor
      54 EXFULL Exchange full
      55 ENOANO No anode
      56 EBADRQC Invalid request code
      57 EBADSLT Invalid slot
      59 EBFONT Bad font file format
      60 ENOSTR Device not a stream
      61 ENODATA No data available
      62 ETIME Timer expired
      63 ENOSR Out of streams resources
      64 ENONET Machine is not on the network
      65 ENOPKG Package not installed
      66 EREMOTE Object is remote
      67 ENOLINK Link has been severed
      68 EADV Advertise error
      69 ESRMNT Srmount error
      70 ECOMM Communication error on send
      71 EPROTO Protocol error
      72 EMULTIHOP Multihop attempted
      73 EDOTDOT RFS specific error
      74 EBADMSG Bad message
      75 EOVERFLOW Value too large for defined data type
      76 ENOTUNIQ Name not unique on network
      77 EBADFD File descriptor in bad state
      78 EREMCHG Remote address changed
      79 ELIBACC Can not access a needed shared library
      80 ELIBBAD Accessing a corrupted shared library
      81 ELIBSCN .lib section in a.out corrupted
      82 ELIBMAX Attempting to link in too many shared libraries
      83 ELIBEXEC Cannot exec a shared library directly
      84 EILSEQ Invalid or incomplete multibyte or wide character
      85 ERESTART Interrupted system call should be restarted
      86 ESTRPIPE Streams pipe error
      87 EUSERS Too many users
      88 ENOTSOCK Socket operation on non-socket
      89 EDESTADDRREQ Destination address required
      90 EMSGSIZE Message too long
      91 EPROTOTYPE Protocol wrong type for socket
      92 ENOPROTOOPT Protocol not available
      93 EPROTONOSUPPORT Protocol not supported
      94 ESOCKTNOSUPPORT Socket type not supported
      95 EOPNOTSUPP Operation not supported
      96 EPFNOSUPPORT Protocol family not supported
      97 EAFNOSUPPORT Address family not supported by protocol
      98 EADDRINUSE Address already in use
      99 EADDRNOTAVAIL Cannot assign requested address
      100 ENETDOWN Network is down
      101 ENETUNREACH Network is unreachable
      102 ENETRESET Network dropped connection on reset
      103 ECONNABORTED Software caused connection abort
      104 ECONNRESET Connection reset by peer
      105 ENOBUFS No buffer space available
      106 EISCONN Transport endpoint is already connected
      107 ENOTCONN Transport endpoint is not connected
      108 ESHUTDOWN Cannot send after transport endpoint shutdown
      109 ETOOMANYREFS Too many references: cannot splice
      110 ETIMEDOUT Connection timed out
      111 ECONNREFUSED Connection refused
      112 EHOSTDOWN Host is down
      113 EHOSTUNREACH No route to host
      114 EALREADY Operation already in progress
      115 EINPROGRESS Operation now in progress
      116 ESTALE Stale file handle
      117 EUCLEAN Structure needs cleaning
      118 ENOTNAM Not a XENIX named type file
      119 ENAVAIL No XENIX semaphores available
      120 EISNAM Is a named type file
      121 EREMOTEIO Remote I/O error
      122 EDQUOT Disk quota exceeded
      123 ENOMEDIUM No medium found
      124 EMEDIUMTYPE Wrong medium type
      125 ECANCELED Operation canceled
      126 ENOKEY Required key not available
      127 EKEYEXPIRED Key has expired
      128 EKEYREVOKED Key has been revoked
      129 EKEYREJECTED Key was rejected by service
      130 EOWNERDEAD Owner died
      131 ENOTRECOVERABLE State not recoverable
      132 ERFKILL Operation not possible due to RF-kill
      133 EHWPOISON Memory page has hardware error
      """;

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
    for (String line : TABLE.lines().toList()) {
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

  /**
   * Finds the error of a name.
   *
   * @param name such as {@code "EINVAL"}, or the number in digits for an error without a name
   * @return the error, or empty if the name is not one of Linux
   */
  public static Optional<Errno> named(String name) {
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
    return new ErrnoException(this, message);
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
