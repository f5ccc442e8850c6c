// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.kernel.KernelBuilder;
import dev.modparam.kernel.KernelVersion;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.TestStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Boots a kernel with the built-in parameters of the recording and compares what came of it. */
final class BootReplay {

  private final KernelVersion version;
  private final JsonNode header;
  private final List<JsonNode> cases;

  BootReplay(Vectors vectors) {
    this.version = vectors.version();
    this.header = vectors.header();
    this.cases = new ArrayList<>(vectors.cases());
    this.cases.addAll(Vectors.bundled("bootline").cases());
  }

  /** What a parameter shows after a boot whose command line has nothing like its name. */
  private String shownByDefault(String name) {
    String last = name.substring(name.indexOf('.') + 1).replace('-', '_');
    return cases.stream()
        .filter(each -> each.get("values").has(name))
        .filter(each -> !each.get("cmdline").asText().replace('-', '_').contains(last))
        .findFirst()
        .orElseThrow()
        .get("values")
        .get(name)
        .asText();
  }

  List<String> differences(JsonNode recorded) {
    SimulatedKernel kernel = boot(recorded);
    List<String> differences = new ArrayList<>();
    recorded
        .get("values")
        .properties()
        .forEach(
            each ->
                compare(
                    differences,
                    each.getKey(),
                    each.getValue().asText(),
                    shown(kernel, each.getKey())));
    List<String> log = new ArrayList<>();
    kernel.log().records().forEach(each -> log.add(each.level().number() + " " + each.text()));
    List<String> expectedLog = new ArrayList<>();
    recorded
        .get("log")
        .forEach(
            each -> expectedLog.add(each.get("level").asInt() + " " + each.get("text").asText()));
    if (expectedLog.stream().noneMatch(BootReplay::showsCommandLine)) {
      log.removeIf(BootReplay::showsCommandLine); // only those about parameters were recorded
    }
    compare(differences, "log", expectedLog, log);
    compare(
        differences,
        "init_args",
        texts(recorded.get("init_args")),
        kernel.initProcess().arguments());
    compare(
        differences,
        "init_env",
        texts(recorded.get("init_env")),
        kernel.initProcess().environment());
    return differences;
  }

  private static boolean showsCommandLine(String line) {
    return line.matches("(?s)\\d (Command|Kernel command) line: .*");
  }

  private SimulatedKernel boot(JsonNode recorded) {
    Map<String, List<Param<?>>> byModule = new LinkedHashMap<>();
    for (JsonNode declared : header.get("params")) {
      String name = declared.get("name").asText();
      int dot = name.indexOf('.');
      String shown = shownByDefault(name);
      Param<?> param = declare(name.substring(dot + 1), type(declared, shown), shown);
      byModule.computeIfAbsent(name.substring(0, dot), module -> new ArrayList<>()).add(param);
    }
    List<Param<?>> core = byModule.remove("kernel");
    KernelBuilder builder = SimulatedKernel.builder().version(version);
    byModule.forEach((name, params) -> builder.addBuiltIn(ModuleDefinition.of(name, params)));
    String base = header.get("base").asText();
    return builder
        .coreParameters(core.toArray(Param<?>[]::new))
        .commandLine((base + " " + recorded.get("cmdline").asText()).stripTrailing())
        .build();
  }

  private static ParamType<?> type(JsonNode declared, String shown) {
    if (shown.matches("[YN]\n")) {
      return ParamTypes.BOOL; // a header of 7.2 still has the type of 6.12
    }
    String[] words = declared.get("type").asText().split(", ", -1);
    if (words[0].equals("string")) {
      return ParamTypes.string(Integer.parseInt(words[1]));
    }
    return words[0].startsWith("array of ")
        ? ParamTypes.array(
            ParamTypes.named(words[0].substring("array of ".length())).orElseThrow(),
            Integer.parseInt(words[1]))
        : ParamTypes.named(words[0]).orElseThrow();
  }

  /** Lets the type itself read the recorded default. */
  private static <T> Param<T> declare(String name, ParamType<T> type, String shown) {
    Param<T> param = Param.of(name, type).permissions(0644);
    String text = shown.substring(0, shown.length() - 1);
    if (text.equals("(null)")) {
      return param;
    }
    var variable = TestStore.of(List.of(param), "").of(param);
    variable.set(text);
    return param.defaultValue(variable.value());
  }

  private static String shown(SimulatedKernel kernel, String name) {
    int dot = name.indexOf('.');
    LoadedModule module = kernel.module(name.substring(0, dot)).orElseThrow();
    return module.attribute(name.substring(dot + 1)).show();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static void compare(
      List<String> differences, String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      differences.add(what + ": expected " + expected + " but was " + actual);
    }
  }
}
