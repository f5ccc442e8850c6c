// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

/** What can be given to the compiler with {@code -A}. */
final class Options {

  /** {@code none}: errors only. */
  static final String WARNINGS = "modparam.warnings";

  /** {@code none}: no classes with handles are written. */
  static final String HANDLES = "modparam.handles";

  private Options() {}
}
