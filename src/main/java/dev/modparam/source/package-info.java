// SPDX-License-Identifier: Apache-2.0

/**
 * Declarations written elsewhere: the macros of Rust and C drivers as {@link
 * dev.modparam.module.ModuleDefinition}, and definitions written as source text.
 *
 * <p>{@link dev.modparam.source.RustSource} and {@link dev.modparam.source.CSource} read and write;
 * {@link dev.modparam.source.JavaSource} writes. What a text does not say is reported as a {@link
 * dev.modparam.input.Note}, never guessed; what is wrong is a {@link
 * dev.modparam.input.InvalidInputException}.
 */
@NullMarked
package dev.modparam.source;

import org.jspecify.annotations.NullMarked;
