// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.files;

/** How a file is opened: the flags of {@code open(2)} that matter here. */
public enum OpenFlag {
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
