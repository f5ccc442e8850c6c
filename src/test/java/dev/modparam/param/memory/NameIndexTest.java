// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.text.KernelName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameIndexTest {

  private final NameIndex index = NameIndex.of(List.of("buffer_size", "debug", "max-rate"));

  @ParameterizedTest
  @CsvSource({"buffer_size, 0", "buffer-size, 0", "debug, 1", "max_rate, 2", "max-rate, 2"})
  void dashAndUnderscoreAreTheSameOnBothSides(String name, int position) {
    assertThat(index.find(name)).isEqualTo(position);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Debug", "debu", "debugs", "buffer__size", "buffer size", "ägypten"})
  void otherNamesAreNotFound(String name) {
    assertThat(index.find(name)).isEqualTo(-1);
  }

  @Test
  void aNameIsFoundInTheMiddleOfALine() {
    byte[] line = "x debug=1".getBytes(StandardCharsets.UTF_8);

    assertThat(index.find(line, 2, 7)).isEqualTo(1);
    assertThat(index.find(line, 2, 8)).isEqualTo(-1);
  }

  @Test
  void ofTwoNamesThatAreTheSameTheFirstIsFound() {
    assertThat(NameIndex.of(List.of("a_b", "a-b")).find("a-b")).isZero();
  }

  @Test
  void anEmptyIndexFindsNothing() {
    assertThat(NameIndex.of(List.of()).find("x")).isEqualTo(-1);
    assertThat(NameIndex.of(List.of()).nearest("x")).isEmpty();
  }

  @Test
  void aThousandNamesAreEachFound() {
    List<String> names = IntStream.range(0, 1000).mapToObj(i -> "param_" + i).toList();
    NameIndex large = NameIndex.of(names);

    for (int i = 0; i < 1000; i++) {
      assertThat(large.find("param-" + i)).isEqualTo(i);
    }
    assertThat(large.find("param_1000")).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%d",
        "p%d",
        "param_number_%d",
        "%d_param_number",
        "very_long_beginning_%d_and_as_long_end",
        "12345678%d",
        "1234567%d",
        "%d345678",
        "a-name_with-many_dashes-in_it-%d",
        "begins_as_others_%04d_ends_as_others"
      })
  void noLookUpTakesManyStepsAndNoneFindsAnother(String pattern) {
    NameIndex large = NameIndex.of(IntStream.range(0, 1000).mapToObj(pattern::formatted).toList());

    assertThat(large.meanSearch()).as("the places that a look-up visits").isLessThan(4);
    assertThat(IntStream.range(1000, 9000).map(i -> large.find(pattern.formatted(i))))
        .containsOnly(-1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_126})
  void itFindsWhatALookLetterByLetterFinds(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<String> names = Stream.generate(() -> name(random, 26)).limit(20).distinct().toList();
      List<String> normal = names.stream().map(KernelName::normalize).toList();
      NameIndex random20 = NameIndex.of(names);
      for (int i = 0; i < 60; i++) {
        String name = i < names.size() ? names.get(i).replace('_', '-') : name(random, 26);
        String before = name(random, 9);
        String after = name(random, 9);
        byte[] text = (before + name + after).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(random20.find(text, before.length(), before.length() + name.length()))
            .as("seed %d, %s in %s%s%s", seed, names, before, name, after)
            .isEqualTo(normal.indexOf(KernelName.normalize(name)));
      }
    }
  }

  /** Few letters, so that names are alike, among them those whose bits are all but a dash's. */
  private static String name(Random random, int longest) {
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(longest); i > 0; i--) {
      name.append("aab-_,./".charAt(random.nextInt(8)));
    }
    return name.toString();
  }

  @Test
  void namesThatMeetInTheTableAreEachFound() {
    List<String> names = IntStream.range(0, 5_000).mapToObj(i -> "p" + i).toList();
    NameIndex crowded = NameIndex.of(names); // thousands of names share a place with others
    for (int i = 0; i < names.size(); i++) {
      assertThat(crowded.find(names.get(i))).isEqualTo(i);
      assertThat(crowded.find("q" + i)).isEqualTo(-1);
    }
  }

  @Test
  void theHashIsTheSameForDashAndUnderscoreAndNoOtherTwo() {
    byte[] line = "a-b a_b a.b a_b\0".getBytes(StandardCharsets.UTF_8);

    assertThat(NameHash.of(line, 0, 3)).isEqualTo(NameHash.of(line, 4, 7));
    assertThat(NameHash.of(line, 0, 3)).isNotEqualTo(NameHash.of(line, 8, 11));
    assertThat(NameHash.of(line, 12, 15)).isNotEqualTo(NameHash.of(line, 12, 16));
  }

  /** Names whose words differ only where a multiplication has no say over the upper bits. */
  @Test
  void namesThatCollideUnderAMultiplicationAreSpread() {
    NameIndex aimed =
        NameIndex.of(
            IntStream.range(0, 16_384)
                .mapToObj(i -> "%016d%s".formatted(i * 1_000L, "x".repeat(i % 3)))
                .toList());

    assertThat(aimed.meanSearch()).isLessThan(2);
  }

  @ParameterizedTest
  @CsvSource({
    "bufer_size, buffer_size",
    "buffersize, buffer_size",
    "Debug, debug",
    "dbeug, debug",
    "debugg, debug",
    "maxrate, max-rate",
    "max_rat, max-rate"
  })
  void aSlipIsNearTheNameThatWasMeant(String name, String meant) {
    assertThat(index.nearest(name)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "colour", "verbose", "size", "d"})
  void otherWordsAreNotNear(String name) {
    assertThat(index.nearest(name)).isEmpty();
  }

  @Test
  void theNearestOfSeveralIsNamed() {
    assertThat(NameIndex.of(List.of("rate", "date", "dates")).nearest("daets")).contains("dates");
  }

  @Test
  void aVeryLongWordIsNoSlip() {
    NameIndex long64 = NameIndex.of(List.of("x".repeat(64)));

    assertThat(long64.nearest("x".repeat(63))).isPresent();
    assertThat(long64.nearest("x".repeat(65))).isEmpty();
  }

  @Test
  void theNormalFormHasUnderscores() {
    assertThat(KernelName.normalize("a-b_c--d")).isEqualTo("a_b_c__d");
  }

  @Test
  void aLookUpOfTheOnlyNameVisitsOnePlace() {
    assertThat(NameIndex.of(List.of("debug")).meanSearch()).isEqualTo(1);
    assertThat(NameIndex.of(List.of("a", "b", "c")).meanSearch()).isBetween(1.0, 2.0);
  }
}
