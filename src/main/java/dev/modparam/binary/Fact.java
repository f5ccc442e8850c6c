// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

/** What can be known of a parameter in a kernel object. */
enum Fact {
  /** That there is such a parameter. */
  NAME,
  /** The permissions of its file in sysfs. */
  PERMISSIONS,
  /** When it is parsed. */
  LEVEL,
  /** Whether it is unsafe, and whether it sets hardware. */
  FLAGS,
  /** Which functions set and show it. */
  OPERATIONS,
  /** The word for its type. */
  TYPE_WORD,
  /** Its description. */
  DESCRIPTION,
  /** What it holds before the module runs. */
  DEFAULT,
  /** Length, counter and elements of an array. */
  ARRAY,
  /** The size of a string buffer. */
  BUFFER
}
