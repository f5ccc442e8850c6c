// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.Allocated;
import dev.modparam.binary.ModuleImage.Target;
import org.junit.jupiter.api.Test;

/** Four times the parameters make about four times the work, counted in bytes allocated. */
class ObjectWorkTest {

  private static final int SMALL = 250;

  private static byte[] module(int parameters) {
    ModuleImage image = new ModuleImage().info("name=m");
    Target array = image.external("param_array_ops");
    Target ints = image.external("param_ops_int");
    for (int i = 0; i < parameters; i++) {
      image.info("parm=p" + i + ":text");
      Target variable = image.in(image.data, image.data.number(i, 4));
      image.symbol("v" + i, ModuleImage.GLOBAL | ModuleImage.OBJECT, 3, variable.addend());
      boolean single = i % 2 == 0;
      image.param(
          "p" + i,
          single ? ints : array,
          single ? variable : image.array(1, 4, null, ints, variable),
          0444,
          0);
    }
    return image.bytes();
  }

  @Test
  void readingGrowsWithTheNumberOfParameters() throws Exception {
    byte[] small = module(SMALL);
    byte[] large = module(4 * SMALL);
    assertThat(KernelObject.read(large, "m.ko").definition().parameters()).hasSize(4 * SMALL);

    long once = Allocated.by(() -> KernelObject.read(small, "m.ko"));
    long fourTimes = Allocated.by(() -> KernelObject.read(large, "m.ko"));

    assertThat((double) fourTimes / once).isLessThan(6);
  }
}
