// SPDX-License-Identifier: Apache-2.0

/**
 * What one parameter is: its type, its default, its permissions, and the variable that it sets.
 *
 * <p>Most readers need {@link dev.modparam.param.Param} and the constants of {@link
 * dev.modparam.param.ParamTypes}. Nothing here knows about modules or argument lines.
 */
@NullMarked
package dev.modparam.param;

import org.jspecify.annotations.NullMarked;
