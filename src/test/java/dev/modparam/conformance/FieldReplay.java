// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Binds parameters to Java fields as a C driver gives them variables.
 *
 * <p>Compared is what both languages have: variables that a Java type represents exactly, with the
 * kernel types that are not unsigned. Unsigned kernel types live in the next wider Java type, which
 * no C variable does; Java has one 64-bit type where C has {@code long} and {@code long long}; and
 * there are no Java fields like pointers, {@code const} variables, enums and {@code atomic_t}.
 */
final class FieldReplay {

  private static final Map<String, String> FIELDS =
      Map.of(
          "bool", "truth",
          "signed char", "octet",
          "short", "small",
          "int", "number",
          "s32", "number",
          "volatile int", "shared",
          "long", "large",
          "char *", "text");

  private static final Set<String> KERNEL_TYPES =
      Set.of("short", "int", "long", "bool", "invbool", "bool_enable_only", "bint", "charp");

  @SuppressWarnings("UnusedVariable") // seen through handles
  private static final class Driver {
    boolean truth;
    byte octet;
    short small;
    int number;
    volatile int shared;
    long large;
    String text;
  }

  private FieldReplay() {}

  static boolean hasJavaField(JsonNode recorded) {
    return FIELDS.containsKey(recorded.get("variable").asText())
        && KERNEL_TYPES.contains(recorded.get("type").asText());
  }

  /** A field is accepted where the compiler accepts the variable, if with a warning. */
  static List<String> differences(JsonNode recorded) {
    boolean accepted = isAccepted(recorded);
    boolean expected = !recorded.get("result").asText().equals("error");
    return accepted == expected ? List.of() : List.of("expected accepted to be " + expected);
  }

  private static boolean isAccepted(JsonNode recorded) {
    Param<?> param = Param.of("p", ParamTypes.named(recorded.get("type").asText()).orElseThrow());
    try {
      param.boundTo(handle(FIELDS.get(recorded.get("variable").asText())), null, new Driver());
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static VarHandle handle(String field) {
    try {
      return MethodHandles.lookup().unreflectVarHandle(Driver.class.getDeclaredField(field));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
