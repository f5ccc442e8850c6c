// SPDX-License-Identifier: Apache-2.0

/** Reads and writes module declarations in Rust. Not exported: {@code RustSource} is the way in. */
@NullMarked
package dev.modparam.source.rust;

import org.jspecify.annotations.NullMarked;
