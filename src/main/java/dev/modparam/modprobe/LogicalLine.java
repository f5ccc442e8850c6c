// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

/**
 * A line of a configuration file after continuation lines were joined.
 *
 * @param bytes its text as a byte string, up to the first NUL
 * @param number the number that kmod gives it, which is that of its last part
 * @param positions where its bytes stand
 * @param cut whether it was too long to be read whole
 */
record LogicalLine(String bytes, int number, Positions positions, boolean cut) {}
