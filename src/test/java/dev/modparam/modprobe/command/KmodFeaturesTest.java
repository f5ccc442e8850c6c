// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.Modinfo;
import dev.modparam.binary.WrittenModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Drivers;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeOf;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came with kmod 31, 32 and 33, which nobody recorded: each version, and the one before. */
class KmodFeaturesTest {

  @TempDir private Path root;

  private static ModprobeConfig config(KmodVersion version, Map<String, String> files) {
    return ModprobeConfig.builder().version(version).root(files).systemFolders().build();
  }

  private KmodCommands.Builder commands(KmodVersion version, Map<String, String> files) {
    return KmodCommands.builder(new SimulatedKernel())
        .addTree(Drivers.TREE)
        .config(config(version, files))
        .root(root);
  }

  private KmodCommands.Output modprobe(KmodVersion version, String... arguments) {
    return commands(version, Map.of()).build().modprobe(arguments);
  }

  @Test
  void modprobeTakesAFileSince31() throws IOException {
    new WrittenModule().modinfo("name=x").write(root.resolve("home/x.ko"));
    for (String path : List.of("/home/x.ko", "./home/x.ko", "//home/../home/x.ko")) {
      assertThat(modprobe(KmodVersion.KMOD_30, path).stderr()).contains("not found");
      assertThat(modprobe(KmodVersion.KMOD_31, path).exitStatus()).as(path).isZero();
    }
  }

  @Test
  void oneModuleOfTwoFilesIsTakenOnce() throws IOException {
    new WrittenModule().modinfo("name=x").write(root.resolve("home/x.ko"));
    new WrittenModule().modinfo("name=x").write(root.resolve("other/x.ko"));
    assertThat(modprobe(KmodVersion.KMOD_35, "-a", "/home/x.ko", "/home/x.ko").exitStatus())
        .isZero();
    assertThat(modprobe(KmodVersion.KMOD_35, "-a", "/home/x.ko", "/other/x.ko").stderr())
        .contains("/other/x.ko");
  }

  @Test
  void messagesNameNoLinesOfKmodsSourceSince31() {
    Map<String, String> bad = Map.of("/etc/modprobe.d/a.conf", "nonsense\n");
    assertThat(commands(KmodVersion.KMOD_30, bad).build().modprobe("-n", "extra").stderr())
        .contains("libkmod-config.c:");
    assertThat(commands(KmodVersion.KMOD_31, bad).build().modprobe("-n", "extra").stderr())
        .contains("kmod_config_parse: ")
        .doesNotContain(".c:");
  }

  @Test
  void insmodQuotesValuesWithSpacesSince31() {
    SimulatedKernel old = new SimulatedKernel();
    SimulatedKernel fresh = new SimulatedKernel();
    for (SimulatedKernel kernel : List.of(old, fresh)) {
      KmodVersion version = kernel == old ? KmodVersion.KMOD_30 : KmodVersion.KMOD_31;
      ModuleTree tree =
          ModuleTree.of(
              ModuleDefinition.of("a", Param.of("p", ParamTypes.CHARP).permissions(0444)));
      KmodCommands.builder(kernel)
          .addTree(tree)
          .config(config(version, Map.of()))
          .build()
          .insmod("/lib/modules/6.12.0/kernel/a.ko", "p=two words");
    }
    assertThat(old.module("a").orElseThrow().attribute("p").show()).isEqualTo("two\n");
    assertThat(fresh.module("a").orElseThrow().attribute("p").show()).isEqualTo("two words\n");
  }

  @Test
  void aLinkThatLeadsNowhereIsReportedSince31() throws IOException {
    Files.createDirectories(root.resolve("etc/modprobe.d"));
    Files.createSymbolicLink(root.resolve("etc/modprobe.d/a.conf"), Path.of("nowhere"));
    for (KmodVersion version : List.of(KmodVersion.KMOD_30, KmodVersion.KMOD_31)) {
      ModprobeConfig config =
          ModprobeConfig.builder().version(version).root(root).systemFolders().build();
      KmodCommands.Output output =
          KmodCommands.builder(new SimulatedKernel())
              .addTree(Drivers.TREE)
              .config(config)
              .build()
              .modprobe("-n", "extra");
      assertThat(output.stderr().contains("Cannot stat directory entry"))
          .as(version.number())
          .isEqualTo(version == KmodVersion.KMOD_31);
    }
  }

  @Test
  void theLastBackslashOfAFileIsDroppedSince31() {
    Map<String, String> files = Map.of("/etc/modprobe.d/a.conf", "options extra text=x\\");
    assertThat(config(KmodVersion.KMOD_30, files).directives().toString()).contains("\udcff");
    assertThat(config(KmodVersion.KMOD_31, files).directives().toString()).doesNotContain("\udcff");
  }

  @Test
  void usrLibIsReadSince32() throws IOException {
    Map<String, String> files = Map.of("/usr/lib/modprobe.d/a.conf", "blacklist extra\n");
    assertThat(config(KmodVersion.KMOD_31, files).directives()).isEmpty();
    assertThat(config(KmodVersion.KMOD_32, files).directives()).hasSize(1);
    Path tree = root.resolve("lib/modules/5.0");
    new WrittenModule().write(tree.resolve("kernel/m.ko"));
    new WrittenModule().write(tree.resolve("extra/m.ko"));
    Files.createDirectories(root.resolve("usr/lib/depmod.d"));
    Files.writeString(root.resolve("usr/lib/depmod.d/a.conf"), "search kernel extra\n");
    assertThat(commands(KmodVersion.KMOD_31, Map.of()).build().depmod("-n", "5.0").stdout())
        .startsWith("extra/m.ko:");
    assertThat(commands(KmodVersion.KMOD_32, Map.of()).build().depmod("-n", "5.0").stdout())
        .startsWith("kernel/m.ko:");
  }

  @Test
  void weakdepIsADirectiveSince33() {
    Map<String, String> files = Map.of("/etc/modprobe.d/a.conf", "weakdep extra my_bus\n");
    assertThat(config(KmodVersion.KMOD_32, files).directives()).isEmpty();
    assertThat(config(KmodVersion.KMOD_33, files).directives()).hasSize(1);
    assertThat(commands(KmodVersion.KMOD_33, files).build().modprobe("-c").stdout())
        .contains("weakdep extra my_bus\n");
  }

  @Test
  void aliasFilesAreNotReadSince33() {
    Map<String, String> files = Map.of("/etc/modprobe.d/a.alias", "blacklist extra\n");
    assertThat(config(KmodVersion.KMOD_32, files).directives()).hasSize(1);
    assertThat(config(KmodVersion.KMOD_33, files).directives()).isEmpty();
  }

  @Test
  void longKeysAreNotPaddedSince33() {
    ModuleTree tree = TreeOf.modinfo("/m", "a.ko", Modinfo.of(List.of("a_key_that_is_long=x")));
    for (KmodVersion version : List.of(KmodVersion.KMOD_32, KmodVersion.KMOD_33)) {
      KmodCommands.Output output =
          KmodCommands.builder(new SimulatedKernel())
              .addTree(tree)
              .config(config(version, Map.of()))
              .build()
              .modinfo("/m/a.ko");
      assertThat(output.stdout())
          .endsWith("a_key_that_is_long:" + (version == KmodVersion.KMOD_32 ? "   x" : "x") + "\n");
    }
  }
}
