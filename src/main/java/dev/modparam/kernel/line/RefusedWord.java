// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.param.Errno;
import org.jspecify.annotations.Nullable;

/**
 * An argument that its parameter refused.
 *
 * @param parameter the declared name
 * @param name the name as given
 * @param value the value as given, or null for a bare name
 * @param position the first byte of the value, or of a bare name
 * @param errno why
 * @param expected what would be right
 * @param detail what else there is to say, or null
 */
public record RefusedWord(
    String parameter,
    String name,
    @Nullable String value,
    int position,
    Errno errno,
    String expected,
    @Nullable String detail) {}
