// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.text.Literals;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the variables of parameters, with their initializers. */
final class CVariableWriter {

  private final StringBuilder out;
  private final List<String> notes;

  CVariableWriter(StringBuilder out, List<String> notes) {
    this.out = out;
    this.notes = notes;
  }

  static String counter(String array) {
    return array + "_num";
  }

  /** The word for a standard scalar type in C. */
  static String word(ParamType<?> type) {
    return type.kind() instanceof ParamKind.Scalar scalar ? scalar.cWord() : type.name();
  }

  /** The type of a variable, with what stands before its name. */
  static String cType(ParamType<?> type) {
    String cType = type.kind() instanceof ParamKind.Scalar scalar ? scalar.cType() : "bool";
    return cType.endsWith("*") ? cType : cType + " ";
  }

  void declare(Param<?> param, String name) {
    ParamType<?> type = param.type();
    ParamType<?> scalar = type instanceof ArrayType<?> array ? array.element() : type;
    noteLosses(param, scalar);
    out.append("static ");
    if (type instanceof ArrayType<?> array) {
      out.append(cType(scalar)).append(name).append('[').append(array.max()).append(']');
    } else if (type.kind() instanceof ParamKind.Buffer buffer) {
      out.append("char ").append(name).append('[').append(buffer.size()).append(']');
    } else {
      out.append(cType(type)).append(name);
    }
    if (!Objects.equals(type.zero(), param.defaultValue())) {
      out.append(" = ").append(initializer(type, param.defaultValue()));
    }
    out.append(";\n");
    if (param.initialCount().isPresent() && param.countsWith().isEmpty()) {
      out.append(declareCounter(counter(name), param.initialCount().getAsInt()));
    }
  }

  static String declareCounter(String name, int count) {
    return "static unsigned int " + name + (count == 0 ? ";\n" : " = " + count + ";\n");
  }

  private void noteLosses(Param<?> param, ParamType<?> scalar) {
    if (scalar.kind() instanceof ParamKind.Integral number && number.rust()) {
      notes.add(
          "C has no type "
              + scalar.name()
              + ": parameter "
              + param.name()
              + " becomes "
              + word(scalar)
              + ", which can be set again and has other errors");
    }
    if (scalar instanceof IntegerType<?> integer && integer.isBounded()) {
      notes.add(
          "module_param has no bounds: parameter " + param.name() + " is " + integer.expected());
    }
  }

  private String initializer(ParamType<?> type, @Nullable Object value) {
    if (type instanceof ArrayType<?> array && value instanceof List<?> values) {
      return values.stream()
          .map(element -> initializer(array.element(), element))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
    if (value == null) {
      return "NULL";
    }
    if (value instanceof String text) {
      return Literals.octal(text);
    }
    return type instanceof IntegerType<?> integer ? number(integer, value) : value.toString();
  }

  private static <N extends Number> String number(IntegerType<N> type, Object value) {
    N number = type.cast(value);
    if (type.equals(ParamTypes.HEXINT)) {
      return "0x" + Long.toHexString(number.longValue());
    }
    if (type.isSigned() && number.longValue() == Long.MIN_VALUE) {
      return "(-" + Long.MAX_VALUE + "L - 1)";
    }
    String digits = type.exact(number).toString();
    return type.bits() < 32 || word(type).equals("int")
        ? digits
        : digits + (type.isSigned() ? "L" : type.bits() == 32 ? "U" : "UL");
  }
}
