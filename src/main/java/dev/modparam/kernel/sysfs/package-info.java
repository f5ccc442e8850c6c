// SPDX-License-Identifier: Apache-2.0

/**
 * The tree of files behind {@link dev.modparam.kernel.files}: what a file shows and stores, the
 * walk along a path, descriptors. Not exported.
 */
@NullMarked
package dev.modparam.kernel.sysfs;

import org.jspecify.annotations.NullMarked;
