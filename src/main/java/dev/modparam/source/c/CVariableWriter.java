// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.text.Integers;
import dev.modparam.source.text.Kinds;
import dev.modparam.source.text.Literals;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the variables of parameters, with their initializers. */
final class CVariableWriter {

  /** The C types whose variables hold each type of Rust. */
  private static final Map<String, String> OF_RUST =
      Map.of(
          "i8", "short",
          "u8", "byte",
          "i16", "short",
          "u16", "ushort",
          "i32", "int",
          "u32", "uint",
          "i64", "long",
          "u64", "ullong",
          "isize", "long",
          "usize", "ulong");

  private static final Map<String, String> DECLARED =
      Map.ofEntries(
          Map.entry("byte", "unsigned char "),
          Map.entry("short", "short "),
          Map.entry("ushort", "unsigned short "),
          Map.entry("int", "int "),
          Map.entry("uint", "unsigned int "),
          Map.entry("hexint", "unsigned int "),
          Map.entry("long", "long "),
          Map.entry("ulong", "unsigned long "),
          Map.entry("ullong", "unsigned long long "),
          Map.entry("bint", "int "),
          Map.entry("charp", "char *"));

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
  String word(ParamType<?> type) {
    return OF_RUST.getOrDefault(type.name(), type.name());
  }

  private String declared(ParamType<?> type) {
    return DECLARED.getOrDefault(word(type), "bool ");
  }

  void declare(Param<?> param, String name) {
    ParamType<?> type = param.type();
    ParamType<?> scalar = type instanceof ArrayType<?> array ? array.element() : type;
    noteLosses(param, scalar);
    out.append("static ");
    if (type instanceof ArrayType<?> array) {
      out.append(declared(scalar)).append(name).append('[').append(array.max()).append(']');
    } else if (ParamTypes.bufferSize(type) > 0) {
      out.append("char ").append(name).append('[').append(ParamTypes.bufferSize(type)).append(']');
    } else {
      out.append(declared(type)).append(name);
    }
    if (!Kinds.hasZeroDefault(param)) {
      out.append(" = ").append(initializer(type, param.defaultValue()));
    }
    out.append(";\n");
    if (type instanceof ArrayType<?> array && array.isCounted()) {
      long count = Kinds.initialCount(param);
      out.append("static unsigned int ").append(counter(name));
      out.append(count == 0 ? ";\n" : " = " + count + ";\n");
    }
  }

  private void noteLosses(Param<?> param, ParamType<?> scalar) {
    if (Kinds.isRust(scalar)) {
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
    return type instanceof IntegerType<?> integer
        ? number(integer, (Number) value)
        : value.toString();
  }

  private String number(IntegerType<?> type, Number value) {
    if (type == ParamTypes.HEXINT) {
      return "0x" + Long.toHexString(value.longValue());
    }
    if (type.isSigned() && value.longValue() == Long.MIN_VALUE) {
      return "(-" + Long.MAX_VALUE + "L - 1)";
    }
    String digits = Integers.exact(type, value).toString();
    return type.bits() < 32 || word(type).equals("int")
        ? digits
        : digits + (type.isSigned() ? "L" : type.bits() == 32 ? "U" : "UL");
  }
}
