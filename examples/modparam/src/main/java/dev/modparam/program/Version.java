// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

/** Which release this is. */
public final class Version {

  /** The number. */
  public static final String NUMBER = "0.1.0";

  static final String LINE = "modparam " + NUMBER;

  private Version() {}
}
