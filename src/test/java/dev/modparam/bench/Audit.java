// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Argument lines for the modules of a distribution that have parameters: what an administrator of
 * many machines has to check. The same every time.
 */
final class Audit {

  private static final long SEED = 6_12_117;
  private static final int BAD_PER_CENT = 4;
  private static final int LONGEST_LINE = 4;
  private static final String ARRAY = "array of ";

  /** The strings of modules do not tell how long an array or a buffer is. */
  private static final int LENGTH = 16;

  private final List<ModuleDefinition> modules = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private int bad;

  private record Line(ModuleDefinition module, String text, boolean isBad) {}

  private Audit() {}

  static Audit of(int size) {
    Audit audit = new Audit();
    for (JsonNode module : Recorded.read().modules()) {
      if (!module.path("parms").isEmpty()) {
        audit.modules.add(definition(module));
      }
    }
    RandomGenerator random = new Random(SEED);
    for (int i = 0; i < size; i++) {
      audit.add(random);
    }
    return audit;
  }

  private static ModuleDefinition definition(JsonNode module) {
    List<Param<?>> params = new ArrayList<>();
    for (JsonNode parameter : module.path("parms")) {
      params.add(
          Param.of(parameter.path("name").asText(), type(parameter.path("type").asText(""))));
    }
    return ModuleDefinition.of(module.path("name").asText(), params);
  }

  private static ParamType<?> type(String word) {
    if (word.startsWith(ARRAY)) {
      return ParamTypes.named(word.substring(ARRAY.length()))
          .<ParamType<?>>map(element -> ParamTypes.array(element, LENGTH))
          .orElseGet(() -> ParamTypes.unknown(word));
    }
    return word.equals("string")
        ? ParamTypes.string(LENGTH)
        : ParamTypes.named(word).orElseGet(() -> ParamTypes.unknown(word));
  }

  private void add(RandomGenerator random) {
    ModuleDefinition module = modules.get(random.nextInt(modules.size()));
    boolean isBad = random.nextInt(100) < BAD_PER_CENT;
    int words = 1 + random.nextInt(LONGEST_LINE);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < words; i++) {
      Param<?> param = module.parameters().get(random.nextInt(module.parameters().size()));
      String value = value(param.type().name(), random);
      line.append(i == 0 ? "" : " ").append(param.name()).append('=').append(value);
    }
    if (isBad) {
      bad++;
      line.append(' ').append(badWord(module, random));
    }
    lines.add(new Line(module, line.toString(), isBad));
  }

  /** A name that does not exist, or a value that its type refuses. */
  private static String badWord(ModuleDefinition module, RandomGenerator random) {
    Param<?> param = module.parameters().get(random.nextInt(module.parameters().size()));
    boolean isText =
        switch (param.type().name()) {
          case "int", "uint", "short", "ushort", "byte", "long", "ulong", "ullong" -> false;
          case "bool", "invbool", "bint" -> false;
          default -> true;
        };
    return isText || random.nextBoolean() ? "no_such_parameter=1" : param.name() + "=maybe";
  }

  private static String value(String type, RandomGenerator random) {
    if (type.startsWith(ARRAY)) {
      String element = type.substring(ARRAY.length());
      StringBuilder values = new StringBuilder(scalar(element, random));
      for (int i = random.nextInt(4); i > 0; i--) {
        values.append(',').append(scalar(element, random));
      }
      return values.toString();
    }
    return scalar(type, random);
  }

  private static String scalar(String type, RandomGenerator random) {
    return switch (type) {
      case "bool", "invbool", "bint" -> random.nextBoolean() ? "1" : "n";
      case "byte" -> String.valueOf(random.nextInt(1 << 8));
      case "short" -> String.valueOf(random.nextInt(1 << 15));
      case "ushort" -> "0x" + Integer.toHexString(random.nextInt(1 << 16));
      case "ulong", "ullong" -> String.valueOf(random.nextLong(Long.MAX_VALUE));
      case "charp", "string" -> random.nextBoolean() ? "eth" + random.nextInt(10) : "\"a b\"";
      default -> String.valueOf(random.nextInt(1 << 16));
    };
  }

  int size() {
    return lines.size();
  }

  /** Returns how many lines must be found bad. */
  int bad() {
    return bad;
  }

  /** Checks a line. */
  boolean isRefused(int line) {
    Line checked = lines.get(line);
    return !ArgumentReport.check(checked.module, checked.text).isClean();
  }

  /** Tells what is wrong with the answers, if anything is. */
  void verify() {
    for (int i = 0; i < lines.size(); i += 97) {
      Expect.same("whether " + lines.get(i) + " is refused", lines.get(i).isBad, isRefused(i));
    }
  }
}
