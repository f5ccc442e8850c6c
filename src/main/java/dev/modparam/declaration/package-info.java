// SPDX-License-Identifier: Apache-2.0

/**
 * The rules for annotated classes, in one set of words for whoever applies them: reflection when a
 * class is used, or the compiler's check when it is compiled. Not exported.
 */
@NullMarked
package dev.modparam.declaration;

import org.jspecify.annotations.NullMarked;
