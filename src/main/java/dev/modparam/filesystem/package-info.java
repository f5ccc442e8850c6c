// SPDX-License-Identifier: Apache-2.0

/**
 * The files of a simulated kernel for any code that takes a {@link java.nio.file.Path}.
 *
 * <p>{@link dev.modparam.filesystem.KernelFileSystem} is the way in: a {@code
 * java.nio.file.FileSystem} whose reads are shows and whose writes are stores.
 */
@NullMarked
package dev.modparam.filesystem;

import org.jspecify.annotations.NullMarked;
