// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

import dev.modparam.param.ArrayType;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;

/** Which fields a type can live in. */
final class Fit {

  private Fit() {}

  /** Apart from sizes, an own type is that of the field or of a converter, which was checked. */
  static boolean of(ParamType<?> type, JavaType field) {
    if (type instanceof ArrayType<?> array) {
      return field.component() != null && of(array.element(), field.component());
    }
    boolean checked = type.kind() instanceof ParamKind.Own && !type.equals(ParamTypes.SIZE);
    return checked || field.loaded().filter(type::fits).isPresent();
  }

  /** The Java type of the fields that a type can live in, with its article. */
  static String holderOf(ParamType<?> type) {
    if (type instanceof ArrayType<?> array) {
      return holderOf(array.element()) + "[]";
    }
    Class<?> holder = JavaType.PARAMETERS.stream().filter(type::fits).findFirst().orElseThrow();
    return (holder == int.class ? "an " : "a ") + holder.getSimpleName();
  }
}
