// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.ModprobeException;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a compiled module. */
class RealModuleTreeTest {

  private static final String FIXTURE = "/dev/modparam/vectors/realmods/fixture-x86_64.ko";

  @TempDir private Path folder;

  private final SimulatedKernel kernel = new SimulatedKernel();

  private void writeModule() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RealModuleTreeTest.class.getResourceAsStream(FIXTURE))) {
      Files.createDirectories(folder.resolve("kernel"));
      Files.copy(in, folder.resolve("kernel/fixture.ko"));
    }
  }

  private void writeIndex() throws IOException {
    Files.writeString(
        folder.resolve("modules.dep"), "kernel/fixture.ko:\nkernel/damaged.ko:\nkernel/gone.ko:\n");
    Files.writeString(folder.resolve("modules.alias"), "alias my-alias fixture\n");
  }

  private Modprobe modprobe() throws IOException {
    return Modprobe.of(
        kernel,
        ModuleTree.read(folder),
        ModprobeConfig.ofText("a.conf", "options fixture own=5 a_bool=N\n"));
  }

  private static void assertKnown(LoadedModule module) {
    assertThat(module.name()).isEqualTo("fixture");
    assertThat(module.definition().parameters()).hasSizeGreaterThan(5);
    assertThat(module.attribute("a_bss").show()).isEqualTo("0,0,0,0,0,0\n");
    assertThat(module.attribute("a_bss").mode()).isEqualTo(0444);
    assertThat(module.attribute("own").mode()).isEqualTo(0644);
    assertThat(module.attribute("a_bool").show()).isEqualTo("N,N,Y\n");
  }

  @Test
  void aCompiledModuleOfATreeIsLoadedWithItsParameters() throws IOException {
    writeModule();
    writeIndex();
    assertKnown(modprobe().load("my-alias"));
  }

  @Test
  void aTreeOfModuleFilesAloneWorksToo() throws IOException {
    writeModule();
    assertKnown(modprobe().load("fixture"));
    assertThat(ModuleTree.read(folder).module("fixture").orElseThrow().modinfo().first("license"))
        .hasValue("MIT");
  }

  @Test
  void aDamagedFileIsRefusedWhenItIsLoaded() throws IOException {
    writeModule();
    writeIndex();
    Files.writeString(folder.resolve("kernel/damaged.ko"), "no module");
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe().load("damaged"))
        .withMessageContaining("Exec format error")
        .withMessageContaining("kernel/damaged.ko")
        .extracting(ModprobeException::errno)
        .isEqualTo(Errno.ENOEXEC);
    assertThat(modprobe().load("fixture").name()).isEqualTo("fixture");
  }

  @Test
  void aFileThatIsGoneIsAnsweredWithEnoent() throws IOException {
    writeIndex();
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe().load("gone"))
        .withMessageContaining("there is no such file")
        .extracting(ModprobeException::errno)
        .isEqualTo(Errno.ENOENT);
  }

  @Test
  void oneDamagedOrRenamedFileDoesNotHideTheOthersOfATreeWithoutIndexes() throws IOException {
    writeModule();
    Files.writeString(folder.resolve("kernel/damaged.ko"), "no module");
    Files.copy(folder.resolve("kernel/fixture.ko"), folder.resolve("kernel/renamed.ko"));
    ModuleTree tree = ModuleTree.read(folder);
    assertThat(tree.modules())
        .extracting(TreeModule::name)
        .containsExactlyInAnyOrder("damaged", "fixture", "renamed");
    assertThat(tree.notes())
        .singleElement()
        .asString()
        .isEqualTo(
            folder
                + ": failed to load symbols from "
                + folder
                + "/kernel/damaged.ko: Exec format error");
    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe().load("damaged"))
        .withMessageContaining("Exec format error");
    assertKnown(modprobe().load("fixture"));
  }

  @Test
  void aTreeWithoutModulesDepKnowsBuiltInCodeToo() throws IOException {
    writeModule();
    Files.writeString(folder.resolve("modules.builtin"), "kernel/bi-core.ko\n");
    Files.writeString(
        folder.resolve("modules.builtin.modinfo"), "bi_core.alias=bi:*\0bi-core.license=GPL\0");
    ModuleTree tree = ModuleTree.read(folder);
    assertThat(tree.builtIn()).containsExactly("bi_core");
    assertThat(tree.builtInFor("bi:x")).containsExactly("bi_core");
    assertThat(tree.builtInModinfo("bi_core").orElseThrow().strings())
        .containsExactly("alias=bi:*", "license=GPL");
  }

  @Test
  void theParametersOfAModuleOfTheTreeAreKeysForTheLoadedOne() throws IOException {
    writeModule();
    writeIndex();
    ModuleTree tree = ModuleTree.read(folder);
    Modprobe modprobe = Modprobe.of(kernel, tree, ModprobeConfig.empty());
    LoadedModule module = modprobe.load("fixture");
    Param<?> own = tree.module("fixture").orElseThrow().definition().parameter("own").orElseThrow();
    assertThat(module.get(own)).isNotNull();
  }

  @Test
  void nothingOutsideTheFolderIsRead() throws IOException {
    writeModule();
    Path inner = Files.createDirectory(folder.resolve("tree"));
    Files.createSymbolicLink(inner.resolve("fixture.ko"), folder.resolve("kernel/fixture.ko"));
    Files.createSymbolicLink(inner.resolve("modules.alias"), folder.resolve("aliases"));
    Files.writeString(folder.resolve("aliases"), "alias x fixture\n");
    Files.writeString(
        inner.resolve("modules.dep"),
        "../kernel/fixture.ko:\n" + folder.resolve("kernel/absolute.ko") + ":\nfixture.ko:\n");
    ModuleTree tree = ModuleTree.read(inner);
    assertThat(tree.aliases()).isEmpty();
    for (TreeModule module : tree.modules()) {
      assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(module::definition);
    }
  }
}
