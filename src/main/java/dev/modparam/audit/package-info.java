// SPDX-License-Identifier: Apache-2.0

/**
 * The audit: will each line of a machine's module configuration do what its author wanted, on that
 * kernel, before the reboot?
 *
 * <p>Start with {@link dev.modparam.audit.Audit}.
 */
@NullMarked
package dev.modparam.audit;

import org.jspecify.annotations.NullMarked;
