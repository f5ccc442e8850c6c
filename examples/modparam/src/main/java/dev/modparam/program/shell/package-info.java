// SPDX-License-Identifier: Apache-2.0
/** A root prompt of a simulated machine. */
package dev.modparam.program.shell;
