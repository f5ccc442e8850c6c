// SPDX-License-Identifier: Apache-2.0

/**
 * Compiled modules as definitions, and what {@code modinfo} prints of them.
 *
 * <p>{@link dev.modparam.binary.KernelObject} reads one {@code .ko} file, {@link
 * dev.modparam.binary.ModuleCatalog} a whole tree of them; {@link dev.modparam.binary.Modinfo} is
 * the text in a {@code .modinfo} section, which {@link dev.modparam.binary.ModinfoFormat} prints as
 * {@code modinfo} does.
 */
@NullMarked
package dev.modparam.binary;

import org.jspecify.annotations.NullMarked;
