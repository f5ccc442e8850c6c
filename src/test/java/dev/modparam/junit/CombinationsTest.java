// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.junit.ArgumentMatrix.Axis;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CombinationsTest {

  @ArgumentMatrix({
    @Axis(
        parameter = "baud",
        value = {"9600", "115200"}),
    @Axis({"", "debug"})
  })
  static class Small {}

  @ArgumentMatrix({
    @Axis({"a0", "a1", "a2", "a3"}),
    @Axis({"b0", "b1", "b2"}),
    @Axis({"c0", "c1", "c2"}),
    @Axis({"d0", "d1"}),
    @Axis({"e0", "e1"})
  })
  static class Large {}

  @ArgumentMatrix(
      value = {@Axis({"a", "b"}), @Axis({"c", "d"}), @Axis({"e", "f"})},
      exhaustiveUpTo = 0)
  static class Pairs {}

  @ArgumentMatrix({@Axis({"a"}), @Axis({})})
  static class Empty {}

  @ArgumentMatrix({})
  static class None {}

  @Test
  void aSmallMatrixIsRunAsAWhole() {
    assertThat(lines(Small.class))
        .containsExactly("baud=9600", "baud=9600 debug", "baud=115200", "baud=115200 debug");
  }

  @Test
  void ofALargeOneEveryPairIsRun() {
    List<String> lines = lines(Large.class);
    assertThat(lines).hasSizeBetween(12, 18); // 144 combinations
    List<List<String>> axes =
        List.of(
            List.of("a0", "a1", "a2", "a3"),
            List.of("b0", "b1", "b2"),
            List.of("c0", "c1", "c2"),
            List.of("d0", "d1"),
            List.of("e0", "e1"));
    for (List<String> axis : axes) {
      for (List<String> other : axes) {
        for (String value : axis) {
          for (String otherValue : other) {
            if (axis != other) {
              assertThat(lines).anyMatch(line -> line.contains(value) && line.contains(otherValue));
            }
          }
        }
      }
    }
  }

  @Test
  void pairsCanBeAskedFor() {
    assertThat(lines(Pairs.class)).hasSize(4);
  }

  @Test
  void aMatrixWithoutValuesIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> lines(Empty.class));
    assertThatIllegalArgumentException().isThrownBy(() -> lines(None.class));
  }

  private static List<String> lines(Class<?> annotated) {
    return Combinations.lines(
        Objects.requireNonNull(annotated.getAnnotation(ArgumentMatrix.class)));
  }
}
