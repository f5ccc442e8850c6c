// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

/** A definition, of which loads need the layout and users do not. */
public abstract class LaidOut {

  final Layout layout;

  protected LaidOut(Layout layout) {
    this.layout = layout;
  }
}
