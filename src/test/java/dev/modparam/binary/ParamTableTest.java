// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.ModuleImage.Target;
import dev.modparam.input.Note;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of parameters, and the relocations that fill it in. */
class ParamTableTest {

  private static final int ENTRY = 40;
  private static final int MOST_ENTRIES = 65_536;

  private final ModuleImage image = new ModuleImage().info("name=m");

  private KernelObject read() {
    return KernelObject.read(image.bytes(), "m.ko");
  }

  private Target integer(int value) {
    return image.in(image.data, image.data.number(value, 4));
  }

  /** Adds an entry as {@code param} does, but of a module. */
  private ElfImage ofModule(@Nullable Target module) {
    image.params.pointer(image.in(image.strings, ModuleImage.text(image.strings, "p")));
    image.params.pointer(module);
    image.params.pointer(image.external("param_ops_int"));
    image.params.number(0x02_03_0124, Long.BYTES);
    image.params.pointer(integer(5));
    return ElfImage.of(image.bytes());
  }

  private static void isReadAsATable(ElfImage elf, boolean known) {
    KernelObject object = elf.read();
    assertThat(object.isTableRead()).isEqualTo(known);
    assertThat(object.parameters()).hasSize(known ? 1 : 0);
    assertThat(object.notes())
        .extracting(Note::message)
        .isEqualTo(
            known
                ? List.of()
                : List.of("__param is not read: its entries are not those of Linux 4.2 or newer"));
  }

  @Test
  void anEntryHasPermissionsAndALevelAndFlags() {
    ObjectParameter parameter = ofModule(null).read().parameters().get(0);

    assertThat(parameter.permissions()).hasValue(0444);
    assertThat(parameter.level()).hasValue(3);
    assertThat(parameter.isHardware()).isTrue();
    assertThat(parameter.isUnsafe()).isFalse();
    assertThat(parameter.defaultText()).contains("5");
  }

  @Test
  void anEntryOfBuiltInCodeHasNoModule() {
    isReadAsATable(ofModule(null), true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"__this_module", "another"})
  void theModuleMayBeDefinedElsewhereByItsName(String symbol) {
    isReadAsATable(ofModule(image.external(symbol)), symbol.equals("__this_module"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"__this_module", "another"})
  void theModuleMayBeAVariableOfItsName(String symbol) {
    Target module = image.symbol(symbol, ModuleImage.OBJECT, 3, 64);
    isReadAsATable(ofModule(module), symbol.equals("__this_module"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".gnu.linkonce.this_module", ".another"})
  void theModuleMayBeASection(String section) {
    image.section(section).number(0, 8);
    Target module = image.symbol("", 3, 6, 0);
    isReadAsATable(ofModule(module), section.startsWith(".gnu"));
  }

  @Test
  void whatIsNotAPointerIsNotAModule() {
    Target module = image.external("__this_module");
    ElfImage elf = ofModule(module);

    isReadAsATable(elf.relocate("__param", 8, module.symbol(), 2, 0), false);
    isReadAsATable(elf.relocate("__param", 8, 0, 1, 7), false);
  }

  @Test
  void aTableMayBeEmpty() {
    assertThat(read().isTableRead()).isTrue();
    assertThat(read().parameters()).isEmpty();
    assertThat(read().notes()).isEmpty();
  }

  @Test
  void aTableHasUpTo65536Entries() {
    ElfImage elf = ElfImage.of(image.bytes()).putShort(18, 2);
    int start = elf.bytes().length;
    for (int entries : new int[] {MOST_ENTRIES, MOST_ENTRIES + 1}) {
      ElfImage longer = ElfImage.of(Arrays.copyOf(elf.bytes(), start + entries * ENTRY));
      longer.section("__param", ElfImage.OFFSET, (long) start);
      longer.section("__param", ElfImage.SIZE, (long) entries * ENTRY);
      assertThat(longer.read().notes().get(0).message())
          .isEqualTo(
              "__param is not read: "
                  + (entries == MOST_ENTRIES
                      ? "the relocations of machine 2 are not known"
                      : "it has 65537 entries, more than 65536"));
    }
  }

  @Test
  void relocationsStandInAnyOrder() {
    image.param("p", image.external("param_ops_int"), integer(5), 0444, 0);
    image.param("q", image.external("param_ops_int"), integer(6), 0444, 0);
    ElfImage elf = ElfImage.of(image.bytes());
    int first = elf.relocation("__param", 0);
    int last = elf.relocation("__param", ENTRY + 32);
    byte[] saved = Arrays.copyOfRange(elf.bytes(), first, first + 24);
    System.arraycopy(elf.bytes(), last, elf.bytes(), first, 24);
    System.arraycopy(saved, 0, elf.bytes(), last, 24);

    assertThat(elf.read().parameters())
        .extracting(parameter -> parameter.name() + "=" + parameter.defaultText().orElse("?"))
        .containsExactly("p=5", "q=6");
  }

  @Test
  void aSectionMayHaveTwoTablesOfRelocations() {
    ModuleImage.Section second = image.section(".second");
    int a = image.data.pointer(image.in(image.strings, ModuleImage.text(image.strings, "a")));
    int b = image.data.number(0, Long.BYTES);
    int c = image.data.number(0, Long.BYTES);
    second.number(0, Long.BYTES);
    second.pointer(image.in(image.strings, ModuleImage.text(image.strings, "b")));
    second.pointer(image.in(image.strings, ModuleImage.text(image.strings, "c")));
    Target charp = image.external("param_ops_charp");
    for (int place : new int[] {a, b, c}) {
      image.param("p" + place, charp, image.in(image.data, place), 0444, 0);
    }
    ElfImage elf = ElfImage.of(image.bytes());
    int data = elf.getInt(elf.headerOf(".rela.data") + ElfImage.INFO);

    assertThat(elf.section(".rela.second", ElfImage.INFO, data).read().parameters())
        .extracting(parameter -> parameter.defaultText().orElse("?"))
        .containsExactly("a", "b", "c");
  }
}
