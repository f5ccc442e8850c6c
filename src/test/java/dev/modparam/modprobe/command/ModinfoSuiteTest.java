// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.WrittenModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What kmod's own tests of modinfo ask, with modules that are written here; {@code
 * ModuleSignatureTest} has those of signatures.
 */
class ModinfoSuiteTest {

  @TempDir private Path root;

  private KmodCommands commands(KmodVersion version, ModuleTree... trees) {
    KmodCommands.Builder builder =
        KmodCommands.builder(new SimulatedKernel())
            .config(ModprobeConfig.builder().version(version).build())
            .root(root);
    for (ModuleTree tree : trees) {
      builder.addTree(tree);
    }
    return builder.build();
  }

  private static WrittenModule simple() {
    return new WrittenModule()
        .modinfo("license=LGPL")
        .modinfo("author=A. U. Thor <author@example.org>")
        .modinfo("description=A simple module")
        .modinfo("depends=")
        .modinfo("parm=on:Whether it is on")
        .modinfo("parmtype=on:bool");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filename    | /mod-simple.ko",
        "author      | A. U. Thor <author@example.org>",
        "license     | LGPL",
        "description | A simple module",
        "parm        | on:Whether it is on (bool)",
        "depends     | ''"
      })
  void eachFieldOfAFileIsShown(String field, String value) throws IOException {
    simple().write(root.resolve("mod-simple.ko"));
    assertThat(commands(KmodVersion.KMOD_35).modinfo("-F", field, "/mod-simple.ko").stdout())
        .isEqualTo(value + "\n");
  }

  @Test
  void aModuleOutsideTheTreeIsFoundByTheIndex() throws IOException {
    simple().write(root.resolve("lib/modules/external/mod-simple.ko"));
    Path tree = Files.createDirectories(root.resolve("lib/modules/4.4.4"));
    Files.writeString(tree.resolve("modules.dep"), "/lib/modules/external/mod-simple.ko:\n");
    KmodCommands commands =
        commands(KmodVersion.KMOD_35, ModuleTree.read(tree).at("/lib/modules/4.4.4"));
    assertThat(commands.modinfo("-F", "filename", "mod-simple").stdout())
        .isEqualTo("/lib/modules/external/mod-simple.ko\n");
  }

  @Test
  void builtInCodeIsShownByItsStrings() throws IOException {
    Path tree = Files.createDirectories(root.resolve("lib/modules/6.11.0"));
    Files.writeString(tree.resolve("modules.dep"), "");
    Files.writeString(tree.resolve("modules.builtin"), "kernel/arch/x86/some-uncore.ko\n");
    Files.writeString(
        tree.resolve("modules.builtin.modinfo"),
        "rapl.license=GPL\0some_uncore.license=GPL\0some_uncore.file=arch/x86/some-uncore\0"
            + "some_uncore.parm=no_discover:Do not discover.\0"
            + "some_uncore.parmtype=no_discover:bool\0");
    KmodCommands commands =
        commands(KmodVersion.KMOD_35, ModuleTree.read(tree).at("/lib/modules/6.11.0"));
    assertThat(commands.modinfo("some_uncore").stdout())
        .isEqualTo(
            """
            name:           some_uncore
            filename:       (builtin)
            license:        GPL
            file:           arch/x86/some-uncore
            parm:           no_discover:Do not discover. (bool)
            """);
  }

  @Test
  void theNumberOfTheBuildIsShownSince35() throws IOException {
    Path tree = root.resolve("lib/modules/4.4.4");
    simple().buildId(0x0a, 0xff, 1, 2).write(tree.resolve("kernel/mod-simple.ko"));
    ModuleTree read = ModuleTree.read(tree).at("/lib/modules/4.4.4");
    for (String word : new String[] {"mod-simple", "/lib/modules/4.4.4/kernel/mod-simple.ko"}) {
      assertThat(commands(KmodVersion.KMOD_35, read).modinfo(word).stdout())
          .contains("\nbuild-id:       0A:FF:01:02\n");
      assertThat(commands(KmodVersion.KMOD_34, read).modinfo(word).stdout())
          .doesNotContain("build-id");
    }
    assertThat(
            commands(KmodVersion.KMOD_35)
                .modinfo("-F", "build-id", "/lib/modules/4.4.4/kernel/mod-simple.ko")
                .stdout())
        .isEqualTo("0A:FF:01:02\n");
  }
}
