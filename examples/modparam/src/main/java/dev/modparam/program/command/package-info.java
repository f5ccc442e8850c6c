// SPDX-License-Identifier: Apache-2.0
/** The subcommands, one class each. */
package dev.modparam.program.command;
