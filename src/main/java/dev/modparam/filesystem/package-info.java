// SPDX-License-Identifier: Apache-2.0
/**
 * The files of a simulated kernel for any code that takes a {@link java.nio.file.Path}, and
 * machines that are recorded and made up.
 *
 * <p>{@link dev.modparam.filesystem.KernelFileSystem} is the way in: a {@code
 * java.nio.file.FileSystem} whose reads are shows and whose writes are stores. {@link
 * dev.modparam.filesystem.KernelSnapshot} is the state of a kernel as a readable text.
 */
@NullMarked
package dev.modparam.filesystem;

import org.jspecify.annotations.NullMarked;
