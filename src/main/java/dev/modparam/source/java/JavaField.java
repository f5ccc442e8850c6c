// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.java;

import java.util.Optional;

/**
 * A field that is the variable of a parameter, each part as Java code.
 *
 * @param binding the arguments of {@code boundTo}
 * @param length the length of the array that the field holds
 * @param count what its counter holds at the start
 * @param own the own type of the field or of its elements; empty for a type of the kernel
 */
public record JavaField(String binding, String length, String count, Optional<Own> own) {

  /**
   * A type that is code.
   *
   * @param type makes the type
   * @param values the class of its values
   */
  public record Own(String type, String values) {}
}
