// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.WrittenModule;
import dev.modparam.files.FileRoot;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.tree.KernelModules;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several files of one name depmod takes; checked with the real one of kmod 34.2. */
class DepmodSearchTest {

  private static final String RELEASE = "5.0-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

  @TempDir private Path root;

  private KmodCommands.Output depmod(String... arguments) {
    return KmodCommands.builder(new SimulatedKernel()).root(root).build().depmod(arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "override m * kernel                          | kernel updates      | kernel",
        "override m * updates                         | kernel updates      | updates",
        "override other * kernel                      | kernel updates      | updates",
        "override m ^6 kernel                         | kernel updates      | updates",
        "override m ([0-9x]+)+y kernel                | kernel updates      | updates",
        "search kernel updates                        | kernel updates      | kernel",
        "search updates kernel                        | kernel updates      | updates",
        "search built-in updates                      | kernel updates      | kernel",
        "search nowhere                               | kernel updates      | kernel",
        "search kernel                                | kernel/a kernel/b   | kernel/b",
        "external * /e1; external * /e2; search external          | /e1 /e2 | /e1",
        "external * /e1; external * /e2; search external built-in | kernel /e1 | /e1",
        "external * /e1; search built-in external                 | kernel /e1 | kernel",
        "exclude updates                              | kernel updates      | kernel"
      })
  void theConfigurationSaysWhichFileCounts(String config, String folders, String winner)
      throws IOException {
    Path tree = Files.createDirectories(root.resolve("lib/modules").resolve(RELEASE));
    Files.createDirectories(root.resolve("etc/depmod.d"));
    Files.writeString(root.resolve("etc/depmod.d/a.conf"), config.replace("; ", "\n") + "\n");
    for (String folder : List.of(folders.split(" ", -1))) {
      Path place =
          folder.startsWith("/") ? root.resolve(folder.substring(1)) : tree.resolve(folder);
      new WrittenModule().write(place.resolve("m.ko"));
    }
    assertThat(depmod("-n", RELEASE).stdout()).startsWith(winner + "/m.ko:\n# Aliases");
  }

  @Test
  void modulesOfDenseCirclesAreReportedInBoundedWork() throws IOException {
    Path kernel = root.resolve("lib/modules/5.0/kernel");
    for (int i = 0; i < 14; i++) {
      WrittenModule module = new WrittenModule().exports("s" + i);
      for (int other = 0; other < 14; other++) {
        if (other != i) {
          module.needs("s" + other);
        }
      }
      module.write(kernel.resolve("m" + i + ".ko"));
    }
    new WrittenModule().exports("x").needs("y").needs("leaf").write(kernel.resolve("x.ko"));
    new WrittenModule().exports("y").needs("x").needs("s0").write(kernel.resolve("y.ko"));
    new WrittenModule().exports("leaf").write(kernel.resolve("leaf.ko"));
    KmodCommands.Output output = depmod("-n", "5.0");
    assertThat(output.exitStatus()).isEqualTo(1);
    assertThat(output.stderr())
        .contains("depmod: ERROR: Cycle detected: ")
        .endsWith(" modules in dependency cycles!\n")
        .hasSizeLessThan(4_000_000);
    ModuleTree tree = ModuleTree.read(kernel.resolve("..").normalize());
    assertThat(tree.notes()).last().asString().contains("count as if they needed nothing");
    assertThat(tree.module("x").orElseThrow().dependencies()).isEmpty();
  }

  @Test
  void aDotBeforeASymbolDoesNotCount() throws IOException {
    Path kernel = root.resolve("lib/modules/5.0/kernel");
    new WrittenModule().exports("printer").write(kernel.resolve("a.ko"));
    new WrittenModule().needs(".printer").write(kernel.resolve("b.ko"));
    assertThat(depmod("-n", "5.0").stdout()).contains("kernel/b.ko: kernel/a.ko\n");
  }

  @Test
  void aQuickRunSaysWhatIsNotThere() throws IOException {
    assertThat(depmod("-A", "5.0").stderr())
        .startsWith(
            "depmod: ERROR: could not open directory /lib/modules/5.0: No such file or"
                + " directory\n");
    new WrittenModule().write(root.resolve("lib/modules/5.0/kernel/a.ko"));
    KmodCommands.Output output = depmod("-A", "5.0");
    assertThat(output.stderr())
        .startsWith(
            "depmod: ERROR: could not fstatat(/lib/modules/5.0, modules.dep):"
                + " No such file or directory\n");
    assertThat(output.exitStatus()).isZero();
    assertThat(depmod("-A", "-n", "5.0").stdout()).isEmpty();
    assertThat(depmod("-a", "-n", "5.0", "/absent.ko").stdout()).startsWith("kernel/a.ko:\n");
  }

  @Test
  void filesThatAreCutOrNotPackedAreInvalid() throws IOException {
    Path kernel = root.resolve("lib/modules/5.0/kernel");
    new WrittenModule().write(kernel.resolve("a.ko"));
    Files.write(kernel.resolve("a.ko"), List.of());
    Files.write(kernel.resolve("b.ko"), new byte[] {0x7f, 'E', 'L', 'F', 2});
    Files.writeString(kernel.resolve("c.ko.xz"), "not packed");
    assertThat(depmod("-n", "5.0").stderr().lines().filter(line -> line.contains("load")))
        .hasSize(3)
        .allMatch(line -> line.endsWith(".ko: Invalid argument") || line.endsWith("argument"));
  }

  @Test
  void filesThatAreNotOnADiskAreIndexedTooButNotWritten() {
    String file = ByteText.decode(new WrittenModule().modinfo("alias=x").bytes());
    FileRoot files =
        FileRoot.of(Map.of("/lib/modules/6.12.0/kernel/a.ko", file), Map.of(), Set.of());
    KmodCommands commands =
        CommandsOf.kernel(KernelModules.of(new SimulatedKernel()), files).build();
    assertThat(commands.depmod("-n").stdout())
        .startsWith("kernel/a.ko:\n# Aliases extracted from modules themselves.\nalias x a\n");
    assertThat(commands.depmod("-A").stderr()).contains("could not fstatat");
    assertThat(commands.depmod().stderr())
        .contains("FATAL: could not open directory /lib/modules/6.12.0");
  }
}
