// SPDX-License-Identifier: Apache-2.0

/**
 * Confined access to files: a root is a wall, only regular files are read, and each read has a
 * limit. Not exported.
 */
@NullMarked
package dev.modparam.files;

import org.jspecify.annotations.NullMarked;
