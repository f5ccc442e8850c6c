// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.c.CType.Kind;
import dev.modparam.source.text.SourceFile;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the compiler takes a variable for a parameter of a type ({@code param_check_…}). */
final class CTypeCheck {

  /** Which variables a type takes, and how a person says that. */
  private record Rule(Set<Kind> kinds, String words) {}

  private static final Map<String, Rule> RULES =
      ParamTypes.scalars().stream()
          .filter(
              type -> type.kind() instanceof ParamKind.Scalar c && c.cWord().equals(type.name()))
          .collect(
              Collectors.toUnmodifiableMap(
                  ParamType::name, type -> rule((ParamKind.Scalar) type.kind())));

  private static Rule rule(ParamKind.Scalar type) {
    return switch (type.cType().replace("unsigned ", "")) {
      case "char" -> new Rule(Set.of(Kind.CHAR), "char, unsigned char or u8");
      case "short" -> new Rule(Set.of(Kind.SHORT), "short or unsigned short");
      case "int" ->
          type.cType().startsWith("unsigned ")
              ? new Rule(Set.of(Kind.INT, Kind.ENUM), "int, unsigned int or an enum")
              : new Rule(Set.of(Kind.INT), "int or unsigned int");
      case "long" -> new Rule(Set.of(Kind.LONG), "long or unsigned long");
      case "long long" -> new Rule(Set.of(Kind.LONG_LONG), "long long, u64 or s64");
      case "bool" -> new Rule(Set.of(Kind.BOOL), "bool");
      default -> new Rule(Set.of(), "char *");
    };
  }

  private final SourceFile file;
  private final CUnit unit;
  private final CNotes notes;

  CTypeCheck(SourceFile file, CUnit unit, CNotes notes) {
    this.file = file;
    this.unit = unit;
    this.notes = notes;
  }

  /** The words of C types that parameters can have. */
  static Set<String> words() {
    return RULES.keySet();
  }

  void check(int offset, String type, CVariable declared, boolean array) {
    CVariable variable = declared.withType(unit.resolved(declared.type()));
    Rule rule = requireNonNull(RULES.get(type));
    boolean shaped = variable.dimensions().size() == (array ? 1 : 0);
    if ((shaped || variable.name().contains(".")) && variable.type().kind() == Kind.UNKNOWN) {
      notes.add(
          offset,
          "whether " + variable.shown() + " can be " + what(type, array) + " is not known here");
    } else if (!shaped || !fits(rule, variable)) {
      String expected = (array ? "an array of " : "a variable of type ") + rule.words();
      throw file.error(offset, variable.shown() + " as " + what(type, array), expected);
    } else if (variable.isQualified()) {
      notes.add(offset, variable.shown() + " is const or volatile, of which the compiler warns");
    }
  }

  private static String what(String type, boolean array) {
    return "a parameter of type " + (array ? "array of " : "") + type;
  }

  private static boolean fits(Rule rule, CVariable variable) {
    if (rule.kinds().isEmpty()) {
      return variable.pointers() == 1 && variable.type().words().equals("char");
    }
    return variable.pointers() == 0 && rule.kinds().contains(variable.type().kind());
  }

  /** A buffer of {@code module_param_string} is an array of char. */
  void checkBuffer(int offset, CVariable declared) {
    CVariable variable = declared.withType(unit.resolved(declared.type()));
    boolean good = variable.pointers() == 0 && variable.type().kind() == Kind.CHAR;
    if (variable.type().kind() != Kind.UNKNOWN && (!good || !variable.isArray())) {
      throw file.error(offset, variable.shown() + " as a string buffer", "an array of char");
    }
  }
}
