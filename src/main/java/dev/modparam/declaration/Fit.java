// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;

/** Whether a type can live in a field. */
final class Fit {

  private Fit() {}

  static boolean of(ParamType<?> type, JavaType field) {
    if (type instanceof ArrayType<?> array) {
      return field.component() != null && of(array.element(), field.component());
    }
    if (type instanceof IntegerType<?> integer) {
      int width = width(field);
      return integer.isSigned()
          ? width == integer.bits()
          : width > integer.bits() || (width == 64 && integer.bits() == 64);
    }
    if (type.equals(ParamTypes.SIZE)) {
      return field.is(long.class);
    }
    if (type.kind() instanceof ParamKind.Own) {
      return true; // the type is that of the field, or of a converter, which was checked
    }
    return switch (type.name()) {
      case "charp", "string" -> field.is(String.class);
      case "bint" -> field.is(int.class);
      default -> field.is(boolean.class);
    };
  }

  /** The Java type of the fields that a type can live in, with its article. */
  static String holderOf(ParamType<?> type) {
    if (type instanceof ArrayType<?> array) {
      return holderOf(array.element()) + "[]";
    }
    if (type instanceof IntegerType<?> integer) {
      return "a" + javaInteger(integer.isSigned() ? integer.bits() : 2 * integer.bits());
    }
    return switch (type.name()) {
      case "charp", "string" -> "a String";
      case "bint" -> "an int";
      case "size" -> "a long";
      default -> "a boolean";
    };
  }

  private static String javaInteger(int bits) {
    return switch (bits) {
      case Byte.SIZE -> " byte";
      case Short.SIZE -> " short";
      case Integer.SIZE -> "n int";
      default -> " long";
    };
  }

  private static int width(JavaType field) {
    return switch (field.name()) {
      case "long" -> Long.SIZE;
      case "int" -> Integer.SIZE;
      case "short" -> Short.SIZE;
      case "byte" -> Byte.SIZE;
      default -> 0;
    };
  }
}
