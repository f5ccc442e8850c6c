// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

/** What the kernel's own set and get functions return when they fail. */
final class Result {

  static final int EEXIST = -17;
  static final int EINVAL = -22;
  static final int ENOSPC = -28;
  static final int EROFS = -30;
  static final int ERANGE = -34;

  private Result() {}
}
