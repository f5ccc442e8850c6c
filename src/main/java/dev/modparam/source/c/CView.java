// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import org.jspecify.annotations.Nullable;

/**
 * Writes where a parameter lies that has the bytes of another one's variable.
 *
 * @param param the parameter
 * @param variable the variable of the other one, or the counter of its array
 */
record CView(Param<?> param, String variable) {

  /** Whether a parameter has the bytes of another one's variable, but is not that one again. */
  static boolean isPart(Param<?> param) {
    if (param.original().isEmpty()) {
      return false;
    }
    Param<?> original = param.original().get();
    Param<?> counting = original.countsWith().isPresent() ? original.countsWith().get() : original;
    boolean counted = param.initialCount().isPresent();
    ParamType<?> type = param.isCounter() ? ParamTypes.UINT : original.type();
    return param.offset() > 0
        || !param.type().equals(type)
        || (counted && param.countsWith().filter(counting::equals).isEmpty());
  }

  /** The variable or an element of it, if a compiler takes it for the type; else null. */
  @Nullable String place() {
    ParamType<?> whole =
        param.isCounter() ? ParamTypes.UINT : param.original().orElseThrow().type();
    ParamType<?> one = whole instanceof ArrayType<?> array ? array.element() : whole;
    if (!(param.type().kind() instanceof ParamKind.Scalar)
        || !plain(one).equals(plain(param.type()))) {
      return null;
    }
    int width = width(plain(one));
    if (param.offset() % width != 0) {
      return null;
    }
    return whole instanceof ArrayType<?> ? variable + "[" + param.offset() / width + "]" : variable;
  }

  /** The type of a variable, whose sign the compiler does not look at. */
  private static String plain(ParamType<?> type) {
    return type.kind() instanceof ParamKind.Scalar
        ? CVariableWriter.cType(type).replace("unsigned ", "").strip()
        : "";
  }

  private static int width(String cType) {
    return switch (cType) {
      case "bool", "char" -> 1;
      case "short" -> Short.BYTES;
      case "int" -> Integer.BYTES;
      default -> Long.BYTES;
    };
  }

  /** Whether it begins with a buffer. */
  boolean isBegin() {
    boolean buffer = param.original().orElseThrow().type().kind() instanceof ParamKind.Buffer;
    return buffer && param.offset() == 0;
  }

  /** The address, as any operations take it. */
  String address() {
    boolean array = !param.isCounter() && isArray(param.original().orElseThrow().type());
    String begin = array ? variable : "&" + variable;
    return param.offset() == 0 && !array ? begin : "(char *)" + begin + " + " + param.offset();
  }

  private static boolean isArray(ParamType<?> type) {
    return type instanceof ArrayType || type.kind() instanceof ParamKind.Buffer;
  }

  /** The structure that says where an array or a buffer is. */
  String table(String name, @Nullable String counter) {
    if (param.type().kind() instanceof ParamKind.Buffer buffer) {
      return "static const struct kparam_string "
          + name
          + " = { .maxlen = "
          + buffer.size()
          + ", .string = "
          + address()
          + " };\n";
    }
    ArrayType<?> array = (ArrayType<?>) param.type();
    String element = CVariableWriter.word(array.element());
    return "static const struct kparam_array "
        + name
        + " = { .max = "
        + array.max()
        + ", .elemsize = sizeof("
        + CVariableWriter.cType(array.element()).strip()
        + (counter == null ? ")" : "), .num = &" + counter)
        + ", .ops = &param_ops_"
        + element
        + ", .elem = "
        + address()
        + " };\n";
  }
}
