// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The named constants of a C file, and the values of expressions over them. */
final class CConstants {

  /** How many macros may stand for each other in a row. */
  private static final int DEEPEST = 64;

  private static final Map<String, CValue> OF_HEADERS = ofHeaders();

  private final CUnit unit;
  private final Map<String, Optional<CValue>> enumerators = new HashMap<>();
  private final Map<String, Optional<CValue>> macros = new HashMap<>();
  private int depth;

  CConstants(CUnit unit) {
    this.unit = unit;
  }

  private static Map<String, CValue> ofHeaders() {
    Map<String, CValue> table = new HashMap<>();
    String[] who = {"USR", "GRP", "OTH"};
    for (int i = 0; i < who.length; i++) {
      table.put("S_IR" + who[i], CValue.ofInt(0400 >> (3 * i)));
      table.put("S_IW" + who[i], CValue.ofInt(0200 >> (3 * i)));
      table.put("S_IX" + who[i], CValue.ofInt(0100 >> (3 * i)));
    }
    table.put("S_IRWXU", CValue.ofInt(0700));
    table.put("S_IRWXG", CValue.ofInt(0070));
    table.put("S_IRWXO", CValue.ofInt(0007));
    table.put("S_IRUGO", CValue.ofInt(0444));
    table.put("S_IWUGO", CValue.ofInt(0222));
    table.put("S_IXUGO", CValue.ofInt(0111));
    table.put("S_IRWXUGO", CValue.ofInt(0777));
    table.put("true", CValue.ofInt(1));
    table.put("false", CValue.ofInt(0));
    table.put("INT_MAX", CValue.ofInt(Integer.MAX_VALUE));
    table.put("INT_MIN", CValue.ofInt(Integer.MIN_VALUE));
    table.put("UINT_MAX", CValue.of(-1, true, false));
    table.put("U8_MAX", CValue.ofInt(0xff));
    table.put("U16_MAX", CValue.ofInt(0xffff));
    table.put("U32_MAX", CValue.of(-1, true, false));
    table.put("LONG_MAX", CValue.of(Long.MAX_VALUE, false, true));
    table.put("ULONG_MAX", CValue.of(-1, true, true));
    table.put("KERNEL_PARAM_FL_UNSAFE", CValue.ofInt(1));
    table.put("KERNEL_PARAM_FL_HWPARAM", CValue.ofInt(2));
    return Map.copyOf(table);
  }

  static boolean isOfHeaders(String word) {
    return OF_HEADERS.containsKey(word);
  }

  void define(String enumerator, @Nullable CValue value) {
    Optional<CValue> before = enumerators.put(enumerator, Optional.ofNullable(value));
    if (before != null && !before.equals(Optional.ofNullable(value))) {
      enumerators.put(enumerator, Optional.empty());
    }
  }

  /** The value of an expression; null if this file does not tell. */
  @Nullable CValue evaluate(List<CToken> expression) {
    return new CExpression(expression, this).value();
  }

  @Nullable CValue named(String word) {
    Optional<CValue> known = enumerators.getOrDefault(word, macros.get(word));
    if (known != null) {
      return known.orElse(null);
    }
    List<CToken> body = unit.macros().body(word);
    if (body == null) {
      return OF_HEADERS.get(word);
    }
    macros.put(word, Optional.empty());
    if (depth == DEEPEST) {
      return null;
    }
    depth++;
    CValue value = evaluate(body);
    depth--;
    macros.put(word, Optional.ofNullable(value));
    return value;
  }

  /** The number of elements of {@code ARRAY_SIZE(name)}. */
  @Nullable CValue arraySize(List<CToken> operand) {
    CVariable variable = operand.size() == 1 ? unit.variable(operand.get(0).text()) : null;
    return variable == null ? null : size(unit.initializers().length(variable));
  }

  /** What {@code sizeof} gives for a variable, an element of an array, or a type. */
  @Nullable CValue sizeOf(List<CToken> operand) {
    if (operand.isEmpty()) {
      return null;
    }
    boolean dereferenced = operand.get(0).is("*");
    CToken first = operand.get(dereferenced && operand.size() > 1 ? 1 : 0);
    CVariable variable = unit.variable(first.text());
    if (variable == null) {
      return size(sizeOfType(operand));
    }
    boolean element = dereferenced || (operand.size() > 1 && operand.get(1).is("["));
    long single = variable.pointers() > 0 ? Long.BYTES : variable.type().kind().size();
    if (variable.dimensions().size() > 1 || (element && !variable.isArray())) {
      return null;
    }
    return size(
        element || !variable.isArray() ? single : single * unit.initializers().length(variable));
  }

  private long sizeOfType(List<CToken> operand) {
    if (operand.get(operand.size() - 1).is("*")) {
      return Long.BYTES;
    }
    List<String> words = new ArrayList<>();
    for (CToken token : operand) {
      words.add(token.text());
    }
    CType.Kind kind = words.size() == 1 ? CType.typedef(words.get(0)) : null;
    if (kind != null) {
      return kind.size();
    }
    return words.stream().allMatch(CType::isBuiltIn) ? CType.builtIn(words).size() : 0;
  }

  private static @Nullable CValue size(long count) {
    return count <= 0 ? null : CValue.of(count, true, true);
  }
}
