// SPDX-License-Identifier: Apache-2.0

/** What an audit knows of one machine: its files, its lines, its modules, its words. */
@NullMarked
package dev.modparam.audit.machine;

import org.jspecify.annotations.NullMarked;
