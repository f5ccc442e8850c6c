// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.command.KmodCommands;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KernelCommandLine;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whatever is written, something sensible comes of it, and soon. */
class ModprobeFuzzTest {

  private static final ModuleTree TREE =
      ModuleTree.of(
          ModuleDefinition.of("a").addAlias("x:*"),
          ModuleDefinition.of("b").dependsOn("a").addAlias("y:[0-9]?"),
          ModuleDefinition.of("c").addTag("softdep", "pre: a post: b"));

  private static void runEverything(ModprobeConfig config, String word) {
    SimulatedKernel kernel = new SimulatedKernel();
    Modprobe modprobe = Modprobe.of(kernel, TREE, config);
    ModprobePlan plan = modprobe.resolve(word, "p=1");
    assertThat(plan.explain()).isNotEmpty();
    for (String option : List.of("-D", "-R", "-v", "-rv", "-c")) {
      KmodCommands.Output output = modprobe.commands().modprobe(option, "--", word);
      assertThat(output.exitStatus()).isBetween(0, 1);
    }
    assertThat(kernel.modules().size()).isLessThanOrEqualTo(3);
  }

  @FuzzTest(maxDuration = "10s")
  void configurationTextIsAlwaysRead(FuzzedDataProvider data) {
    KmodVersion version = data.pickValue(KmodVersion.values());
    String word = data.pickValue(List.of("a", "b", "c", "x:1", "y:12", "z"));
    String text = data.consumeRemainingAsString();
    ModprobeConfig config =
        ModprobeConfig.builder().version(version).addText("/etc/a.conf", text).build();
    int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
    for (Directive directive : config.directives()) {
      assertThat(directive.location().line()).isBetween(1, lines);
      assertThat(directive.location().column()).isPositive();
    }
    runEverything(config, word);
  }

  @FuzzTest(maxDuration = "10s")
  void kernelCommandLinesAreAlwaysRead(FuzzedDataProvider data) {
    String line = data.consumeRemainingAsString();
    ModprobeConfig config = ModprobeConfig.builder().kernelCommandLine(line).build();
    for (Directive directive : config.directives()) {
      assertThat(directive.keyword()).isIn("options", "blacklist");
      assertThat(directive.location().file()).isEqualTo(KernelCommandLine.FILE);
    }
    runEverything(config, "b");
  }

  @FuzzTest(maxDuration = "10s")
  void aliasPatternsMatchInGoodTime(FuzzedDataProvider data) {
    String word = data.consumeString(200);
    String pattern = data.consumeRemainingAsString();
    ModuleTree tree =
        ModuleTree.ofIndexFiles(
            "/lib/modules/1", Map.of("modules.alias", "alias " + pattern + " hit\n"));
    assertThat(tree.modulesFor(word).size()).isLessThanOrEqualTo(pattern.length() + 1);
    runEverything(ModprobeConfig.ofText("a.conf", "alias " + pattern + " a\n"), word);
  }

  @FuzzTest(maxDuration = "10s")
  void softDependenciesMayFormAnyLoop(FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder();
    List<String> names = List.of("a", "b", "c", "x:1", "y:12", "nothing");
    while (data.remainingBytes() > 0 && text.length() < 2000) {
      text.append(data.consumeBoolean() ? "softdep " : "remove ").append(data.pickValue(names));
      text.append(data.pickValue(List.of(" pre: ", " post: ", " ")));
      text.append(data.pickValue(names)).append(' ').append(data.pickValue(names)).append('\n');
    }
    runEverything(ModprobeConfig.ofText("a.conf", text.toString()), "c");
  }

  @FuzzTest(maxDuration = "10s")
  void wholeCommandsAlwaysEnd(FuzzedDataProvider data) {
    List<String> names = List.of("a", "b", "c", "d", "x:1", "./a.ko", "/m/a.ko", "a*", "[", "");
    List<String> options =
        List.of("-a", "-r", "-R", "-i", "-b", "-f", "-D", "-c", "-n", "-s", "-q", "-v", "-V", "-w");
    StringBuilder config = new StringBuilder();
    StringBuilder dependencies = new StringBuilder();
    List<String> words = List.of("pre:", "post:", "a", "b", "c", "$CMDLINE_OPTS", "\\", "\"", "#");
    List<String> keywords =
        List.of("options", "install", "remove", "softdep", "alias", "blacklist", "weakdep");
    for (int i = data.consumeInt(0, 12); i > 0; i--) {
      config.append(data.pickValue(keywords)).append(' ').append(data.pickValue(names));
      for (int k = data.consumeInt(0, 4); k > 0; k--) {
        config.append(' ').append(data.pickValue(words));
      }
      config.append('\n');
    }
    for (int i = data.consumeInt(0, 5); i > 0; i--) {
      dependencies.append("kernel/").append(data.pickValue(List.of("a", "b", "c", "d")));
      dependencies.append(".ko: kernel/").append(data.pickValue(List.of("a", "b", "c", "d")));
      dependencies.append(".ko\n");
    }
    List<String> command = new ArrayList<>();
    command.add(
        data.pickValue(List.of("modprobe", "insmod", "rmmod", "lsmod", "modinfo", "depmod")));
    for (int i = data.consumeInt(0, 5); i > 0; i--) {
      command.add(data.pickValue(data.consumeBoolean() ? options : names));
    }
    KmodCommands commands =
        KmodCommands.builder(new SimulatedKernel())
            .addTree(
                ModuleTree.ofIndexFiles(
                    "/lib/modules/1", Map.of("modules.dep", dependencies.toString())))
            .config(
                ModprobeConfig.builder()
                    .version(data.pickValue(KmodVersion.values()))
                    .addText("a.conf", config.toString())
                    .kernelCommandLine(data.consumeRemainingAsString())
                    .build())
            .build();
    assertThat(commands.run(command).exitStatus()).isBetween(0, 1);
  }
}
