// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.Permissions;
import dev.modparam.param.TestCell;
import dev.modparam.param.TestStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares what can be declared, and how Rust's integers are read. */
final class DeclarationReplay {

  private static final Map<String, Integer> SYMBOLS =
      Map.of(
          "S_IRUGO", 0444, "S_IWUGO", 0222, "S_IRUSR", 0400, "S_IWUSR", 0200, "S_IRWXU", 0700,
          "S_IXUSR", 0100, "S_IWOTH", 0002);

  private DeclarationReplay() {}

  /** A permission argument is accepted or refused as by the compiler. */
  static List<String> permissions(JsonNode recorded) {
    boolean accepted;
    try {
      Permissions.ofBits(permissionBits(recorded.get("perm").asText()));
      accepted = true;
    } catch (IllegalArgumentException refused) {
      accepted = false;
    }
    boolean expected = recorded.get("compiles").asBoolean();
    return accepted == expected ? List.of() : List.of("expected accepted to be " + expected);
  }

  private static int permissionBits(String expression) {
    int bits = 0;
    for (String word : expression.split(" \\| ", -1)) {
      bits |= SYMBOLS.containsKey(word) ? SYMBOLS.get(word) : Integer.decode(word);
    }
    return bits;
  }

  /** Text becomes the recorded value of a Rust integer, or the recorded error. */
  static List<String> rustInteger(JsonNode recorded) {
    ParamType<?> type = ParamTypes.named(recorded.get("type").asText()).orElseThrow();
    Param<?> param = Param.of("x", type);
    TestCell<?> variable = TestStore.of(List.of(param), "").get(0);
    int result = variable.set(recorded.get("text").asText());
    String errno = result == 0 ? null : Errno.of(-result).name();
    String expected = recorded.get("errno").isNull() ? null : recorded.get("errno").asText();
    if (!Objects.equals(errno, expected)) {
      return List.of("errno: expected " + expected + " but was " + errno);
    }
    if (errno != null) {
      return List.of();
    }
    String value =
        type.name().startsWith("u")
            ? Long.toUnsignedString(variable.longValue())
            : Long.toString(variable.longValue());
    return value.equals(recorded.get("value").asText())
        ? List.of()
        : List.of("value: expected " + recorded.get("value") + " but was " + value);
  }
}
