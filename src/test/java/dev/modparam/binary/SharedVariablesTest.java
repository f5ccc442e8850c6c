// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import org.junit.jupiter.api.Test;

/** Parameters of a compiled module that are on one variable share it, as they do in the kernel. */
class SharedVariablesTest {

  private static final int ENTRY = 40;
  private static final int ARGUMENT = 32;
  private static final int COUNTED_ARRAY = 9;
  private static final int READ_MOSTLY = 14;
  private static final int READ_ONLY = 15;
  private static final int UNSIGNED = 33;

  private static final int POINTER = 1;

  /** Lets the parameter at one place of the table have the variable of another. */
  private static ElfImage joined(int place, int other) {
    ElfImage image = ElfImage.fixture();
    long from = (long) other * ENTRY + ARGUMENT;
    long symbol = image.symbolOf("__param", from);
    long addend = image.addendOf("__param", from);
    return image.relocate("__param", (long) place * ENTRY + ARGUMENT, symbol, POINTER, addend);
  }

  private static LoadedModule load(ElfImage image, String line) {
    return new SimulatedKernel().insmod(image.read().definition(), line);
  }

  @Test
  void whatOneSetsTheOtherShows() {
    LoadedModule module = load(joined(READ_MOSTLY, READ_ONLY), "rm_int=5");

    assertThat(module.attribute("ro_int").show()).isEqualTo("5\n");
    assertThat(load(joined(READ_MOSTLY, READ_ONLY), "").attribute("rm_int").show())
        .isEqualTo("42\n");
  }

  @Test
  void aParameterOnTheCounterOfAnArrayCountsItsElements() {
    ElfImage image = ElfImage.fixture();
    long table = image.addendOf("__param", (long) COUNTED_ARRAY * ENTRY + ARGUMENT);
    long symbol = image.symbolOf(".rodata", table + 8);
    long addend = image.addendOf(".rodata", table + 8);
    image.relocate("__param", (long) UNSIGNED * ENTRY + ARGUMENT, symbol, POINTER, addend);

    LoadedModule module = load(image, "a_num=4,5,6");

    assertThat(module.attribute("ui").show()).isEqualTo("3\n");
    module.attribute("ui").store("1");
    assertThat(module.attribute("a_num").show()).isEqualTo("4\n");
  }

  @Test
  void whatIsAnIntIsAlsoShownAsAUint() {
    KernelObject object = joined(UNSIGNED, READ_ONLY).read();

    assertThat(object.notes()).extracting(Note::message).noneMatch(note -> note.startsWith("ui"));
    assertThat(load(joined(UNSIGNED, READ_ONLY), "ro_int=-1").attribute("ui").show())
        .isEqualTo("4294967295\n");
  }
}
