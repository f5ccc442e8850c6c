// SPDX-License-Identifier: Apache-2.0
/** What the program reads: module files, sources, trees, catalogues, machines. */
package dev.modparam.program.input;
