// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.Allocated;
import dev.modparam.binary.WrittenModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.command.KmodCommands;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four times as much to do costs about four times as many bytes, not sixteen. */
class WorkGrowthTest {

  private static final int SMALL = 500;

  /** What does not grow is less than a quarter; sixteenfold growth is far beyond. */
  private static final int MOST_GROWTH = 8;

  @FunctionalInterface
  private interface Work {
    Object of(int size) throws Exception;
  }

  private static void assertGrowsWithItsInput(Work work) throws Exception {
    long small = Allocated.by(() -> work.of(SMALL));
    assertThat(Allocated.by(() -> work.of(4 * SMALL))).isLessThan(MOST_GROWTH * small);
  }

  private static String each(int size, IntFunction<String> text) {
    return IntStream.range(0, size).mapToObj(text).collect(Collectors.joining());
  }

  private static ModuleTree tree(int size) {
    return ModuleTree.ofIndexFiles(
        "/lib/modules/1", Map.of("modules.dep", each(size, i -> "kernel/m" + i + ".ko:\n")));
  }

  private static KmodCommands commands(SimulatedKernel kernel, ModuleTree tree, String config) {
    return KmodCommands.builder(kernel)
        .addTree(tree)
        .config(ModprobeConfig.ofText("a.conf", config))
        .build();
  }

  private static Object loadAndRemove(ModuleTree tree, String config, int modules) {
    SimulatedKernel kernel = new SimulatedKernel();
    KmodCommands commands = commands(kernel, tree, config);
    assertThat(commands.modprobe("m0").exitStatus()).isZero();
    assertThat(kernel.modules()).hasSize(modules);
    commands.modprobe("-r", "m0");
    assertThat(kernel.module("m0")).isEmpty();
    return kernel;
  }

  @Test
  void aFanOfSoftDependencies() throws Exception {
    assertGrowsWithItsInput(
        size ->
            loadAndRemove(
                tree(size), "softdep m0 pre:" + each(size, i -> i == 0 ? "" : " m" + i), size));
  }

  @Test
  void aChainOfSoftDependencies() throws Exception {
    assertGrowsWithItsInput(
        size ->
            loadAndRemove(
                tree(size),
                each(size - 1, i -> "softdep m" + i + " pre: m" + (i + 1) + "\n"),
                size));
  }

  @Test
  void aModuleThatNeedsManyOthers() throws Exception {
    assertGrowsWithItsInput(
        size -> {
          String needed = each(size, i -> i == 0 ? "" : " kernel/m" + i + ".ko");
          String others = each(size, i -> i == 0 ? "" : "kernel/m" + i + ".ko:\n");
          ModuleTree tree =
              ModuleTree.ofIndexFiles(
                  "/lib/modules/1",
                  Map.of("modules.dep", "kernel/m0.ko:" + needed + "\n" + others));
          return loadAndRemove(tree, "", size);
        });
  }

  @Test
  void oneLookupAmongManyAliases() throws Exception {
    assertGrowsWithItsInput(
        size ->
            ModuleTree.ofIndexFiles(
                    "/lib/modules/1",
                    Map.of(
                        "modules.dep",
                        "kernel/m.ko:\n",
                        "modules.alias",
                        each(size, i -> "alias a" + i + "* m\n")))
                .modulesFor("a1"));
  }

  @Test
  void manyLinesOfConfiguration() throws Exception {
    assertGrowsWithItsInput(
        size ->
            commands(
                    new SimulatedKernel(),
                    tree(1),
                    each(size, i -> "options m" + i + " p=1\nblacklist m" + i + "\nbad\n"))
                .modprobe("-c"));
  }

  @Test
  void manyOptionsOfOneModule() throws Exception {
    assertGrowsWithItsInput(
        size ->
            commands(new SimulatedKernel(), tree(1), each(size, i -> "options m0 p" + i + "=1\n"))
                .modprobe("-D", "m0"));
  }

  @Test
  void manyModulesToIndex(@TempDir Path folder) throws Exception {
    writeModules(folder.resolve("small"), 60);
    writeModules(folder.resolve("large"), 240);
    long small = Allocated.by(() -> ModuleTree.indexFiles(folder.resolve("small")));
    assertThat(Allocated.by(() -> ModuleTree.indexFiles(folder.resolve("large"))))
        .isLessThan(MOST_GROWTH * small);
  }

  private static void writeModules(Path folder, int size) throws IOException {
    for (int i = 0; i < size; i++) {
      new WrittenModule()
          .exports("s" + i)
          .needs("s" + (i + 1) / 2 * 2)
          .modinfo("alias=a" + i)
          .write(folder.resolve("m" + i + ".ko"));
    }
  }
}
