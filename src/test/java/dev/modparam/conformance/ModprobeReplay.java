// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.modprobe.CommandOutput;
import dev.modparam.modprobe.KmodCommands;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Replays one recorded command and says what is different. */
final class ModprobeReplay {

  private final JsonNode defaultTree;
  private final Path folder;

  ModprobeReplay(JsonNode defaultTree, Path folder) {
    this.defaultTree = defaultTree;
    this.folder = folder;
  }

  List<String> differences(JsonNode recorded, KmodVersion version) {
    // A case without "newer" leaves out what only comes from modules.weakdep (-c would print it).
    ModuleTree tree =
        RecordedTree.of(
            recorded.hasNonNull("tree") ? recorded.get("tree") : defaultTree,
            recorded.has("newer"));
    RecordedKernel kernel = new RecordedKernel(tree, recorded);
    ShellRunner runner = new ShellRunner(folder);
    KmodCommands.Builder builder =
        KmodCommands.builder(kernel)
            .tree(tree)
            .config(config(recorded, version))
            .commandRunner(runner);
    recorded
        .path("env")
        .properties()
        .forEach(entry -> builder.variable(entry.getKey(), entry.getValue().asText()));
    KmodCommands commands = builder.build();
    runner.callBack(commands);
    CommandOutput output = commands.run(texts(recorded.get("argv")));

    Differences differences = new Differences(recorded, version);
    differences.compare("exit", output.exitStatus(), JsonNode::asInt);
    differences.compare("stdout", output.stdout(), JsonNode::asText);
    differences.compare("calls", kernel.calls(), ModprobeReplay::calls);
    differences.compare("messages", output.messages(), ModprobeReplay::messages);
    if (version == KmodVersion.KMOD_30) {
      differences.compare("stderr", output.stderr(), JsonNode::asText);
    }
    return differences.found;
  }

  private static ModprobeConfig config(JsonNode recorded, KmodVersion version) {
    Map<String, String> files = new HashMap<>();
    recorded
        .get("config")
        .properties()
        .forEach(
            file ->
                files.put(
                    file.getKey().startsWith("/")
                        ? file.getKey()
                        : "/etc/modprobe.d/" + file.getKey(),
                    file.getValue().asText()));
    return ModprobeConfig.builder()
        .version(version)
        .root(files)
        .systemFolders()
        .kernelCommandLine(recorded.path("cmdline").asText(""))
        .build();
  }

  private static List<String> texts(JsonNode array) {
    List<String> result = new ArrayList<>();
    array.forEach(node -> result.add(node.asText()));
    return result;
  }

  private static List<RecordedKernel.Call> calls(JsonNode array) {
    List<RecordedKernel.Call> result = new ArrayList<>();
    array.forEach(call -> result.add(RecordedKernel.Call.of(call)));
    return result;
  }

  private static List<CommandOutput.Message> messages(JsonNode array) {
    List<CommandOutput.Message> result = new ArrayList<>();
    for (JsonNode message : array) {
      result.add(
          new CommandOutput.Message(
              CommandOutput.Source.valueOf(message.get("from").asText().toUpperCase(Locale.ROOT)),
              message.path("level").asText(),
              message.get("text").asText()));
    }
    return result;
  }

  private static final class Differences {

    private final JsonNode recorded;
    private final KmodVersion version;
    private final List<String> found = new ArrayList<>();

    Differences(JsonNode recorded, KmodVersion version) {
      this.recorded = recorded;
      this.version = version;
    }

    <T> void compare(String key, T actual, Function<JsonNode, T> reader) {
      JsonNode newer = recorded.path("newer").path(key);
      boolean useNewer = version == KmodVersion.KMOD_35 && !newer.isMissingNode();
      T expected = reader.apply(useNewer ? newer : recorded.get(key));
      if (!Objects.equals(expected, actual)) {
        found.add(
            version + " " + key + ":\n      is       " + actual + "\n      recorded " + expected);
      }
    }
  }
}
