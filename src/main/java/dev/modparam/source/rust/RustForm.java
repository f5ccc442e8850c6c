// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

/** The forms that {@code RustSource.Dialect} describes. */
public enum RustForm {
  MODULE_PARAM,
  MODULE,
  PROTOTYPE
}
