// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.ModuleImage.Target;
import dev.modparam.input.Note;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects that are put together by hand: symbols, operations and variables of every kind. */
class ModuleImageTest {

  private final ModuleImage image = new ModuleImage().info("name=m").info("license=GPL");

  private Target integer(int value) {
    return image.in(image.data, image.data.number(value, 4));
  }

  private KernelObject read() {
    return KernelObject.read(image.bytes(), "m.ko");
  }

  private String shown(String parameter) {
    LoadedModule module = new SimulatedKernel().insmod(read().definition());
    return module.attribute(parameter).show();
  }

  private String unknown(KernelObject object) {
    return object.parameters().get(0).unknownBecause().orElse("");
  }

  @Test
  void aParameterIsOnItsVariable() {
    image.param("p", image.external("param_ops_int"), integer(42), 0444, 0);

    assertThat(shown("p")).isEqualTo("42\n");
    assertThat(read().notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "param_ops_int, int",
    "param_ops_far, unknown",
    "PARAM_OPS_U8, unknown",
    "_RNvNtCs1_6kernel12module_param12PARAM_OPS_U8, u8",
    "_RNvNtCs1_6kernel12module_param13PARAM_OPS_U16, u16",
    "_RNvNtCs1_6kernel12module_param13PARAM_OPS_F32, unknown",
    "_RNvNtCs1_6kernel12module_param13PARAM_OPS_INT, unknown",
    "_RNvNtCs1_5other12module_param12PARAM_OPS_U8, unknown",
    "param_ops_u8, unknown",
  })
  void operationsOfTheKernelAreKnownByTheirSymbol(String symbol, String type) {
    image.param(
        "p", image.external(symbol), image.in(image.data, image.data.put(new byte[32])), 0, 0);
    ObjectParameter parameter = read().parameters().get(0);

    assertThat(parameter.type().isUnknown()).isEqualTo(type.equals("unknown"));
    assertThat(parameter.isDefaultKnown()).isEqualTo(!type.equals("unknown"));
    if (!type.equals("unknown")) {
      assertThat(parameter.type().name()).isEqualTo(type);
    }
  }

  @Test
  void parametersOnOneVariableShareItWhateverTheirTypesAre() {
    Target list = image.in(image.data, image.data.put(new byte[8]));
    Target counter = integer(0);
    Target ints = image.external("param_ops_int");
    Target array = image.external("param_array_ops");
    image.param("first", array, image.array(2, 4, counter, ints, list), 0644, 0);
    image.param("second", array, image.array(2, 4, counter, ints, list), 0644, 0);
    image.param("uncounted", array, image.array(2, 4, null, ints, list), 0644, 0);
    image.param("shorter", array, image.array(1, 4, counter, ints, list), 0644, 0);
    Target bints = image.external("param_ops_bint");
    image.param("other", array, image.array(2, 4, counter, bints, list), 0644, 0);
    image.param("single", ints, list.plus(4), 0644, 0);
    image.param("half", image.external("param_ops_short"), list.plus(6), 0644, 0);
    image.param("outside", image.external("param_ops_long"), list.plus(4), 0644, 0);
    image.param("wide_count", image.external("param_ops_long"), counter, 0644, 0);
    image.param("signed_count", ints, counter, 0644, 0);
    image.param("count", image.external("param_ops_uint"), counter, 0644, 0);

    KernelObject object = read();
    LoadedModule module = new SimulatedKernel().insmod(object.definition(), "first=4,5");

    assertThat(module.attribute("second").show()).isEqualTo("4,5\n");
    assertThat(module.attribute("count").show()).isEqualTo("2\n");
    assertThat(module.attribute("uncounted").show()).isEqualTo("4,5\n");
    assertThat(module.attribute("shorter").show()).isEqualTo("4\n");
    assertThat(module.attribute("single").show()).isEqualTo("5\n");
    module.attribute("half").store("-1");
    assertThat(module.attribute("other").show()).isEqualTo("4,-65531\n");
    module.attribute("signed_count").store("1");
    assertThat(module.attribute("first").show()).isEqualTo("4\n");
    assertThat(object.notes())
        .extracting(Note::message)
        .containsExactly(
            "outside: its variable is that of first in another type; here each has its own",
            "wide_count: its variable is that of first in another type; here each has its own",
            "wide_count: its default is not known: byte 8 is outside of .data");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "param_set_int; param_get_int; 7; ",
        "own_set; param_get_int; 7; ",
        "own_set; own_get; -; own get function",
        "own_set; -; -; no get function",
      })
  void elementsOfOwnOperationsAreShownByTheirGetFunction(
      String set, String get, String first, String reason) {
    Target list = image.in(image.data, image.data.number(7, 8));
    Target functions =
        image.operations(0, image.external(set), get == null ? null : image.external(get));
    Target array = image.array(2, 4, null, functions, list);
    image.param("list", image.external("param_array_ops"), array, 0444, 0);
    image.info("parmtype=list:array of colour");

    ObjectParameter parameter = read().parameters().get(0);
    assertThat(parameter.unknownBecause().orElse("")).isEqualTo(reason == null ? "" : reason);
    if (first != null) {
      assertThat(parameter.defaultText().orElseThrow()).isEqualTo("7,0");
    }
  }

  @Test
  void aBufferBehindOwnOperationsIsShown() {
    Target text = image.in(image.data, ModuleImage.text(image.data, "abc"));
    int table = image.tables.number(4, 8);
    image.tables.pointer(text);
    Target functions =
        image.operations(1, image.external("own_set"), image.external("param_get_string"));
    image.param("p", functions, image.in(image.tables, table), 0444, 0);

    assertThat(shown("p")).isEqualTo("abc\n");
    assertThat(read().definition().parameters().get(0).type().acceptsBareName()).isTrue();
  }

  @Test
  void aLocalFunctionHasTheNameOfItsSymbol() {
    Target set = image.symbol("my_set", ModuleImage.FUNCTION, 4, 0);
    image.symbol("a_label", 0, 4, 0);
    Target functions = image.operations(0, set, image.external("param_get_int"));
    image.param("p", functions, integer(3), 0444, 0);

    assertThat(read().parameters().get(0).toString()).contains("p");
    assertThat(shown("p")).isEqualTo("3\n");
  }

  @Test
  void aSymbolWhoseSectionIsElsewhereIsFoundThere() {
    Target variable = image.symbol("v", ModuleImage.OBJECT, ModuleImage.ELSEWHERE, 8);
    image.data.number(0, 8);
    image.data.number(5, 8);
    image.param("p", image.external("param_ops_int"), variable, 0444, 0);

    assertThat(KernelObject.read(image.bytes(true), "m.ko").parameters().get(0).defaultText())
        .contains("5");
    assertThat(unknown(read())).isNotEmpty();
  }

  @Test
  void anAbsoluteSymbolIsNotAVariable() {
    Target variable = image.symbol("v", ModuleImage.OBJECT, ModuleImage.ABSOLUTE, 8);
    image.param("p", image.external("param_ops_int"), variable, 0444, 0);
    image.param("none", image.external("param_ops_int"), null, 0444, 0);
    image.param("far", image.external("param_ops_int"), image.external("v2"), 0444, 0);

    assertThat(read().parameters())
        .extracting(each -> each.unknownBecause().orElse(""))
        .containsExactly("storage: abs", "storage: null", "storage: ext");
  }

  @Test
  void aSymbolInASectionThatDoesNotExistIsUnknown() {
    Target variable = image.symbol("v", ModuleImage.OBJECT, 500, 0);
    image.param("p", image.external("param_ops_int"), variable, 0444, 0);

    assertThat(unknown(read())).contains("is in a section that does not exist");
  }

  @Test
  void aTextIsCutAsAPageCutsIt() {
    for (String letter : new String[] {"a", "é", "€"}) {
      ModuleImage other = new ModuleImage().info("name=m");
      int text = ModuleImage.text(other.strings, letter.repeat(5000));
      Target place = other.in(other.data, other.data.pointer(other.in(other.strings, text)));
      other.param("p", other.external("param_ops_charp"), place, 0444, 0);

      String shown =
          KernelObject.read(other.bytes(), "m.ko").parameters().get(0).defaultText().orElseThrow();
      assertThat(shown).hasSizeLessThan(4097).matches("(" + letter + ")+");
    }
  }
}
