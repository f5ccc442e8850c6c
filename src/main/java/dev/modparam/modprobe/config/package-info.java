// SPDX-License-Identifier: Apache-2.0

/**
 * What an administrator configured: modprobe.d and the kernel command line, line by line and word
 * by word, as kmod reads them.
 *
 * <p>{@link dev.modparam.modprobe.config.ModprobeConfig} is the way in.
 */
@NullMarked
package dev.modparam.modprobe.config;

import org.jspecify.annotations.NullMarked;
