// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.ModuleImage.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What symbols are called and where they are: the last that is in the file, and the first that is
 * not.
 */
class SymbolNamesTest {

  private static final int TABLES = 4;
  private static final int SYMBOL = 24;

  private final ModuleImage image = new ModuleImage().info("name=m");

  private ObjectParameter read(byte[] bytes) {
    return KernelObject.read(bytes, "m.ko").parameters().get(0);
  }

  private ObjectParameter onOperations(Target set) {
    Target get = image.external("own_get");
    image.param("p", image.operations(0, set, get), image.external("v"), 0444, 0);
    return read(image.bytes());
  }

  private static String setFunction(ObjectParameter parameter) {
    return parameter.customOperations().orElseThrow().set().orElseThrow();
  }

  private ElfImage withVariable(Target variable) {
    image.param("p", image.external("param_ops_int"), variable, 0444, 0);
    return ElfImage.of(image.bytes());
  }

  private static int sizeOf(ElfImage elf, String section) {
    return (int) elf.getLong(elf.headerOf(section) + ElfImage.SIZE);
  }

  private String unknown(ElfImage elf) {
    return read(elf.bytes()).unknownBecause().orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "label 0, function 2, function",
    "function 2, label 0, function",
    "label 0, variable 1, variable",
    "label 0, thread_local 6, label",
    "first 2, second 2, first",
    "first 2, second 1, first",
    "label 0, later 0, label"
  })
  void aFunctionIsCalledAsItsSymbolAndElseAsTheFirstLabel(String one, String two, String name) {
    symbolAtOnePlace(one);
    Target place = symbolAtOnePlace(two);

    assertThat(setFunction(onOperations(place))).isEqualTo(name);
  }

  private Target symbolAtOnePlace(String nameAndType) {
    String[] words = nameAndType.split(" ", -1);
    int info = ModuleImage.GLOBAL | Integer.parseInt(words[1]);
    return image.symbol(words[0], info, TABLES, 512);
  }

  @ParameterizedTest
  @CsvSource({"'', 0", ".rodata, 3", "m.c, 4"})
  void sectionsAndFilesAndNamelessSymbolsNameNothing(String name, int type) {
    Target place = image.symbol(name, type, TABLES, 512);

    assertThat(setFunction(onOperations(place))).isEmpty();
    assertThat(read(image.bytes()).operations()).isEmpty();
  }

  @Test
  void aSymbolOfAnotherFileMayHaveNoName() {
    assertThat(read(withVariable(image.external("")).bytes()).storage()).contains("ext:");
  }

  @Test
  void aNameBeginsInTheTableOfNames() {
    Target variable = image.external("v");
    ElfImage elf = withVariable(variable);
    int size = sizeOf(elf, ".strtab");
    int name = elf.symbol(variable.symbol());

    assertThat(read(elf.putInt(name, size - 1).bytes()).storage()).contains("ext:");
    String problem = "the name of symbol " + variable.symbol() + " is not in the file";
    assertThat(unknown(elf.putInt(name, size))).isEqualTo(problem);
    assertThat(unknown(elf.putInt(name, -1))).isEqualTo(problem);
  }

  @Test
  void aSymbolIsInTheTableOfSymbols() {
    Target variable = image.external("v");
    ElfImage elf = withVariable(variable);
    int count = sizeOf(elf, ".symtab") / SYMBOL;

    elf.relocate("__param", 32, count - 1, 1, 0);
    assertThat(unknown(elf)).isEqualTo("storage: ext");
    elf.relocate("__param", 32, count, 1, 0);
    assertThat(unknown(elf)).isEqualTo("symbol " + count + " does not exist");
  }

  @Test
  void aSymbolIsInASectionThatExists() {
    Target variable = image.symbol("v", ModuleImage.OBJECT, 3, 0);
    image.data.number(1, 4);
    ElfImage elf = withVariable(variable);
    int sections = elf.getShort(60);
    int section = elf.symbol(variable.symbol()) + 6;
    String symbol = "symbol " + variable.symbol();

    assertThat(read(elf.bytes()).defaultText()).contains("1");
    assertThat(read(elf.putShort(section, sections - 1).bytes()).storage()).contains(".shstrtab");
    assertThat(unknown(elf.putShort(section, sections)))
        .isEqualTo(symbol + " is in a section that does not exist");
    assertThat(unknown(elf.putShort(section, 0xfeff)))
        .isEqualTo(symbol + " is in a section that does not exist");
    assertThat(unknown(elf.putShort(section, 0xff00))).isEqualTo(symbol + " is in no section");
  }

  @Test
  void aTableOfSectionsMayBeTooShortForASymbol() {
    Target variable = image.symbol("v", ModuleImage.OBJECT, ModuleImage.ELSEWHERE, 0);
    image.data.number(1, 4);
    image.param("p", image.external("param_ops_int"), variable, 0444, 0);
    ElfImage elf = ElfImage.of(image.bytes(true));
    long before = 4L * variable.symbol();

    elf.section(".symtab_shndx", ElfImage.SIZE, before + 4);
    assertThat(read(elf.bytes()).defaultText()).contains("1");
    elf.section(".symtab_shndx", ElfImage.SIZE, before);
    assertThat(unknown(elf)).contains("is in a section that does not exist");
  }

  @Test
  void aCommonSymbolHasAsManyZerosAsItSays() {
    Target variable = image.symbol("v", ModuleImage.OBJECT | ModuleImage.GLOBAL, 0xfff2, 0);
    ElfImage elf = withVariable(variable);
    int size = elf.symbol(variable.symbol()) + 16;

    assertThat(read(elf.putLong(size, 4).bytes()).defaultText()).contains("0");
    assertThat(unknown(elf.putLong(size, 3))).isEqualTo("byte 0 is outside of COMMON");
  }

  @Test
  void aFileDefinesItsGlobalSymbolsThatAreInASection() throws IOException {
    int global = ModuleImage.GLOBAL | ModuleImage.OBJECT;
    Target behind = image.symbol("behind", global, 3, 0);
    Target nameless = image.symbol("nameless", global, 3, 0);
    image.symbol("here", global, 3, 8);
    image.symbol("local", ModuleImage.OBJECT, 3, 0);
    image.symbol("there", global, 0, 0);
    image.symbol("number", global, ModuleImage.ABSOLUTE, 0);
    image.data.put(new byte[16]);
    ElfImage elf = ElfImage.of(image.bytes());
    elf.putShort(elf.symbol(behind.symbol()) + 6, elf.getShort(60));
    elf.putInt(elf.symbol(nameless.symbol()), sizeOf(elf, ".strtab"));
    ElfFile file = ElfFile.read(ByteSource.of(ByteBuffer.wrap(elf.bytes())), "m.ko");

    assertThat(
            Objects.requireNonNull(Symbols.of(file))
                .definitions(Set.of("behind", "nameless", "here", "local", "there", "number", "")))
        .containsOnly(
            Map.entry("here", new Pointer.Place(Objects.requireNonNull(file.section(".data")), 8)));
  }
}
