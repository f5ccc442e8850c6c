// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.WrittenModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kmod's own eleven tests of depmod ask, with modules that are written here. */
class DepmodSuiteTest {

  private static final String RELEASE = "4.4.4";
  private static final String TREE = "lib/modules/4.4.4";

  @TempDir private Path root;

  private KmodCommands.Output depmod(String... arguments) {
    ModprobeConfig config = ModprobeConfig.builder().version(KmodVersion.KMOD_35).build();
    return KmodCommands.builder(new SimulatedKernel())
        .config(config)
        .root(root)
        .build()
        .depmod(arguments);
  }

  private void simple(String file) throws IOException {
    new WrittenModule().modinfo("license=GPL").write(root.resolve(file));
  }

  private void text(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }

  private String index(String name) throws IOException {
    return Files.readString(root.resolve(TREE).resolve(name));
  }

  /** Three drivers, of which one needs another. */
  private void drivers(boolean packed) throws IOException {
    WrittenModule cciss = new WrittenModule();
    cciss.modinfo("alias=pci:v0000103Cd00003230*").modinfo("alias=pci:v00000E11d00000046*");
    WrittenModule scsi = new WrittenModule().exports("scsi_scan_host");
    WrittenModule hpsa =
        new WrittenModule().needs("scsi_scan_host").modinfo("alias=pci:v0000103C*");
    Path kernel = root.resolve(TREE).resolve("kernel/drivers");
    cciss.write(kernel.resolve("block/cciss.ko" + (packed ? ".gz" : "")));
    scsi.write(kernel.resolve("scsi/scsi_mod.ko" + (packed ? ".xz" : "")));
    hpsa.write(kernel.resolve("scsi/hpsa.ko" + (packed ? ".zst" : "")));
    text(
        TREE + "/modules.order",
        """
        #336
        kernel/drivers/block/cciss.ko
        #2094
        kernel/drivers/scsi/scsi_mod.ko
        #2137
        kernel/drivers/scsi/hpsa.ko
        """);
    text(TREE + "/modules.builtin", "");
  }

  private static final String ALIASES =
      """
      # Aliases extracted from modules themselves.
      alias pci:v0000103Cd00003230* cciss
      alias pci:v00000E11d00000046* cciss
      alias pci:v0000103C* hpsa
      """;

  @Test
  void aliasesOfPackedModulesStandInTheOrderOfModulesOrder() throws IOException {
    drivers(true);
    assertThat(depmod(RELEASE).exitStatus()).isZero();
    assertThat(index("modules.alias")).isEqualTo(ALIASES);
    assertThat(index("modules.dep"))
        .isEqualTo(
            """
            kernel/drivers/block/cciss.ko.gz:
            kernel/drivers/scsi/scsi_mod.ko.xz:
            kernel/drivers/scsi/hpsa.ko.zst: kernel/drivers/scsi/scsi_mod.ko.xz
            """);
  }

  @Test
  void theIndexesGoToTheOutputFolderWhichIsMade() throws IOException {
    drivers(false);
    assertThat(depmod("--outdir", "/outdir/", RELEASE).exitStatus()).isZero();
    Path output = root.resolve("outdir").resolve(TREE);
    assertThat(output.resolve("modules.dep"))
        .hasContent(
            """
            kernel/drivers/block/cciss.ko:
            kernel/drivers/scsi/scsi_mod.ko:
            kernel/drivers/scsi/hpsa.ko: kernel/drivers/scsi/scsi_mod.ko
            """);
    assertThat(output.resolve("modules.alias")).hasContent(ALIASES);
    assertThat(root.resolve(TREE).resolve("modules.dep")).doesNotExist();
  }

  private void assertOnly(String file) throws IOException {
    assertThat(depmod(RELEASE).exitStatus()).isZero();
    assertThat(index("modules.dep")).isEqualTo(file + ":\n");
  }

  @Test
  void theSearchLineSaysWhichFolderComesFirst() throws IOException {
    text("etc/depmod.d/search.conf", "search updates built-in\n");
    simple(TREE + "/kernel/crypto/mod-simple.ko");
    simple(TREE + "/updates/mod-simple.ko");
    assertOnly("updates/mod-simple.ko");
  }

  @Test
  void aFolderIsNotTakenForOneWhoseNameBeginsWithIts() throws IOException {
    text("etc/depmod.d/search.conf", "search foobar foo built-in\n");
    simple(TREE + "/foo/mod-simple.ko");
    simple(TREE + "/foobar/mod-simple.ko");
    assertOnly("foobar/mod-simple.ko");
  }

  private void external(String search) throws IOException {
    text("etc/depmod.d/external.conf", "external 4\\.4\\..* /lib/modules/external\n");
    text("etc/depmod.d/search.conf", search + "\n");
    simple(TREE + "/foo/mod-simple.ko");
    simple(TREE + "/foobar/mod-simple.ko");
    simple("lib/modules/external/mod-simple.ko");
  }

  @Test
  void anExternalFolderCanComeFirst() throws IOException {
    external("search external foobar foo built-in");
    assertOnly("/lib/modules/external/mod-simple.ko");
  }

  @Test
  void anExternalFolderCanComeLast() throws IOException {
    external("search foobar foo built-in external");
    assertOnly("foobar/mod-simple.ko");
  }

  @Test
  void anOverrideCountsMoreThanASearch() throws IOException {
    text("etc/depmod.d/override.conf", "override mod-simple 4.4.4 override\n");
    text("etc/depmod.d/search.conf", "search foo built-in\n");
    simple(TREE + "/foo/mod-simple.ko");
    simple(TREE + "/override/mod-simple.ko");
    assertOnly("override/mod-simple.ko");
  }

  @Test
  void weakDependenciesAreWrittenAsTheModulesSayThem() throws IOException {
    simple(TREE + "/kernel/mod-simple.ko");
    new WrittenModule()
        .modinfo("weakdep=mod-simple")
        .write(root.resolve(TREE).resolve("kernel/mod-weakdep.ko"));
    assertThat(depmod(RELEASE).exitStatus()).isZero();
    assertThat(index("modules.weakdep"))
        .isEqualTo(
            """
            # Weak dependencies extracted from modules themselves.
            weakdep mod_weakdep mod-simple
            """);
  }

  @Test
  void theModulesMayBeInAnotherFolder() throws IOException {
    simple("foobar/4.4.4/kernel/mod-simple.ko");
    assertThat(depmod("-m", "/foobar", RELEASE).exitStatus()).isZero();
    assertThat(root.resolve("foobar/4.4.4/modules.dep")).hasContent("kernel/mod-simple.ko:");
  }

  @Test
  void thatFolderIsBelowTheRootWithoutASlashToo() throws IOException {
    simple("foobar2/4.4.4/kernel/mod-simple.ko");
    assertThat(depmod("-m", "foobar2", RELEASE).exitStatus()).isZero();
    assertThat(root.resolve("foobar2/4.4.4/modules.dep")).hasContent("kernel/mod-simple.ko:");
  }

  private void loop(String letter, String... needed) throws IOException {
    WrittenModule module = new WrittenModule().exports("print_" + letter);
    for (String other : needed) {
      module.needs("print_" + other);
    }
    module.write(root.resolve(TREE).resolve("kernel/mod-loop-" + letter + ".ko"));
  }

  @Test
  void modulesThatNeedEachOtherAreNamedAndNothingIsWritten() throws IOException {
    loop("a", "b", "f", "g");
    loop("b", "c", "f", "g");
    loop("c", "a");
    loop("d", "e");
    loop("e", "d");
    loop("f");
    loop("g");
    loop("h", "i");
    loop("i", "j");
    loop("j", "h", "k");
    loop("k", "h");
    text(TREE + "/modules.order", "");
    KmodCommands.Output output = depmod(RELEASE);
    assertThat(output.exitStatus()).isEqualTo(1);
    assertThat(output.stderr())
        .isEqualTo(
            """
            depmod: ERROR: Cycle detected: mod_loop_d -> mod_loop_e -> mod_loop_d
            depmod: ERROR: Cycle detected: mod_loop_i -> mod_loop_j -> mod_loop_k -> mod_loop_h -> mod_loop_i
            depmod: ERROR: Cycle detected: mod_loop_i -> mod_loop_j -> mod_loop_h -> mod_loop_i
            depmod: ERROR: Cycle detected: mod_loop_c -> mod_loop_a -> mod_loop_b -> mod_loop_c
            depmod: ERROR: Found 9 modules in dependency cycles!
            """);
    assertThat(root.resolve(TREE).resolve("modules.dep")).doesNotExist();
  }
}
