// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.Allocated;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An array costs what is written to it, not what it was declared with. */
class LargeArraysTest {

  private static final int LONGEST = 65_536;
  private static final int COUNT = 100;
  private static final List<Param<List<Integer>>> ARRAYS =
      IntStream.range(0, COUNT)
          .mapToObj(i -> Param.of("a" + i, ParamTypes.array(ParamTypes.INT, LONGEST)))
          .toList();
  private static final ModuleDefinition LARGE = ModuleDefinition.of("large", ARRAYS);

  private static String lineOf(String value) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < COUNT; i++) {
      line.append('a').append(i).append('=').append(value).append(' ');
    }
    return line.toString();
  }

  @Test
  void aLoadThatSetsAHundredOfThemCostsKilobytes() throws Exception {
    long bytes = Allocated.by(() -> new SimulatedKernel().insmod(LARGE, lineOf("1,2")));
    assertThat(bytes).as("a hundred times 2 elements of 65,536").isLessThan(400_000);
  }

  @Test
  void theirFilesCostWhatAPageShows() throws Exception {
    LoadedModule module = new SimulatedKernel().insmod(LARGE, lineOf("1,2"));
    long bytes =
        Allocated.by(
            () -> module.attributes().stream().mapToInt(each -> each.showBytes().length).sum());
    assertThat(bytes / COUNT).as("bytes a file").isLessThan(300_000);
  }

  @Test
  void elementsThatWereNotWrittenAreZeroAndTheLastOneIsReached() {
    Param<List<Integer>> array = ARRAYS.get(0);
    LoadedModule module = new SimulatedKernel().insmod(LARGE, "a0=" + "7,".repeat(39) + "8");
    assertThat(module.get(array)).hasSize(LONGEST).startsWith(7).contains(8, 0);
    assertThat(module.get(array).get(39)).isEqualTo(8);
    assertThat(module.get(array).get(40)).isZero();
    List<Integer> full = IntStream.range(0, LONGEST).boxed().toList();
    module.set(array, full);
    assertThat(module.get(array)).isEqualTo(full);
    module.set(array, List.of());
    assertThat(module.get(array)).containsOnly(0);
  }

  @Test
  void textsGrowLikeNumbers() {
    Param<List<String>> texts = Param.of("texts", ParamTypes.array(ParamTypes.CHARP, LONGEST));
    LoadedModule module =
        new SimulatedKernel()
            .insmod(ModuleDefinition.of("m", texts), "texts=" + "x,".repeat(29) + "y");
    assertThat(module.get(texts).get(29)).isEqualTo("y");
    assertThat(module.get(texts).get(30)).isNull();
    assertThat(module.get(texts).get(LONGEST - 1)).isNull();
  }
}
