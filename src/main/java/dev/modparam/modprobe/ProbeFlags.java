// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

/** What decides about loading beside the configuration: {@code KMOD_PROBE_*}. */
record ProbeFlags(
    boolean ignoreLoaded, boolean failOnLoaded, boolean ignoreCommand, boolean applyBlacklist) {

  static final ProbeFlags NONE = new ProbeFlags(false, false, false, false);
}
