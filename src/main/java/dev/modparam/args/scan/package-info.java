// SPDX-License-Identifier: Apache-2.0

/** The kernel's tokenizer of argument lines, on bytes. Not exported. */
@NullMarked
package dev.modparam.args.scan;

import org.jspecify.annotations.NullMarked;
