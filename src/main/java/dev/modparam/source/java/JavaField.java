// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.java;

/**
 * A field that is the variable of a parameter, each part as a Java expression.
 *
 * @param binding the arguments of {@code boundTo}
 * @param length the length of the array that the field holds
 * @param count what its counter holds at the start
 */
public record JavaField(String binding, String length, String count) {}
