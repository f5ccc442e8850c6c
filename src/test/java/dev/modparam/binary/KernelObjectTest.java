// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.TestCell;
import dev.modparam.param.TestStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelObjectTest {

  private static final String SIGNATURE = "~Module signature appended~\n";

  private static KernelObject fixture() {
    return KernelObject.read(TestFiles.fixture("fixture-x86_64.ko"), "fixture-x86_64.ko");
  }

  private static ObjectParameter parameter(String name) {
    return fixture().parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysWhereADefaultComesFrom() {
    assertThat(parameter("a_num").defaultOrigin()).contains(".data");
    assertThat(parameter("own").defaultOrigin()).contains(".data through param_get_int");
    assertThat(parameter("own_get").defaultOrigin()).isEmpty();
  }

  @Test
  void describesItself() {
    assertThat(parameter("a_num")).hasToString("a_num: array of short 0644");
    assertThat(parameter("a_num").array().orElseThrow()).hasToString("param_ops_short[5]");
    assertThat(parameter("own").customOperations().orElseThrow())
        .hasToString("set=my_set get=param_get_int free=null noarg");
    assertThat(parameter("own_get").customOperations().orElseThrow())
        .hasToString("set=my_set get=my_get free=null");
    assertThat(fixture().toString()).startsWith("fixture-x86_64.ko (x86_64): fixture[addr: ");
    assertThat(fixture().fileName()).isEqualTo("fixture-x86_64.ko");
  }

  @Test
  void makesTypedParameters() {
    ModuleDefinition module = fixture().definition();
    assertThat(module.name()).isEqualTo("fixture");
    assertThat(param(module, "by").type()).isSameAs(ParamTypes.BYTE);
    assertThat(param(module, "by").defaultValue()).isEqualTo(200);
    assertThat(param(module, "ull").defaultValue()).isEqualTo(-1L);
    assertThat(param(module, "ib").defaultValue()).isEqualTo(true);
    assertThat(param(module, "cp_null").defaultValue()).isNull();
    assertThat(param(module, "a_cp").defaultValue()).isEqualTo(Arrays.asList("x", null, "z"));
    assertThat(param(module, "sbuf").type()).isEqualTo(ParamTypes.string(16));
    assertThat(param(module, "hx").isHardware()).isTrue();
    assertThat(param(module, "ui").isUnsafe()).isTrue();
    assertThat(param(module, "a_zero").type())
        .isInstanceOfSatisfying(
            ArrayType.class,
            array -> {
              assertThat(array.max()).isEqualTo(8);
              assertThat(array.isCounted()).isTrue();
            });
  }

  private static Param<?> param(ModuleDefinition module, String name) {
    return module.parameter(name).orElseThrow();
  }

  @Test
  void takesAnyTextWhereTheRulesAreCode() {
    ModuleDefinition module = fixture().definition();
    TestStore variables = TestStore.of(module.parameters(), "");
    TestCell<?> own = variables.of(param(module, "own"));
    assertThat(param(module, "own").defaultText()).isEqualTo("77\n");
    assertThat(own.set("whatever\n")).isZero();
    assertThat(own.value()).isEqualTo("whatever");
    assertThat(param(module, "own").type().acceptsBareName()).isTrue();
    assertThat(own.set((String) null)).isZero();
    assertThat(own.value()).isEqualTo("");
    assertThat(param(module, "own_get").defaultText()).isEqualTo("\n");
    assertThat(variables.of(param(module, "no_get")).hasGet()).isFalse();
    assertThat(variables.of(param(module, "no_get")).hasSet()).isTrue();
    assertThat(param(module, "own").type().expected())
        .isEqualTo("a value that the module's own set function takes");
  }

  @Test
  void knowsTheRulesWhereBothFunctionsAreTheKernels() {
    ElfImage image = ElfImage.fixture();
    int operations = (int) image.addendOf("__param", 4 * 40 + 16);
    image.relocate(
        ".rodata", operations + 8, externalSymbol(image, "param_get_int", "param_set_int"), 1, 0);
    KernelObject object = image.read();
    Param<?> own = param(object.definition(), "own");
    assertThat(own.defaultValue()).isEqualTo(77);
    assertThat(own.type().acceptsBareName()).isTrue();
    TestCell<?> variable = TestStore.of(object.definition().parameters(), "").of(own);
    assertThat(variable.set("x")).isNegative();
    assertThat(variable.set("12")).isZero();
    assertThat(variable.value()).isEqualTo(12);
  }

  /** Renames a symbol of one length into another in a copy of the string table's spare room. */
  private static long externalSymbol(ElfImage image, String like, String name) {
    byte[] bytes = image.bytes();
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int unused = all.indexOf("\0param_ops_bool_enable_only\0", image.contentOf(".strtab")) + 1;
    byte[] renamed = (name + "\0").getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(renamed, 0, bytes, unused, renamed.length);
    int offset = unused - image.contentOf(".strtab");
    for (long symbol = 1; ; symbol++) {
      if ((int) image.getLong(image.symbol(symbol)) == offset) {
        assertThat(all).contains(like);
        return symbol;
      }
    }
  }

  @Test
  void readsEveryPacking(@TempDir Path folder) throws IOException {
    byte[] plain = TestFiles.fixture("fixture-x86_64.ko");
    Set<String> texts = new HashSet<>();
    for (Packing packing : Packing.values()) {
      // by the bytes, not by the name
      Path file = folder.resolve("fixture." + packing.name().length());
      Files.write(file, packing.pack(plain));
      texts.add(KernelObject.read(file).definition().toString());
      texts.add(KernelObject.read(packing.pack(plain), "x.ko").definition().toString());
    }
    assertThat(texts).hasSize(1);
  }

  @Test
  void seesASignature() throws IOException {
    byte[] plain = TestFiles.fixture("fixture-x86_64.ko");
    byte[] trailer = ("signature" + SIGNATURE).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer signed = ByteBuffer.allocate(plain.length + trailer.length);
    signed.put(plain).put(trailer).flip();
    KernelObject object = KernelObject.read(signed, "fixture.ko");
    assertThat(object.isSigned()).isTrue();
    assertThat(object.definition().isSigned()).isTrue();
    assertThat(object.definition().parameters()).hasSize(39);
    assertThat(signed.position()).isZero();
    assertThat(fixture().isSigned()).isFalse();
    assertThat(fixture().definition().isSigned()).isFalse();
  }

  @Test
  void readsModinfoAloneOfAnUnknownMachine() {
    KernelObject object = ElfImage.fixture().putShort(18, 2).read();
    assertThat(object.machine()).isEqualTo("machine 2");
    assertThat(object.isTableRead()).isFalse();
    assertThat(object.notes())
        .extracting(Note::message)
        .containsExactly("__param is not read: the relocations of machine 2 are not known");
    assertThat(object.definition().parameter("by").orElseThrow().type()).isSameAs(ParamTypes.BYTE);
    assertThat(object.definition().parameter("by").orElseThrow().permissions().isVisible())
        .isFalse();
    assertThat(object.parameters()).allMatch(parameter -> !parameter.isDeclared());
    ObjectParameter by = object.parameters().get(object.parameters().size() - 1);
    assertThat(by.operations()).isEmpty();
    assertThat(by.permissions()).isEmpty();
    assertThat(by.level()).isEmpty();
    assertThat(by.storage()).isEmpty();
  }

  @Test
  void readsModinfoAloneOfAFileWithoutSymbols() {
    KernelObject object = ElfImage.fixture().section(".symtab", ElfImage.TYPE, 1).read();
    assertThat(object.isTableRead()).isFalse();
    assertThat(object.notes().toString())
        .contains("the file has no symbols, so its 39 parameters have no names");
  }

  @Test
  void aFileWithoutTheTableHasNoParameters() {
    KernelObject object = ElfImage.fixture().section("__param", 0, 1).read();
    assertThat(object.definition().parameters()).isEmpty();
    assertThat(object.isTableRead()).isTrue();
    assertThat(object.parameters()).isNotEmpty().allMatch(p -> !p.isDeclared());
    assertThat(object.notes().toString()).contains("but the module has no such parameter");
  }

  @Test
  void aFileWithoutModinfoGetsItsNameFromTheFile() {
    byte[] bytes = ElfImage.fixture().section(".modinfo", 0, 1).bytes();
    KernelObject object = KernelObject.read(bytes, "/lib/modules/x/snd-pcsp.ko.xz");
    assertThat(object.definition().name()).isEqualTo("snd_pcsp");
    assertThat(object.definition().tags()).isEmpty();
    assertThat(object.definition().isInTree()).isFalse();
    assertThat(object.modinfo().strings()).isEmpty();
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> KernelObject.read(bytes, "!.ko"))
        .withMessageContaining("!.ko: a module's name is of 1 to 55 letters");
  }

  @Test
  void saysWhatIsWrongWithAFile(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("a.ko"), "#!/bin/sh\n" + "x".repeat(100));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> KernelObject.read(text))
        .withMessage(text + ": it is not an ELF file: the first bytes are not \\x7fELF");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> KernelObject.read(folder.resolve("none.ko")));
  }

  @Test
  void keepsWhatElseModinfoSays() {
    Modinfo modinfo =
        Modinfo.of(
            List.of(
                "license=GPL",
                "license=BSD",
                "alias=a",
                "depends=b,c-d",
                "intree=Y",
                "name=m",
                "=x",
                "bare",
                "parmtype=p:int",
                "parm=p:text",
                "vermagic=6.12 SMP "));
    ModuleDefinition module = modinfo.definition("x.ko");
    assertThat(module.name()).isEqualTo("m");
    assertThat(module.isInTree()).isTrue();
    assertThat(module.dependencies()).containsExactly("b", "c_d");
    assertThat(module.tags())
        .extracting(Object::toString)
        .containsExactly("license=GPL", "license=BSD", "alias=a", "bare=", "vermagic=6.12 SMP ");
    assertThat(module.parameter("p").orElseThrow().description()).contains("text");
  }

  @Test
  void notesDependenciesThatAreNoNames() {
    KernelObject object =
        KernelObject.read(new ModuleImage().info("depends=a,!").info("name=m").bytes(), "m.ko");
    assertThat(object.definition().dependencies()).isEmpty();
    assertThat(object.notes())
        .extracting(Note::message)
        .singleElement()
        .asString()
        .startsWith("its dependencies are left out: ");
  }
}
