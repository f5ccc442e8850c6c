// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.files.FilePaths;
import dev.modparam.files.FileRoot;
import dev.modparam.modprobe.command.CommandsOf;
import dev.modparam.modprobe.command.KmodCommands;
import dev.modparam.modprobe.config.ConfigOf;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.text.KernelName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replays one recorded command and says what is different. */
final class ModprobeReplay {

  /** Folders of the root in which commands were recorded, and a file that has no module in it. */
  private static final Set<String> FOLDERS =
      Set.of("/tmp", "/usr", "/etc", "/run", "/proc", "/sys");

  private static final Pattern NESTED =
      Pattern.compile("modprobe: (FATAL|ERROR|WARNING): (?:\\.\\./libkmod\\S+ \\w+\\(\\) )?(.*)");

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
    FileRoot root = root(recorded, tree);
    KmodCommands.Builder builder =
        CommandsOf.kernel(kernel, root)
            .addTree(tree)
            .config(config(recorded, version, root))
            .commandRunner(runner);
    recorded
        .path("env")
        .properties()
        .forEach(entry -> builder.addVariable(entry.getKey(), entry.getValue().asText()));
    KmodCommands commands = builder.build();
    runner.callBack(commands);
    KmodCommands.Output output = commands.run(texts(recorded.get("argv")));

    Differences differences = new Differences(recorded, version);
    if (recorded.has("expect")) {
      differences.compareExpected(output, kernel);
      return differences.found;
    }
    differences.compare("exit", output.exitStatus(), JsonNode::asInt);
    differences.compare(
        "stdout", Unspecified.order(output.stdout()), text -> Unspecified.order(text.asText()));
    differences.compare("calls", kernel.calls(), ModprobeReplay::calls);
    differences.compare(
        "messages", ofTools(output.messages()), array -> Unspecified.messages(messages(array)));
    if (version == KmodVersion.KMOD_30) {
      differences.compare(
          "stderr",
          Unspecified.order(output.stderr()),
          text -> Unspecified.order(withoutAddresses(text.asText())));
    }
    return differences.found;
  }

  /** The files of the case, and those of the tree, of which only the names matter. */
  private static FileRoot root(JsonNode recorded, ModuleTree tree) {
    Map<String, String> files = new HashMap<>();
    Map<String, String> links = new HashMap<>();
    Set<String> folders = new HashSet<>(FOLDERS);
    for (TreeModule module : tree.modules()) {
      files.put(module.path(), "");
    }
    files.put(tree.directory() + "/modules.dep", "kernel/a.ko:\n");
    if (recorded.has("expect")) {
      // kmod's own tests have a module file wherever they name one.
      texts(recorded.get("argv")).stream()
          .filter(word -> word.endsWith(".ko"))
          .forEach(word -> files.put(FilePaths.normalize("/" + word), SomeModule.TEXT));
    }
    recorded
        .get("config")
        .properties()
        .forEach(file -> files.put(absolute(file.getKey()), file.getValue().asText()));
    recorded
        .path("links")
        .properties()
        .forEach(link -> links.put(absolute(link.getKey()), link.getValue().asText()));
    recorded.path("dirs").forEach(name -> folders.add(absolute(name.asText())));
    return FileRoot.of(files, links, folders);
  }

  private static String absolute(String name) {
    return name.startsWith("/") ? name : "/etc/modprobe.d/" + name;
  }

  private static ModprobeConfig config(JsonNode recorded, KmodVersion version, FileRoot root) {
    return ConfigOf.root(root)
        .version(version)
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

  private static List<KmodCommands.Output.Message> messages(JsonNode array) {
    List<KmodCommands.Output.Message> result = new ArrayList<>();
    for (JsonNode message : array) {
      result.add(
          new KmodCommands.Output.Message(
              KmodCommands.Output.Source.valueOf(
                  message.get("from").asText().toUpperCase(Locale.ROOT)),
              message.path("level").asText(),
              withoutAddresses(message.get("text").asText())));
    }
    return result;
  }

  /** In a recording, messages of a modprobe that a command called are those of a tool. */
  private static List<KmodCommands.Output.Message> ofTools(
      List<KmodCommands.Output.Message> messages) {
    List<KmodCommands.Output.Message> result = new ArrayList<>();
    for (KmodCommands.Output.Message message : messages) {
      Matcher nested = NESTED.matcher(message.text());
      result.add(
          message.source() == KmodCommands.Output.Source.OTHER && nested.matches()
              ? new KmodCommands.Output.Message(
                  KmodCommands.Output.Source.TOOL, nested.group(1), nested.group(2))
              : message);
    }
    return Unspecified.messages(result);
  }

  /** Addresses are those of one run of the recorded program. */
  private static String withoutAddresses(String text) {
    return text.replaceAll("0x[0-9a-f]{6,}", "0x0");
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
      String other =
          version == KmodVersion.KMOD_35
              ? "newer"
              : version == KmodVersion.KMOD_34 ? "kmod34.2" : "";
      JsonNode differing = recorded.path(other).path(key);
      T expected = reader.apply(differing.isMissingNode() ? recorded.get(key) : differing);
      check(key, actual, expected);
    }

    /** What kmod's own tests expect: some of the same facts. */
    void compareExpected(KmodCommands.Output output, RecordedKernel kernel) {
      JsonNode expect = recorded.get("expect");
      if (expect.has("exit")) {
        check("exit", output.exitStatus(), expect.get("exit").asInt());
      }
      if (expect.has("stdout")) {
        String pattern = expect.get("stdout").asText();
        boolean matches =
            output.stdout().equals(pattern)
                || Pattern.compile(pattern).matcher(output.stdout()).matches();
        check("stdout", output.stdout(), matches ? output.stdout() : pattern);
      }
      if (expect.has("loaded")) {
        // The file that stands for a module of these tests declares a name of its own.
        Set<String> loaded = new HashSet<>(kernel.loaded());
        if (loaded.remove("fixture")) {
          loaded.add("mod_simple");
        }
        Set<String> expected = new HashSet<>();
        texts(expect.get("loaded")).forEach(name -> expected.add(KernelName.normalize(name)));
        check("loaded", loaded, expected);
      }
    }

    private <T> void check(String key, T actual, T expected) {
      if (!Objects.equals(expected, actual)) {
        found.add(
            version + " " + key + ":\n      is       " + actual + "\n      recorded " + expected);
      }
    }
  }
}
