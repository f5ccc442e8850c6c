// SPDX-License-Identifier: Apache-2.0
/** The program {@code modparam}: the library for people who have no Java project. */
package dev.modparam.program;
