// SPDX-License-Identifier: Apache-2.0

/**
 * Declarations that were written elsewhere, as definitions of modules.
 *
 * <p>{@link dev.modparam.source.KernelObject} reads one {@code .ko} file, {@link
 * dev.modparam.source.ModuleCatalog} a whole tree of them; {@link dev.modparam.source.Modinfo} is
 * the text in a {@code .modinfo} section, which {@link dev.modparam.source.ModinfoFormat} prints as
 * {@code modinfo} does.
 */
@NullMarked
package dev.modparam.source;

import org.jspecify.annotations.NullMarked;
