// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;

/** The type of a parameter of which it is not known what it takes: any text. */
final class UnknownRules {

  /** The type's name where the text gives it none. */
  static final String NAMELESS = "unknown";

  private UnknownRules() {}

  static ParamType<String> type(String name) {
    return ParamTypes.parsed(name, text -> text, text -> text, "");
  }
}
