// SPDX-License-Identifier: Apache-2.0
/** How the program writes what it found: for people and for machines. */
package dev.modparam.program.output;
