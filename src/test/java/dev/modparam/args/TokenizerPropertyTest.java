// SPDX-License-Identifier: Apache-2.0
package dev.modparam.args;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.args.scan.ArgumentReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader, which takes a short way where it can, against {@code next_arg} letter by letter. */
class TokenizerPropertyTest {

  private static final String SHORT = "a=\" ";
  private static final String ALL = "ab1=\" \t\n\u00A0-_.,'\\\u00E9\0!#<>\u007F\u0085";

  private record Token(String name, @Nullable String value, int start, int rest) {}

  private static List<Token> read(byte[] line) {
    ArgumentReader reader = new ArgumentReader();
    List<Token> tokens = new ArrayList<>();
    reader.start(line, 0);
    while (reader.next(line)) {
      tokens.add(
          new Token(
              text(line, reader.nameStart(), reader.nameEnd()),
              reader.hasValue() ? text(line, reader.valueStart(), reader.valueEnd()) : null,
              reader.tokenStart(),
              reader.rest()));
    }
    return tokens;
  }

  private static String text(byte[] line, int from, int to) {
    return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** The rules as they stand in the kernel's source, with an array that ends in NUL. */
  private static List<Token> expected(byte[] bytes) {
    String line = text(bytes, 0, bytes.length) + "\0";
    List<Token> tokens = new ArrayList<>();
    int at = skipSpaces(line, 0);
    while (line.charAt(at) != '\0') {
      int start = at;
      boolean quoted = line.charAt(at) == '"';
      at += quoted ? 1 : 0;
      int param = at;
      int equals = 0;
      boolean inQuotes = quoted;
      int i = 0;
      for (; line.charAt(param + i) != '\0'; i++) {
        char letter = line.charAt(param + i);
        if (isSpace(letter) && !inQuotes) {
          break;
        }
        if (equals == 0 && letter == '=') {
          equals = i;
        }
        inQuotes ^= letter == '"';
      }
      int end = param + i;
      at = skipSpaces(line, end);
      String value = null;
      String name = line.substring(param, end);
      boolean closed = i > 0 && line.charAt(end - 1) == '"';
      if (equals > 0) {
        name = line.substring(param, param + equals);
        boolean open = line.charAt(param + equals + 1) == '"';
        int from = param + equals + (open ? 2 : 1);
        int to = closed && (open || quoted) ? end - 1 : end;
        value = line.substring(from, Math.max(from, to));
      } else if (quoted && closed) {
        name = line.substring(param, end - 1);
      }
      tokens.add(new Token(name, value, start, at));
    }
    return tokens;
  }

  private static boolean isSpace(char letter) {
    return letter == ' ' || (letter >= '\t' && letter <= '\r') || letter == '\u00A0';
  }

  private static int skipSpaces(String line, int from) {
    int at = from;
    while (isSpace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static byte[] latin1(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void allShortLinesAreCutAsTheKernelCutsThem() {
    for (int length = 0; length <= 8; length++) {
      for (int n = 0; n < 1 << (2 * length); n++) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < length; i++) {
          line.append(SHORT.charAt(n >> (2 * i) & 3));
        }
        byte[] bytes = latin1(line);
        if (!read(bytes).equals(expected(bytes))) { // an assertion a line would take minutes
          assertThat(read(bytes)).as("the line [%s]", line).isEqualTo(expected(bytes));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 20_261_126})
  void randomLinesAreCutAsTheKernelCutsThem(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50_000; round++) {
      StringBuilder line = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        line.append(ALL.charAt(random.nextInt(random.nextBoolean() ? 6 : ALL.length())));
      }
      byte[] bytes = latin1(line);
      assertThat(read(bytes)).as("seed %d: the line [%s]", seed, line).isEqualTo(expected(bytes));
    }
  }
}
