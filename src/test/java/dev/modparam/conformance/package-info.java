// SPDX-License-Identifier: Apache-2.0

/** Replays recordings of a real kernel against the simulated one. */
package dev.modparam.conformance;
