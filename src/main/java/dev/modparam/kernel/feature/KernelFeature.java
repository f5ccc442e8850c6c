// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.feature;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What kernels of different versions do differently: the one table of it. A stable series counts as
 * having what was brought back to it. {@code docs/conformance.md} has the evidence of each.
 */
public enum KernelFeature {
  /** A bool takes {@code t} and {@code f} (5.19, 0d6ea3ac94ca). */
  BOOL_TAKES_TRUE_AND_FALSE(6, 1),

  /** A bool takes {@code e} and {@code d} (6.16, ae5b3500856f). */
  BOOL_TAKES_ENABLE_AND_DISABLE(6, 18),

  /** A query of dynamic debug may name another module (6.1, e75ef56f7496). */
  DEBUG_QUERY_NAMES_MODULE(6, 1),

  /** A query of dynamic debug has the keyword {@code class} (6.1, 753914ed85ac documents it). */
  DEBUG_QUERY_CLASS(6, 1),

  /** Dynamic debug has the flag {@code s}, the name of the source file. */
  DEBUG_FLAG_SOURCE(6, 6),

  /** Dynamic debug has the flag {@code d}, a dump of the stack. */
  DEBUG_FLAG_STACK(7, 2),

  /** A log record holds 1021 bytes, not 989 (6.4, d9a4af5690b8). */
  LONG_LOG_RECORDS(6, 6),

  /** A test module taints the kernel (6.0, 74829ddf5977). */
  TEST_MODULES_TAINT(6, 1),

  /** A module gets its name before it taints the kernel, and so EEXIST comes first (6.4). */
  NAME_BEFORE_TAINTS(6, 6),

  /** A seek in a file of a module that is gone is ENODEV (6.7, 0fedefd4c4e3). */
  SEEK_NEEDS_MODULE(6, 12),

  /** Words of boot loaders are dropped (6.18, and stable 6.12). */
  BOOT_LOADER_WORDS_DROPPED(6, 12),

  /** A module may not import a namespace that starts with {@code module:} (6.16). */
  MODULE_NAMESPACES_REFUSED(6, 18),

  /** Rust modules have parameters (6.19, 0b08fc292842). */
  RUST_PARAMETERS(6, 19),

  /** EEXIST of an init function becomes EBUSY (7.1). */
  INIT_EEXIST_IS_EBUSY(7, 2),

  /** The record about a positive result of an init function is one short line (7.1). */
  SHORT_INIT_RESULT_RECORD(7, 2),

  /** Positions in a file of sysfs go up to 2^63 - 1, not 2^31 - 1. */
  LARGE_POSITIONS(7, 2),

  /** An open file that is gone has no links. */
  NO_LINKS_WHEN_GONE(7, 2),

  /** A module's directory has {@code import_ns}. */
  IMPORT_NS_FILE(7, 2),

  /** A get function that returns too much causes a kernel warning, not a record. */
  BAD_COUNT_WARNS(7, 2),

  /** The log begins with the command line, wrapped at 1021 bytes. */
  COMMAND_LINE_RECORDS(7, 2);

  private final int major;
  private final int minor;

  KernelFeature(int major, int minor) {
    this.major = major;
    this.minor = minor;
  }

  /** The features of a release, which has what came with it and before it. */
  public static Set<KernelFeature> of(int major, int minor) {
    return Arrays.stream(values())
        .filter(each -> each.major < major || (each.major == major && each.minor <= minor))
        .collect(Collectors.toUnmodifiableSet());
  }
}
