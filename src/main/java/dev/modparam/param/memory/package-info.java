// SPDX-License-Identifier: Apache-2.0

/**
 * The memory of parameters: where the variable of each lies, how text becomes what it holds, and
 * how a name or a handle finds it. Knows no declaration and no module. Not exported.
 */
@NullMarked
package dev.modparam.param.memory;

import org.jspecify.annotations.NullMarked;
