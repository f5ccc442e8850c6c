// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

/**
 * Something that is wrong with a configuration. None stops anything.
 *
 * @param location where it is; line 0 if it is about a whole file or folder
 * @param text what kmod says, such as {@code /etc/modprobe.d/a.conf line 3: ignoring bad line
 *     starting with 'optoins'}
 * @param silent whether kmod says nothing about it, and only this library does
 */
public record ConfigWarning(SourceLocation location, String text, boolean silent) {

  /** Makes a warning. */
  public ConfigWarning {}

  /** Returns the text. */
  @Override
  public String toString() {
    return text;
  }
}
