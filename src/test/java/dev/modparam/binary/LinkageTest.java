// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.modparam.input.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
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

  @Test
  void aSymbolWithoutAChecksumIsNotExported() {
    KernelObject.Linkage linkage =
        linkage(new WrittenModule().needs("register_netdev").exports("one").needs("__crd_one"));
    assertThat(linkage.exports()).containsExactly("one");
    assertThat(linkage.imports())
        .containsExactly(entry("register_netdev", false), entry("__crd_one", false));
  }

  @Test
  void aSymbolWhoseNameIsNotInTheFileCountsForNothing() {
    ElfImage image = ElfImage.of(new WrittenModule().needs("one").bytes());
    int size = (int) image.getLong(image.headerOf(".strtab") + ElfImage.SIZE);
    int symbol = image.symbol(6);
    assertThat(imports(image)).containsOnlyKeys("one");
    for (int name : new int[] {size - 1, size, size + 1, size + 5, -1, Integer.MIN_VALUE}) {
      image.putInt(symbol, name);
      assertThat(imports(image)).as("name at %d", name).isEmpty();
    }
  }

  @Test
  void aSymbolOfNameZeroHasNone() {
    ElfImage image = ElfImage.of(new WrittenModule().needs("").exports("own").bytes());
    byte[] start = "__crc_x\0".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(start, 0, image.bytes(), image.contentOf(".strtab"), start.length);
    assertThat(imports(image)).isEmpty();
    assertThat(KernelObject.linkage(image.bytes(), "m.ko").exports()).containsExactly("own");
  }

  private static Map<String, Boolean> imports(ElfImage image) {
    return KernelObject.linkage(image.bytes(), "m.ko").imports();
  }

  @Test
  void namesTakeNoMoreThanTheFile() throws IOException {
    ModuleImage image = new ModuleImage();
    image.symbol("__crc_" + "x".repeat(1000), ModuleImage.GLOBAL, ModuleImage.ABSOLUTE, 0);
    for (int i = 0; i < 9; i++) {
      image.symbol("", ModuleImage.GLOBAL, ModuleImage.ABSOLUTE, 0);
    }
    ElfImage elf = ElfImage.of(image.bytes());
    int name = elf.getInt(elf.symbol(6));
    for (int i = 7; i < 16; i++) {
      elf.putInt(elf.symbol(i), name);
    }
    ElfFile file = ElfFile.read(ByteSource.of(ByteBuffer.wrap(elf.bytes())), "m.ko");
    assertThat(new LinkageReader(file, 20_000).exports()).hasSize(10);
    assertThat(new LinkageReader(file, 4000).exports()).hasSize(4);
    assertThat(new LinkageReader(file, 3999).exports()).hasSize(3);
  }
}
