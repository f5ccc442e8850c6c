// SPDX-License-Identifier: Apache-2.0

/**
 * What a module declares: its parameters, its modinfo, and what it does when it is loaded and
 * unloaded.
 *
 * <p>{@link dev.modparam.module.ModuleDefinition} is the model. It is built in code, or read from a
 * class with {@link dev.modparam.module.KernelModule} and {@link dev.modparam.module.ModuleParam}.
 */
@NullMarked
package dev.modparam.module;

import org.jspecify.annotations.NullMarked;
