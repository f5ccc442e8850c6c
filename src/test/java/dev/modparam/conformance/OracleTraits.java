// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a recorded module is besides its parameters: its tags, dependencies and functions. */
final class OracleTraits {

  private OracleTraits() {}

  static ModuleDefinition add(
      ModuleDefinition plain,
      Map<String, Param<?>> params,
      JsonNode module,
      Map<String, String> seen,
      boolean sourceVersions) {
    List<ModinfoTag> tags = tags(module, sourceVersions);
    ModuleDefinition definition = plain.tags(tags);
    if (tags.stream().noneMatch(tag -> tag.key().equals("intree"))) {
      definition = definition.outOfTree();
    }
    Map<String, List<String>> imports = new LinkedHashMap<>();
    module.path("depends").forEach(e -> imports.put(e.asText(), List.of(e.asText() + "_f")));
    boolean permanent = module.path("noexit").asBoolean() && !module.path("noinit").asBoolean();
    definition =
        definition
            .dependsOn(imports.keySet().toArray(String[]::new))
            .code(new ModuleLifecycle.Code(12288, permanent, imports));
    return definition.lifecycle(lifecycle(params, module, seen));
  }

  /** The compiler puts the last tag first. */
  private static List<ModinfoTag> tags(JsonNode module, boolean sourceVersions) {
    List<ModinfoTag> tags = new ArrayList<>();
    for (JsonNode tag : module.path("tags")) {
      tags.add(new ModinfoTag(tag.get(0).asText(), unescaped(tag.get(1).asText())));
    }
    if (!module.has("license")) {
      tags.add(new ModinfoTag("license", "GPL"));
    }
    for (JsonNode license : module.path("license")) {
      tags.add(new ModinfoTag("license", license.asText().replaceFirst("\\\\0.*|\0.*", "")));
    }
    if (sourceVersions && module.path("tags").toString().contains("\"version\"")) {
      tags.add(new ModinfoTag("srcversion", "0123456789ABCDEF0123456"));
    }
    Collections.reverse(tags);
    return tags;
  }

  /** The recordings have the text of the C source. */
  private static String unescaped(String text) {
    return text.replace("\\t", "\t");
  }

  private static ModuleLifecycle lifecycle(
      Map<String, Param<?>> params, JsonNode module, Map<String, String> seen) {
    String name = module.get("name").asText();
    int result = module.path("init").asInt();
    return new ModuleLifecycle() {
      @Override
      public int init(ModuleContext context) {
        params.forEach((key, param) -> seen.put(key, shown(param, context)));
        return switch (name) {
          case "kp_fail" -> (Integer) context.get(params.get("fail"));
          case "rs_fail" -> rustError(context, (Integer) context.get(params.get("fail")));
          case "talk" -> {
            context.printk(LogLevel.INFO, "hello from init n=" + context.get(params.get("n")));
            yield result;
          }
          default -> result;
        };
      }

      @Override
      public void exit(ModuleContext context) {
        if (name.equals("talk")) {
          context.printk(LogLevel.INFO, "bye");
        }
      }
    };
  }

  private static String shown(Param<?> param, ModuleContext context) {
    Object value = context.get(param);
    boolean unsigned = param.type().name().startsWith("u") && value instanceof Long;
    return unsigned ? Long.toUnsignedString((Long) value) : String.valueOf(value);
  }

  /** {@code Error::from_errno} of the module's own code. */
  private static int rustError(ModuleContext context, int number) {
    if (number == 0 || (number < 0 && number >= -Errno.MAX)) {
      return number;
    }
    context.printk(
        LogLevel.WARNING,
        "rust_kernel: attempted to create `Error` with out of range `errno`: " + number);
    return Errno.EINVAL.result();
  }

  /** A module whose get function fills the page and returns what it is told to. */
  static ModuleDefinition page() {
    int[] shared = new int[1]; // both parameters are of one variable
    Param<Integer> n =
        Param.of(
                "n",
                Operations.on(ParamTypes.INT)
                    .set(
                        (text, variable) -> {
                          int result = variable.set(text);
                          shared[0] = variable.value();
                          return result;
                        })
                    .type())
            .permissions(0644);
    Param<Integer> page =
        Param.of(
                "page",
                Operations.on(ParamTypes.INT)
                    .get(
                        (variable, text) -> {
                          text.emit("x".repeat(4096));
                          return shared[0];
                        })
                    .type())
            .permissions(0444);
    return ModuleDefinition.of("kp_page", n, page)
        .tags(
            List.of(
                new ModinfoTag("license", "GPL"),
                new ModinfoTag("import_ns", "KP_TWO"),
                new ModinfoTag("import_ns", "KP_ONE")))
        .outOfTree()
        .unsigned();
  }
}
