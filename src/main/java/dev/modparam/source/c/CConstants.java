// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.CType.Kind;
import dev.modparam.source.c.token.CStrings;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The named constants of a C file, and the values of expressions over them. */
final class CConstants {

  private static final Map<String, CValue> OF_HEADERS = ofHeaders();

  private final CUnit unit;
  private final Map<String, Optional<CValue>> enumerators = new HashMap<>();

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
    table.put("S8_MAX", CValue.ofInt(0x7f));
    table.put("S16_MAX", CValue.ofInt(0x7fff));
    table.put("S32_MAX", CValue.ofInt(Integer.MAX_VALUE));
    table.put("S64_MAX", CValue.of(Long.MAX_VALUE, false, true));
    table.put("U64_MAX", CValue.of(-1, true, true));
    table.put("SHRT_MAX", CValue.ofInt(0x7fff));
    table.put("USHRT_MAX", CValue.ofInt(0xffff));
    table.put("LLONG_MAX", CValue.of(Long.MAX_VALUE, false, true));
    table.put("ULLONG_MAX", CValue.of(-1, true, true));
    table.put("LONG_MIN", CValue.of(Long.MIN_VALUE, false, true));
    for (int power = 0; power <= 30; power++) {
      String[] units = {"", "K", "M", "G"};
      table.put("SZ_" + (1 << power % 10) + units[power / 10], CValue.ofInt(1 << power));
    }
    String[] kinds = {"ioport", "iomem", "ioport_or_iomem", "irq", "dma", "dma_addr", "other"};
    for (int kind = 0; kind < kinds.length; kind++) {
      table.put("hwparam_" + kinds[kind], CValue.ofInt(kind));
    }
    long thousand = 1000;
    for (String unit : List.of("MSEC_PER_SEC", "USEC_PER_MSEC", "NSEC_PER_USEC")) {
      table.put(unit, CValue.of(thousand, false, true));
    }
    for (String unit : List.of("USEC_PER_SEC", "NSEC_PER_MSEC")) {
      table.put(unit, CValue.of(thousand * thousand, false, true));
    }
    table.put("NSEC_PER_SEC", CValue.of(thousand * thousand * thousand, false, true));
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

  /** The value of an integer expression; null if this file does not tell, or for a double. */
  @Nullable CValue evaluate(List<CToken> expression) {
    CValue value = number(expression);
    return value == null || value.real() ? null : value;
  }

  /** The value of an expression, which may be a double; null if this file does not tell. */
  @Nullable CValue number(List<CToken> expression) {
    return new CExpression(expression, this).value();
  }

  @Nullable CValue named(String word) {
    Optional<CValue> known = enumerators.get(word);
    if (known != null) {
      return known.orElse(null);
    }
    CValue usual = OF_HEADERS.get(word);
    return usual != null
        ? usual
        : unit.constantScope().find(word, other -> other.constants().own(word));
  }

  private @Nullable CValue own(String word) {
    return enumerators.getOrDefault(word, Optional.empty()).orElse(null);
  }

  /** The words that a type's name of this file stands for. */
  List<String> spelled(List<String> words) {
    CType own = words.size() == 1 ? unit.typedef(words.get(0)) : null;
    return own == null ? words : List.of(own.words().split(" ", -1));
  }

  /** What a type's name stands for; UNKNOWN if this file does not tell. */
  Kind kind(List<String> words) {
    CType own = words.size() == 1 ? unit.typedef(words.get(0)) : null;
    if (own != null) {
      return own.kind();
    }
    if (words.size() == 2 && words.get(0).equals("enum")) {
      return unit.enumeration(String.join(" ", words));
    }
    Kind known = words.size() == 1 ? CType.typedef(words.get(0)) : null;
    if (known != null) {
      return known;
    }
    return words.stream().allMatch(CType::isBuiltIn) ? CType.builtIn(words) : Kind.UNKNOWN;
  }

  /** The number of elements of {@code ARRAY_SIZE(name)}. */
  @Nullable CValue arraySize(List<CToken> operand) {
    CVariable variable = unit.place(operand);
    return variable == null ? null : size(unit.initializers().length(variable));
  }

  /** What {@code sizeof} gives for a variable, an element of an array, or a type. */
  @Nullable CValue sizeOf(List<CToken> operand) {
    if (operand.isEmpty()) {
      return null;
    }
    if (operand.get(0).kind() == CToken.Kind.STRING) {
      return size(CStrings.size(operand));
    }
    boolean dereferenced = operand.get(0).is("*");
    CVariable variable = unit.place(dereferenced ? operand.subList(1, operand.size()) : operand);
    if (variable == null) {
      return size(sizeOfType(operand));
    }
    long single = variable.pointers() > 0 ? Long.BYTES : variable.type().kind().size();
    if (variable.dimensions().size() > 1 || (dereferenced && !variable.isArray())) {
      return null;
    }
    boolean whole = variable.isArray() && !dereferenced;
    return size(whole ? single * unit.initializers().length(variable) : single);
  }

  private long sizeOfType(List<CToken> operand) {
    if (operand.get(operand.size() - 1).is("*")) {
      return Long.BYTES;
    }
    List<String> words = new ArrayList<>();
    for (CToken token : operand) {
      if (!token.is("const")) {
        words.add(token.text());
      }
    }
    return words.isEmpty() ? 0 : kind(words).size();
  }

  private static @Nullable CValue size(long count) {
    return count <= 0 ? null : CValue.of(count, true, true);
  }
}
