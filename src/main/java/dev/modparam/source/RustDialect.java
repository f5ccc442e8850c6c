// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.source.rust.RustForm;

/** The ways in which Rust code has declared module parameters. */
public enum RustDialect {
  /**
   * {@code module_param!}: parameters alone, with permissions; the module's name comes from
   * elsewhere. Types are {@code bool}, {@code str} and Rust's integers, which can be set again.
   */
  MODULE_PARAM(RustForm.MODULE_PARAM),

  /**
   * {@code module!} with {@code params} of Linux 6.19 and later: integers only, set once, without a
   * file in sysfs.
   */
  MODULE(RustForm.MODULE),

  /**
   * {@code module!} of the prototype: with permissions, {@code bool}, {@code str} and {@code
   * ArrayParam}. Integers can be set again if they have a write bit.
   */
  PROTOTYPE(RustForm.PROTOTYPE);

  private final RustForm form;

  RustDialect(RustForm form) {
    this.form = form;
  }

  RustForm form() {
    return form;
  }
}
