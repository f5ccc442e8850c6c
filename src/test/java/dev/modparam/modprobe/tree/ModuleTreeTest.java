// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.Allocated;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleTreeTest {

  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void writeIndexes() throws IOException {
    write(
        "modules.dep",
        """
        # comment
        kernel/a/base.ko.xz:
        kernel/a/my-drv.ko.xz: kernel/a/base.ko.xz

        bad line
        """);
    write("modules.alias", "# Aliases\nalias pci:v* my_drv\nalias my-drv-alias my_drv\n");
    write("modules.symbols", "alias symbol:base_fn base\n");
    write("modules.softdep", "softdep base post: my_drv\n");
    write("modules.builtin", "kernel/b/bi-core.ko\n");
    write("modules.builtin.modinfo", "bi_core.alias=bi:*\0bi_core.license=GPL\0odd\0");
  }

  @Test
  void readsTheIndexesOfAFolder() throws IOException {
    writeIndexes();
    ModuleTree tree = ModuleTree.read(folder);
    assertThat(tree.release()).isEqualTo(folder.getFileName().toString());
    assertThat(tree.modules()).extracting(TreeModule::name).containsExactly("base", "my_drv");
    TreeModule module = tree.module("my_drv").orElseThrow();
    assertThat(module.dependencies()).containsExactly("base");
    assertThat(module).hasToString(folder + "/kernel/a/my-drv.ko.xz");
    assertThat(tree.modulesFor("my_drv_alias")).containsExactly("my_drv");
    assertThat(tree.builtIn()).containsExactly("bi_core");
    assertThat(tree).hasToString(folder + " with 2 modules");
    assertThat(tree.directory()).isEqualTo(folder.toString());
  }

  @Test
  void knowsWhatIsBuiltIn() throws IOException {
    writeIndexes();
    ModuleTree tree = ModuleTree.read(folder);
    Modprobe modprobe = Modprobe.of(new SimulatedKernel(), tree, ModprobeConfig.empty());
    assertThat(modprobe.resolve("bi:x").explain()).contains("built in");
    assertThat(modprobe.resolve("bi-core").explain()).contains("built in");
    assertThat(modprobe.commands().modprobe("-D", "bi:x").stdout()).isEqualTo("builtin bi_core\n");
  }

  @Test
  void aFolderWithoutIndexesOrModulesIsNoTree() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> ModuleTree.read(folder))
        .withMessageContaining("no modules.dep and no module file");
  }

  @Test
  void anIndexThatIsTooLargeIsRefused() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("modules.dep").toFile(), "rw")) {
      file.setLength(300L << 20);
    }
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ModuleTree.read(folder))
        .withMessageContaining("has more than 268435456 bytes");
  }

  @Test
  void dependencyLinesAreThoseOfDepmod() {
    ModuleTree tree =
        ModuleTree.of(
            ModuleDefinition.of("base"),
            ModuleDefinition.of("left").dependsOn("base"),
            ModuleDefinition.of("right").dependsOn("base"),
            ModuleDefinition.of("wide").dependsOn("left", "right"));
    assertThat(tree.module("wide").orElseThrow().dependencies())
        .containsExactly("right", "left", "base");
  }

  @Test
  void modulesThatNeedEachOtherAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModuleTree.of(
                    ModuleDefinition.of("free"),
                    ModuleDefinition.of("a").dependsOn("b"),
                    ModuleDefinition.of("b").dependsOn("c"),
                    ModuleDefinition.of("c").dependsOn("a")))
        .withMessageStartingWith("modules depend on each other: ")
        .withMessageContaining("a -> b -> c");
  }

  @Test
  void aMissingDependencyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleTree.of(ModuleDefinition.of("a").dependsOn("b")))
        .withMessage("module a depends on b, which is neither in the tree nor built in: add it");
  }

  @Test
  void aFileOfAnotherNameIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleTree.builder().addModule(ModuleDefinition.of("a"), "kernel/b.ko"))
        .withMessageContaining("module a cannot be in the file kernel/b.ko");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModuleTree.builder()
                    .addBuiltIn(ModuleDefinition.of("a"))
                    .addBuiltIn(ModuleDefinition.of("a")))
        .withMessageContaining("in the tree already");
  }

  @Test
  void aReleaseNamesTheFolder() {
    ModuleTree tree =
        ModuleTree.builder().release("6.1.0").addModule(ModuleDefinition.of("a")).build();
    assertThat(tree.directory()).isEqualTo("/lib/modules/6.1.0");
    assertThat(tree.module("a").orElseThrow().path()).isEqualTo("/lib/modules/6.1.0/kernel/a.ko");
  }

  @Test
  void aLongChainOfDependenciesCostsItsLengthAndNotItsSquare() throws Exception {
    assertThat(allocated(4_000)).isLessThan(8 * allocated(1_000));
  }

  private static long allocated(int length) throws Exception {
    ModuleDefinition[] chain = new ModuleDefinition[length];
    for (int i = 0; i < length; i++) {
      ModuleDefinition module = ModuleDefinition.of("m" + i);
      chain[i] = i == 0 ? module : module.dependsOn("m" + (i - 1));
    }
    return Allocated.by(() -> assertThat(ModuleTree.of(chain).modules().size()).isEqualTo(length));
  }

  @Test
  void aWordFindsAliasesThatStartAsItDoesInTheOrderOfTheTree() {
    ModuleTree tree =
        ModuleTree.of(
            ModuleDefinition.of("a").addTag("alias", "pci:v1*"),
            ModuleDefinition.of("b").addTag("alias", "platform:led"),
            ModuleDefinition.of("c").addTag("alias", "pci:v*").addTag("alias", "crypto-md5"));
    assertThat(tree.modulesFor("pci:v12")).containsExactly("a", "c");
    assertThat(tree.modulesFor("platform:led")).containsExactly("b");
    assertThat(tree.modulesFor("crypto-md5")).isEmpty(); // a word has underscores by now
    assertThat(tree.modulesFor("crypto_md5")).containsExactly("c");
    assertThat(tree.modulesFor("p")).isEmpty();
    assertThat(tree.modulesFor("")).isEmpty();
    assertThat(tree.modulesFor("*ci:v1")).isEmpty();
  }

  @Test
  void aliasesThatStartWithAWildcardAreFoundForAnyWord() {
    ModuleTree tree =
        ModuleTree.of(
            ModuleDefinition.of("a").addTag("alias", "pci:v1"),
            ModuleDefinition.of("b").addTag("alias", "?ci:v*"),
            ModuleDefinition.of("c").addTag("alias", "p[a-c]i:*").addTag("alias", "x"));
    assertThat(tree.modulesFor("pci:v1")).containsExactly("a", "b", "c");
    assertThat(tree.modulesFor("vci:v1")).containsExactly("b");
    assertThat(tree.modulesFor("x")).containsExactly("c");
    assertThat(tree.modulesFor("y")).isEmpty();
  }

  @Test
  void aTreeTellsWhichModulesNeedAnotherInItsOrder() {
    ModuleTree tree =
        ModuleTree.of(
            ModuleDefinition.of("z_user").dependsOn("middle"),
            ModuleDefinition.of("middle").dependsOn("base"),
            ModuleDefinition.of("base"),
            ModuleDefinition.of("a_user").dependsOn("middle", "base"),
            ModuleDefinition.of("alone"));
    Map<String, String> files =
        Map.of(
            "modules.dep",
            """
            z_user.ko: middle.ko base.ko
            middle.ko: base.ko
            base.ko:
            a_user.ko: middle.ko base.ko
            alone.ko:
            """);
    for (ModuleTree each :
        List.of(
            tree,
            tree.at("/elsewhere"),
            TreeCatalog.parse("copy", TreeCatalog.format(tree)),
            ModuleTree.ofIndexFiles("/lib/modules/x", files))) {
      assertThat(each.dependents("base")).containsExactly("z_user", "middle", "a_user");
      assertThat(each.dependents("middle")).containsExactly("z_user", "a_user");
      assertThat(each.dependents("alone")).isEmpty();
      assertThat(each.dependents("unknown")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"alias plain_end last\n", "alias *_end last\nalias ?lain* other\n"})
  void anIndexOfManyAliasesFindsWhatItsPartsFind(String more) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      String start =
          List.of("pci:", "usb:", "p", "", "é", "pl", "[pu]").get(i % (more.contains("*") ? 7 : 2));
      lines.add("alias " + start + "v" + i % 90 + "* module" + i);
    }
    lines.add(more.strip());
    ModuleTree whole = aliases(lines);
    for (String word :
        List.of("pci:v12x", "usb:v8", "pv7", "v70", "év44", "plain_end", "pl", "", "zz")) {
      List<String> parts = new ArrayList<>();
      for (int from = 0; from < lines.size(); from += 100) {
        parts.addAll(
            aliases(lines.subList(from, Math.min(lines.size(), from + 100))).modulesFor(word));
      }
      assertThat(whole.modulesFor(word)).as(word).isEqualTo(parts);
    }
    assertThat(whole.modulesFor("pci:v12x")).isNotEmpty();
    assertThat(whole.modulesFor("plain_end")).contains("last");
  }

  private static ModuleTree aliases(List<String> lines) {
    return ModuleTree.ofIndexFiles(
        "/lib/modules/x",
        Map.of("modules.dep", "", "modules.alias", String.join("\n", lines) + "\n"));
  }
}
