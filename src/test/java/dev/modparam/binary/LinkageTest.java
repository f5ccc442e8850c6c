// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.modparam.input.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkageTest {

  private static KernelObject.Linkage linkage(WrittenModule module) {
    return KernelObject.linkage(module.bytes(), "m.ko");
  }

  @Test
  void exportsAreTheSymbolsWithAChecksum() {
    assertThat(
            linkage(
                    new WrittenModule()
                        .exports("one")
                        .exports("two")
                        .exportsWithoutChecksum("three")
                        .needs("__cr"))
                .exports())
        .containsExactly("one", "two");
  }

  @Test
  void whereNoSymbolHasAChecksumAllExportedOnesCount() {
    assertThat(
            linkage(
                    new WrittenModule()
                        .exportsWithoutChecksum("")
                        .exportsWithoutChecksum("one")
                        .exportsWithoutChecksum("two"))
                .exports())
        .containsExactly("one", "two");
    assertThat(linkage(new WrittenModule()).exports()).isEmpty();
  }

  @Test
  void importsAreSymbolsOfOthersAndThoseThatOnlyHaveAVersion() {
    KernelObject.Linkage linkage =
        linkage(
            new WrittenModule()
                .modinfo("license=GPL")
                .needs("printk")
                .canUse("optional")
                .exports("own")
                .needsVersion("module_layout")
                .needsVersion("printk"));
    assertThat(linkage.imports())
        .containsExactly(
            entry("printk", false), entry("optional", true), entry("module_layout", false));
    assertThat(linkage.modinfo().strings()).containsExactly("license=GPL");
  }

  @Test
  void versionsWithoutAnEndAreLeftOut() {
    assertThat(linkage(new WrittenModule().needsVersion("x".repeat(56))).imports()).isEmpty();
  }

  @Test
  void stringsWithoutAnEndAreNotExports() {
    ModuleImage image = new ModuleImage();
    image.section("__ksymtab_strings").put(new byte[] {'a'});
    assertThat(KernelObject.linkage(image.bytes(), "m.ko").exports()).isEmpty();
  }

  @Test
  void aFileIsReadPackedOrNot(@TempDir Path folder) throws IOException {
    WrittenModule module = new WrittenModule().exports("one");
    for (String name : new String[] {"m.ko", "m.ko.xz", "m.ko.gz", "m.ko.zst"}) {
      module.write(folder.resolve(name));
      assertThat(KernelObject.linkage(folder.resolve(name)).exports()).containsExactly("one");
    }
  }

  @Test
  void whatIsNoModuleIsRefused() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> KernelObject.linkage(new byte[] {1, 2, 3}, "junk.ko"))
        .withMessageContaining("junk.ko");
  }
}
