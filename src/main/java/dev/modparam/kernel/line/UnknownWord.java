// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import org.jspecify.annotations.Nullable;

/**
 * An argument that is not a parameter.
 *
 * @param name the name as given
 * @param position its first byte
 * @param nearest the parameter that may have been meant, or null
 * @param hint a clause that names the slip, or null
 */
public record UnknownWord(
    String name, int position, @Nullable String nearest, @Nullable String hint) {}
