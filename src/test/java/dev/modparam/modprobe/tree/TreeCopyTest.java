// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.modparam.binary.Modinfo;
import dev.modparam.binary.WrittenModule;
import dev.modparam.modprobe.Drivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tree knows, and still knows when its folder goes by another path. */
class TreeCopyTest {

  private static final ModuleTree TREE =
      ModuleTree.ofIndexFiles(
          "/lib/modules/1.0",
          Map.of(
              "modules.dep", "b.ko:\na.ko: b.ko\nc.ko: a.ko b.ko\n",
              "modules.alias", "alias x a\n",
              "modules.symbols", "alias symbol:s b\n",
              "modules.softdep", "softdep a pre: d\n",
              "modules.weakdep", "weakdep a e\n",
              "modules.builtin", "kernel/core.ko\n",
              "modules.builtin.modinfo", "core.alias=y\0core.license=GPL\0"));

  @Test
  void aTreeInAnotherFolderKnowsTheSame() {
    ModuleTree moved = TREE.at("/image/lib/modules/1.0");
    assertThat(moved.module("c").orElseThrow().path()).isEqualTo("/image/lib/modules/1.0/c.ko");
    assertThat(moved.module("c").orElseThrow().dependencies()).containsExactly("a", "b");
    for (ModuleTree tree : List.of(TREE, moved)) {
      assertThat(tree.dependents("b")).containsExactlyElementsOf(TREE.dependents("b")).isNotEmpty();
      assertThat(tree.modulesFor("x")).containsExactly("a");
      assertThat(tree.modulesForSymbol("symbol:s")).containsExactly("b");
      assertThat(tree.symbols()).hasSize(1).first().extracting("module").isEqualTo("b");
      assertThat(tree.softdeps()).isEqualTo("softdep a pre: d\n");
      assertThat(tree.weakdeps()).isEqualTo("weakdep a e\n");
      assertThat(tree.builtIn()).containsExactly("core");
      assertThat(tree.builtInFor("y")).containsExactly("core");
      assertThat(tree.builtInModinfo("core").map(Modinfo::strings).orElseThrow())
          .contains("license=GPL");
    }
  }

  @Test
  void aPathInAnIndexMayBeWhole(@TempDir Path folder) throws IOException {
    new WrittenModule().modinfo("license=MIT").write(folder.resolve("kernel/a.ko"));
    Files.writeString(folder.resolve("modules.dep"), folder + "/kernel/a.ko:\n/else/b.ko:\n");
    ModuleTree tree = ModuleTree.read(folder);
    assertThat(tree.module("a").orElseThrow().definition().tags("license")).containsExactly("MIT");
    assertThat(tree.module("b").orElseThrow().path()).isEqualTo("/else/b.ko");
    assertThatIOException().isThrownBy(() -> tree.module("b").orElseThrow().definition());
  }

  @Test
  void builtInCodeIsFoundByItsAlias() {
    ModuleTree tree = Drivers.TREE.at("/other");
    assertThat(tree.builtInFor("tty_serial_1")).containsExactly("serial");
    assertThat(tree.builtInModinfo("serial").map(Modinfo::strings).orElseThrow())
        .contains("alias=tty-serial-*");
    assertThat(tree.builtInDefinition("serial")).isPresent();
  }

  @Test
  void aFolderWithoutIndexesIsReadModuleByModule(@TempDir Path folder) throws IOException {
    new WrittenModule()
        .modinfo("alias=x")
        .modinfo("softdep=pre: b")
        .modinfo("weakdep=c")
        .write(folder.resolve("kernel/a.ko"));
    ModuleTree tree = ModuleTree.read(folder);
    assertThat(tree.modulesFor("x")).containsExactly("a");
    assertThat(tree.softdeps()).endsWith("\nsoftdep a pre: b\n");
    assertThat(tree.weakdeps()).endsWith("\nweakdep a c\n");
  }
}
