// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

/**
 * What kernels of different versions do differently: the one table of it. A stable series counts as
 * having what was brought back to it. {@code docs/conformance.md} has the evidence of each.
 */
enum KernelFeature {
  /** A bool takes {@code t} and {@code f} (5.19, 0d6ea3ac94ca). */
  BOOL_TAKES_TRUE_AND_FALSE(KernelVersion.V6_1),

  /** A bool takes {@code e} and {@code d} (6.16, ae5b3500856f). */
  BOOL_TAKES_ENABLE_AND_DISABLE(KernelVersion.V6_18),

  /** A query of dynamic debug may name another module (6.1, e75ef56f7496). */
  DEBUG_QUERY_NAMES_MODULE(KernelVersion.V6_1),

  /** Dynamic debug has the flag {@code s}, the name of the source file. */
  DEBUG_FLAG_SOURCE(KernelVersion.V6_6),

  /** Dynamic debug has the flag {@code d}, a dump of the stack. */
  DEBUG_FLAG_STACK(KernelVersion.V7_2),

  /** A log record holds 1021 bytes, not 989 (6.4, d9a4af5690b8). */
  LONG_LOG_RECORDS(KernelVersion.V6_6),

  /** A test module taints the kernel (6.0, 74829ddf5977). */
  TEST_MODULES_TAINT(KernelVersion.V6_1),

  /** A module gets its name before it taints the kernel, and so EEXIST comes first (6.4). */
  NAME_BEFORE_TAINTS(KernelVersion.V6_6),

  /** A seek in a file of a module that is gone is ENODEV (6.7, 0fedefd4c4e3). */
  SEEK_NEEDS_MODULE(KernelVersion.V6_12),

  /** Words of boot loaders are dropped (6.18, and stable 6.12). */
  BOOT_LOADER_WORDS_DROPPED(KernelVersion.V6_12),

  /** A module may not import a namespace that starts with {@code module:} (6.16). */
  MODULE_NAMESPACES_REFUSED(KernelVersion.V6_18),

  /** Rust modules have parameters (6.19, 0b08fc292842). */
  RUST_PARAMETERS(KernelVersion.V6_19),

  /** EEXIST of an init function becomes EBUSY (7.1). */
  INIT_EEXIST_IS_EBUSY(KernelVersion.V7_2),

  /** The record about a positive result of an init function is one short line (7.1). */
  SHORT_INIT_RESULT_RECORD(KernelVersion.V7_2),

  /** Positions in a file of sysfs go up to 2^63 - 1, not 2^31 - 1. */
  LARGE_POSITIONS(KernelVersion.V7_2),

  /** An open file that is gone has no links. */
  NO_LINKS_WHEN_GONE(KernelVersion.V7_2),

  /** A module's directory has {@code import_ns}. */
  IMPORT_NS_FILE(KernelVersion.V7_2),

  /** A get function that returns too much causes a kernel warning, not a record. */
  BAD_COUNT_WARNS(KernelVersion.V7_2),

  /** The log begins with the command line, wrapped at 1021 bytes. */
  COMMAND_LINE_RECORDS(KernelVersion.V7_2);

  private final KernelVersion since;

  KernelFeature(KernelVersion since) {
    this.since = since;
  }

  KernelVersion since() {
    return since;
  }
}
