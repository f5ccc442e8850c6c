// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

/** What can be given to the compiler with {@code -A}. */
final class Options {

  /** {@code none}: errors only. */
  static final String WARNINGS = "modparam.warnings";

  /** {@code none}: no classes with handles are written. */
  static final String HANDLES = "modparam.handles";

  /** What else to write: {@link Output} in small letters, separated by commas. */
  static final String WRITE = "modparam.write";

  private Options() {}
}
