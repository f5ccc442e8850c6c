// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.param.Errno;

/** The errors that annotations can name, which take no {@link Errno}. */
public enum ErrnoName {

  /** Any error. */
  ANY,

  /** Operation not permitted. */
  EPERM,

  /** No such file or directory. */
  ENOENT,

  /** No such process. */
  ESRCH,

  /** Interrupted system call. */
  EINTR,

  /** Input/output error. */
  EIO,

  /** No such device or address. */
  ENXIO,

  /** Argument list too long. */
  E2BIG,

  /** Exec format error. */
  ENOEXEC,

  /** Bad file descriptor. */
  EBADF,

  /** Resource temporarily unavailable. */
  EAGAIN,

  /** Cannot allocate memory. */
  ENOMEM,

  /** Permission denied. */
  EACCES,

  /** Bad address. */
  EFAULT,

  /** Device or resource busy. */
  EBUSY,

  /** File exists. */
  EEXIST,

  /** No such device. */
  ENODEV,

  /** Not a directory. */
  ENOTDIR,

  /** Is a directory. */
  EISDIR,

  /** Invalid argument. */
  EINVAL,

  /** Too many open files in system. */
  ENFILE,

  /** Too many open files. */
  EMFILE,

  /** Inappropriate ioctl for device. */
  ENOTTY,

  /** File too large. */
  EFBIG,

  /** No space left on device. */
  ENOSPC,

  /** Illegal seek. */
  ESPIPE,

  /** Read-only file system. */
  EROFS,

  /** Broken pipe. */
  EPIPE,

  /** Numerical argument out of domain. */
  EDOM,

  /** Numerical result out of range. */
  ERANGE,

  /** File name too long. */
  ENAMETOOLONG,

  /** Function not implemented. */
  ENOSYS,

  /** Directory not empty. */
  ENOTEMPTY,

  /** Too many levels of symbolic links. */
  ELOOP,

  /** No data available. */
  ENODATA,

  /** Timer expired. */
  ETIME,

  /** Protocol error. */
  EPROTO,

  /** Value too large for defined data type. */
  EOVERFLOW,

  /** Invalid or incomplete multibyte or wide character. */
  EILSEQ,

  /** Operation not supported. */
  EOPNOTSUPP,

  /** No buffer space available. */
  ENOBUFS,

  /** Connection timed out. */
  ETIMEDOUT,

  /** Operation already in progress. */
  EALREADY,

  /** Operation now in progress. */
  EINPROGRESS,

  /** Remote I/O error. */
  EREMOTEIO,

  /** No medium found. */
  ENOMEDIUM,

  /** Operation canceled. */
  ECANCELED,

  /** Required key not available. */
  ENOKEY,

  /** Key was rejected by service. */
  EKEYREJECTED;

  /**
   * Returns the error of this name.
   *
   * @return the error
   * @throws IllegalStateException if this is {@link #ANY}
   */
  public Errno errno() {
    return Errno.named(name())
        .orElseThrow(() -> new IllegalStateException("ANY does not name one error"));
  }
}
