// SPDX-License-Identifier: Apache-2.0
package dev.modparam.args;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code format} and {@code parse} undo each other, over all short texts and many random ones. */
class ArgumentFormatPropertyTest {

  private static final String[] LETTERS = {
    "a",
    "b",
    "1",
    "=",
    "\"",
    " ",
    "\n",
    "-",
    "_",
    ".",
    ",",
    "'",
    "\\",
    "é",
    "à",
    "\u00A0",
    "\0",
    "\uD83D\uDE00",
    "\uD800",
    "\t",
    "\u007F"
  };
  private static final int ROUNDS = 20_000;

  private static String text(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }

  private static @Nullable String formatted(String name, @Nullable String value) {
    try {
      return ArgumentLine.format(name, value);
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_122})
  void whatIsFormattedReadsBackAsItWas(long seed) {
    Random random = new Random(seed);
    int written = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String name = random.nextInt(4) == 0 ? text(random, 4) : "param";
      String value = random.nextInt(6) == 0 ? null : text(random, 8);
      String line = formatted(name, value);
      if (line != null) {
        written++;
        ArgumentLine read = ArgumentLine.parse("first=1 " + line + " last");
        assertThat(read.arguments())
            .as("seed %d, round %d: %s", seed, i, line)
            .hasSize(3)
            .element(1)
            .isEqualTo(new ArgumentLine.Argument(name, value, 8));
      }
    }
    assertThat(written).isBetween(ROUNDS / 4, ROUNDS - ROUNDS / 10);
  }

  @Test
  void whateverALineCanHoldCanBeFormatted() {
    char[] letters = {'a', '=', '"', ' '};
    for (int length = 1; length <= 7; length++) {
      char[] token = new char[length];
      for (int n = 0; n < 1 << (2 * length); n++) {
        for (int i = 0; i < length; i++) {
          token[i] = letters[n >> (2 * i) & 3];
        }
        List<ArgumentLine.Argument> read =
            ArgumentLine.parse(new String(token) + " next").arguments();
        if (read.size() == 2 && read.get(1).name().equals("next")) {
          ArgumentLine.Argument first = read.get(0);
          if (first.name().indexOf('"') >= 0) {
            continue; // no parameter has such a name
          }
          assertThat(formatted(first.name(), first.value()))
              .as("a form for name %s and value %s", first.name(), first.value())
              .isNotNull();
        }
      }
    }
  }
}
