// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.ModuleImage.Target;
import dev.modparam.input.Note;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which parameters share a variable, whatever the order in which they are declared. */
class VariablesAtOnePlaceTest {

  private final ModuleImage image = new ModuleImage().info("name=m").info("license=GPL");
  private final Target ints = image.external("param_ops_int");
  private final Target strings = image.external("param_ops_charp");
  private final Target arrays = image.external("param_array_ops");

  private Target data(long value, int size) {
    return image.in(image.data, image.data.number(value, size));
  }

  private Target charps(int... texts) {
    Target first = image.in(image.data, image.data.put(new byte[0]));
    for (int text : texts) {
      image.data.pointer(image.in(image.strings, text));
    }
    return first;
  }

  private LoadedModule load(String line) {
    return new SimulatedKernel().insmod(read().definition(), line);
  }

  private KernelObject read() {
    return KernelObject.read(image.bytes(), "m.ko");
  }

  private List<String> notes() {
    return read().notes().stream().map(Note::message).toList();
  }

  @Test
  void variablesAtOneOffsetOfTwoSectionsAreTwo() {
    ModuleImage.Section other = image.section(".data..read_mostly");
    image.symbol("", 3, 6, 0);
    image.param("first", ints, data(1, 4), 0644, 0);
    Target second = image.symbol("second", ModuleImage.OBJECT, 6, other.number(2, 4));
    image.param("second", ints, second, 0644, 0);
    image.param("second_too", ints, second, 0644, 0);

    LoadedModule module = load("first=7");

    assertThat(module.attribute("first").show()).isEqualTo("7\n");
    assertThat(module.attribute("second").show()).isEqualTo("2\n");
    module.attribute("second").store("8");
    assertThat(module.attribute("second_too").show()).isEqualTo("8\n");
    assertThat(notes()).isEmpty();
  }

  @Test
  void anArrayHasItsVariableBeforeTheParameterOnItsCounter() {
    Target counter = data(1, 4);
    Target list = data(0x0908, 8);
    Target bytes = image.external("param_ops_byte");
    image.param("count", image.external("param_ops_uint"), counter, 0644, 0);
    image.param("list", arrays, image.array(2, 1, counter, bytes, list), 0644, 0);

    LoadedModule module = load("");
    assertThat(module.attribute("list").show()).isEqualTo("8\n");
    module.attribute("list").store("4,5");
    assertThat(module.attribute("count").show()).isEqualTo("2\n");
    module.attribute("count").store("1");
    assertThat(module.attribute("list").show()).isEqualTo("4\n");
    assertThat(notes()).isEmpty();
  }

  @Test
  void aPartIsAPartOfWhatIsDeclaredBehindIt() {
    Target whole = data(0x0003_0002_0001L, 8);
    image.param("half", image.external("param_ops_short"), whole.plus(2), 0644, 0);
    image.param("whole", image.external("param_ops_ullong"), whole, 0644, 0);

    LoadedModule module = load("half=5");

    assertThat(module.attribute("half").show()).isEqualTo("5\n");
    assertThat(module.attribute("whole").show()).isEqualTo(0x0003_0005_0001L + "\n");
  }

  @Test
  void twoNamesForATextShareIt() {
    Target text = charps(ModuleImage.text(image.strings, "old"));
    image.param("first", strings, text, 0644, 0);
    image.param("second", strings, text, 0644, 0);

    assertThat(load("first=new").attribute("second").show()).isEqualTo("new\n");
  }

  @Test
  void twoNamesForABufferShareIt() {
    Target buffer = data('a', 16);
    Target operations = image.external("param_ops_string");
    for (String name : new String[] {"first", "second"}) {
      int structure = image.tables.number(16, 8);
      image.tables.pointer(buffer);
      image.param(name, operations, image.in(image.tables, structure), 0644, 0);
    }

    assertThat(load("").attribute("second").show()).isEqualTo("a\n");
    assertThat(load("first=new").attribute("second").show()).isEqualTo("new\n");
  }

  @Test
  void arraysOfTextsShareTheirElements() {
    Target list =
        charps(ModuleImage.text(image.strings, "x"), ModuleImage.text(image.strings, "y"));
    Target counter = data(2, 4);
    image.param("first", arrays, image.array(2, 8, counter, strings, list), 0644, 0);
    image.param("second", arrays, image.array(2, 8, counter, strings, list), 0644, 0);
    image.param("shorter", arrays, image.array(1, 8, counter, strings, list), 0644, 0);
    image.param("uncounted", arrays, image.array(2, 8, null, strings, list), 0644, 0);
    Target numbers = image.external("param_ops_ullong");
    image.param("numbers", arrays, image.array(2, 8, counter, numbers, list), 0644, 0);

    LoadedModule module = load("first=new");

    assertThat(module.attribute("second").show()).isEqualTo("new\n");
    assertThat(module.attribute("shorter").show()).isEqualTo("new\n");
    assertThat(module.attribute("uncounted").show()).isEqualTo("new,y\n");
    assertThat(notes())
        .containsExactly(
            "numbers: its variable is that of first in another type; here each has its own",
            "numbers: its default is not known: an address");
  }
}
