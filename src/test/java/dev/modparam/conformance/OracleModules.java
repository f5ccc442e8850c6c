// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.UINT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Errno;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.Permissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The modules that were recorded, declared from the headers of the recordings. */
final class OracleModules {

  /**
   * A module, what each of its files shows after a load without arguments, and what its init
   * function has seen of its parameters.
   */
  record Oracle(
      ModuleDefinition definition, Map<String, String> defaults, Map<String, String> seen) {}

  private final Map<String, Oracle> byName = new LinkedHashMap<>();

  /** The modules of the bundled recordings, and those of a header in their place. */
  static OracleModules of(JsonNode header) {
    OracleModules modules = new OracleModules();
    for (String theme : List.of("loads", "arglines", "permissions")) {
      modules.addAll(Vectors.bundled(theme).header());
    }
    modules.addAll(header);
    modules.byName.put("kp_page", new Oracle(OracleTraits.page(), Map.of(), Map.of()));
    return modules;
  }

  private void addAll(JsonNode header) {
    for (JsonNode module : header.path("modules")) {
      if (module.isObject()) { // taint.jsonl has only names
        byName.put(module.get("name").asText(), read(module, hasSourceVersions(header)));
      }
    }
  }

  /** Only these modules went through {@code modpost}. */
  private static boolean hasSourceVersions(JsonNode header) {
    return header.path("kernel").asText().startsWith("Linux 7.");
  }

  Oracle get(String name) {
    return byName.get(name);
  }

  private static Oracle read(JsonNode module, boolean sourceVersions) {
    String name = module.get("name").asText();
    Map<String, Param<?>> params = new LinkedHashMap<>();
    Map<String, String> defaults = new LinkedHashMap<>();
    for (JsonNode declared : module.get("params")) {
      String param = declared.get("name").asText();
      params.put(param, withFlags(declared, declare(declared, params)));
      if (declared.hasNonNull("default")) {
        defaults.put(param, declared.get("default").asText());
      }
    }
    ModuleDefinition definition =
        ModuleDefinition.of(name, List.copyOf(params.values())).unsigned();
    Map<String, String> seen = new LinkedHashMap<>();
    return new Oracle(
        OracleTraits.add(definition, params, module, seen, sourceVersions), defaults, seen);
  }

  private static Param<?> withFlags(JsonNode declared, Param<?> param) {
    Param<?> result = param.permissions(Permissions.parse(declared.get("perm").asText()));
    for (JsonNode flag : declared.path("flags")) {
      result = flag.asText().equals("unsafe") ? result.unsafe() : result.hardware();
    }
    return result;
  }

  private static Param<?> declare(JsonNode declared, Map<String, Param<?>> before) {
    String name = declared.get("name").asText();
    return switch (declared.get("kind").asText()) {
      case "scalar" -> scalar(name, type(declared), declared.get("init"));
      case "array" -> array(name, type(declared), declared);
      case "string" ->
          Param.of(name, ParamTypes.string(declared.get("maxlen").asInt()))
              .defaultValue(declared.get("init").asText());
      case "cb" -> scalar(name, operations(declared), declared.get("init"));
      case "rust" -> scalar(name, type(declared), declared.get("init"));
      case "view" -> view(name, before.get(declared.get("of").asText()), declared);
      default -> throw new IllegalStateException("unknown kind in " + declared);
    };
  }

  private static ParamType<?> type(JsonNode declared) {
    return ParamTypes.named(declared.get("type").asText()).orElseThrow();
  }

  private static <T> Param<T> scalar(String name, ParamType<T> type, JsonNode init) {
    return Param.of(name, type).defaultValue(value(type, init));
  }

  private static <E> Param<?> array(String name, ParamType<E> element, JsonNode declared) {
    ArrayType<E> type = ParamTypes.array(element, declared.get("max").asInt());
    List<E> init = new ArrayList<>();
    declared.get("init").forEach(value -> init.add(value(element, value)));
    return declared.get("hasnum").asBoolean()
        ? Param.of(name, type.counted(declared.get("num").asInt())).defaultValue(init)
        : Param.of(name, type).defaultValue(init);
  }

  @SuppressWarnings("unchecked")
  private static <T> T value(ParamType<T> type, JsonNode init) {
    Object zero = Param.of("x", type).defaultValue();
    Object value;
    if (init.isNull()) {
      value = null;
    } else if (init.isBoolean()) {
      value = init.asBoolean();
    } else if (zero instanceof Integer) {
      value = Integer.parseInt(init.asText());
    } else if (zero instanceof Long) {
      value =
          init.asText().startsWith("-")
              ? Long.parseLong(init.asText())
              : Long.parseUnsignedLong(init.asText());
    } else {
      value = init.asText();
    }
    return (T) value;
  }

  @SuppressWarnings("unchecked")
  private static <E> Param<?> view(String name, Param<?> of, JsonNode declared) {
    return declared.get("what").asText().equals("num")
        ? Param.counterOf(name, (Param<List<E>>) of)
        : of.sharedAs(name);
  }

  private static ParamType<?> operations(JsonNode declared) {
    Operations<Integer> standard = Operations.on(INT);
    return switch (declared.get("type").asText()) {
      case "uint_minmax" ->
          UINT.between(declared.get("min").asLong(), declared.get("max").asLong());
      case "noarg_counter" -> noargCounter();
      case "set_returns_value" ->
          standard
              .set(
                  (text, variable) -> {
                    int result = variable.set(text);
                    return result == 0 ? variable.value() : result;
                  })
              .type();
      case "get_only" -> standard.withoutSet().type();
      case "set_only" -> standard.withoutGet().type();
      case "get_without_newline" ->
          standard.get((variable, page) -> page.emit("<" + variable.value() + ">")).type();
      case "get_returns_errno" -> standard.get((variable, page) -> variable.value()).type();
      default -> throw new IllegalStateException("unknown operations in " + declared);
    };
  }

  private static ParamType<Integer> noargCounter() {
    return Operations.on(INT)
        .acceptBareName()
        .set(
            (text, variable) -> {
              if ("bad".equals(text)) {
                return Errno.EINVAL.result();
              }
              variable.assign(variable.value() + (text == null ? 100 : 1));
              return 0;
            })
        .type();
  }
}
