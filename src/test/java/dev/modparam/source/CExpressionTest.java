// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the initializer of a variable comes to, with C's types and conversions. */
class CExpressionTest {

  private static final String NAMES =
      """
      #define TEN 10
      typedef unsigned char octet_t;
      typedef bool flag_t;
      enum colour { RED, GREEN = 5 };
      typedef enum colour colour_t;
      struct pair { int a; };
      static char text[] = "abc";
      static char *words[3];
      static short grid[2][4];
      static int plain, *pointer, far_one[FAR];
      enum odd { ODD = FAR, AFTER_ODD, 5, NO VALUE };
      """;

  private static SourceModule.Parameter read(String declaration, String type) {
    SourceModule module =
        CSource.parse(NAMES + "static " + declaration + "; module_param(v, " + type + ", 0);", "m");
    return module.parameters().get(0);
  }

  private static String value(String declaration, String type) {
    SourceModule module =
        CSource.parse(NAMES + "static " + declaration + "; module_param(v, " + type + ", 0);", "m");
    assertThat(module.parameters().get(0).defaultKnown()).as(declaration).isTrue();
    Param<?> param = module.definition().parameters().get(0);
    return String.valueOf((Object) param.defaultValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "3 == 3; 1",
        "3 == 4; 0",
        "3 != 3; 0",
        "3 != 4; 1",
        "3 < 3; 0",
        "2 < 3; 1",
        "3 > 3; 0",
        "4 > 3; 1",
        "3 <= 3; 1",
        "4 <= 3; 0",
        "3 >= 3; 1",
        "2 >= 3; 0",
        "-1 < 0U; 0",
        "-1 < 0L; 1",
        "-1L < 0U; 1",
        "-1 > 0ULL; 1",
        "(-7) / 2; -3",
        "(-7) % 2; -1",
        "7U / 2U; 3",
        "7U % 4; 3",
        "1 || FAR; 1",
        "FAR || 1; 1",
        "0 && FAR; 0",
        "FAR && 0; 0",
        "2 && 3; 1",
        "0 || 0; 0",
        "1 ? 2 : 3; 2",
        "0 ? 2 : 3; 3",
        "0 ? FAR : 3; 3",
        "1 ? 2 : FAR; 2",
        "4 ?: 3; 4",
        "0 ?: 3; 3",
        "1 ? 0 ? 1 : 2 : 3; 2",
        "(1 ? -1 : 0U) > 0; 1",
        "5 & 3; 1",
        "5 | 3; 7",
        "5 ^ 3; 6",
        "0x1fUL; 31",
        "10ull; 10",
        "0X1F; 31",
        "0B11; 3",
        "+ - + 5; -5",
        "~5; -6",
        "!5; 0",
        "1 << 31 >> 31; -1",
        "1U << 31 >> 31; 1",
      })
  void operatorsGiveWhatTheCompilerComputes(String expression, String expected) {
    assertThat(value("int v = " + expression, "int")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.5 * 100; 50",
        "(int)5.7; 5",
        "1e3; 1000",
        ".5 + .5; 1",
        "-1.5 * 2; -3",
        "0.7071 * 1024; 724",
        "10 / 4.0 * 2; 5",
        "1.5e-1 * 100; 15",
        "1.5e+1; 15",
        "2. - 3; -1",
        "1.0 == 1; 1",
        "1.5 != 1; 1",
        "1.5 > 1; 1",
        "1 < 0.5; 0",
        "2 <= 2.0; 1",
        "1.5 >= 2; 0",
        "!0.0; 1",
        "+2.5; 2",
        "1 ? 1 : 2.5; 1",
        "(1 ? 3 : 2.5) / 2 * 2; 3",
        "0xffffffffffffffffUL * 1.0 > 1.8e19; 1",
        "0xE - 1; 13",
        "0.5 && 1; 1",
        "-0.9; 0",
        "(bool)0.1; 1",
      })
  void theCompilerMayUseDoubles(String expression, String expected) {
    assertThat(value("int v = " + expression, "int")).isEqualTo(expected);
  }

  @Test
  void aDoubleThatIsNotZeroIsTrue() {
    assertThat(value("bool v = 0.5", "bool")).isEqualTo("true");
    assertThat(value("bool v = 0.0", "bool")).isEqualTo("false");
    assertThat(value("int v = 0.5", "bint")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5f",
        "1.5L",
        "0x1p3",
        "1.5 % 2",
        "~1.5",
        "1 << 1.5",
        "1.5 & 1",
        "1e400",
        "(unsigned char)300.7",
        "1e18",
        "1.5.5",
      })
  void whatDoublesCannotBeIsUnknown(String expression) {
    assertThat(read("int v = " + expression, "int").defaultKnown()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(bool)7; 1",
        "sizeof(\"abc\"); 4",
        "sizeof(\"a\" \"\\0b\") - 1; 3",
        "KERNEL_VERSION(6, 12, 300) >> 8; 1548",
        "2 * MSEC_PER_SEC + NSEC_PER_SEC / USEC_PER_SEC; 3000",
        "(flag_t)0x100; 1",
        "(octet_t)-1; 255",
        "(char)-1; 255",
        "(signed char)-1; -1",
        "(s8)0xff; -1",
        "(u16)-1; 65535",
        "(short)0xffff; -1",
        "(unsigned)-1 > 0; 1",
        "(size_t)-1 > 0; 1",
        "(ssize_t)-1 > 0; 0",
        "(const int)5; 5",
        "(colour_t)GREEN; 5",
        "(enum colour)-1 > 0; 1",
        "(long)(void *)3; 3",
        "(int)(3 + 4); 7",
        "(TEN); 10",
        "(int)-TEN; -10",
        "sizeof(flag_t); 1",
        "sizeof(enum colour); 4",
        "sizeof(colour_t); 4",
        "sizeof(const char); 1",
        "sizeof(struct pair *); 8",
        "sizeof(text); 4",
        "sizeof text; 4",
        "sizeof(*text); 1",
        "sizeof(words); 24",
        "sizeof(words[0]); 8",
        "sizeof(pointer); 8",
        "sizeof(plain); 4",
        "sizeof(grid[1]); 8",
        "sizeof(bool) + sizeof(_Bool); 2",
        "'\\x7f' + '\\0'; 127",
        "S_IRUGO | S_IWUSR; 420",
        "SZ_4K; 4096",
        "GENMASK(3, 1); 14",
        "DIV_ROUND_UP(7, 2); 4",
      })
  void castsSizesAndConstantsAreThoseOfASixtyFourBitKernel(String expression, String expected) {
    assertThat(value("int v = " + expression, "int")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "FAR && 1",
        "FAR || 0",
        "FAR ? 1 : 2",
        "1 ? 2",
        "1 ? : ",
        "5 % 0",
        "1 << -1",
        "1 << 32",
        "1UL << 64",
        "0x",
        "09",
        "0b2",
        "5uuuu",
        "1llll",
        "1+",
        "+",
        "(far_t)5",
        "(struct pair)5",
        "(void)5",
        "(far *)5 + 1",
        "(int)",
        "(*)5",
        "(int 5)3",
        "(const)5",
        "('a')'b'",
        "sizeof(far_t)",
        "sizeof(grid)",
        "sizeof(*plain)",
        "sizeof(const)",
        "sizeof(far_one)",
        "sizeof",
        "ARRAY_SIZE(far_one)",
        "ARRAY_SIZE(plain)",
        "ARRAY_SIZE()",
        "far(1, 2)",
        "ODD",
        "AFTER_ODD",
        "\"text\"",
        "U'a'",
        "'\\u00e9'",
        "{ 1, 2 }",
        "1 2",
        "FAR + 1",
        "1 @ 2",
      })
  void whatOnlyACompilerKnowsIsUnknown(String expression) {
    assertThat(read("int v = " + expression, "int").defaultKnown()).isFalse();
  }

  @Test
  void constantsThatTwoEnumerationsDefineDifferentlyAreUnknown() {
    assertThat(read("enum { X = 1 }; enum { X = 1 }; static int v = X", "int").defaultKnown())
        .isTrue();
    assertThat(read("enum { X = 1 }; enum { X = 2 }; static int v = X", "int").defaultKnown())
        .isFalse();
  }

  @Test
  void nestingWithoutEndIsUnknown() {
    for (String piece : new String[] {"(", "- ", "1 ? 1 : ", "(int)"}) {
      String deep = "int v = " + piece.repeat(500) + "1" + ")".repeat(piece.equals("(") ? 500 : 0);
      assertThat(read(deep, "int").defaultKnown()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "char *v = (\"a\"); a",
        "char *v = ((\"a\" \"b\")); ab",
        "char *v = \"\\u20AC\"; €",
        "char *v = \"\\x41g\"; Ag",
        "char *v = \"\\x00000041\"; A",
        "char *v = \"\\1018\"; A8",
        "char *v = \"\\41\"; !",
        "char *v = \"\\u41z\"; Az",
        "char *v = \"\\Uffffffff\"; ?",
        "char *v = \"a\\q\"; aq",
        "char *v = (void *)0; null",
        "char *v = ((void *)0); null",
      })
  void textsAreWhatTheirEscapesSay(String declaration, String expected) {
    assertThat(value(declaration, "charp")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {"char *v = ()", "char *v = \"a\" 5", "char *v = U\"a\"", "char *v = (\"a\") \"b\""})
  void whatIsNotATextIsUnknown(String declaration) {
    assertThat(read(declaration, "charp").defaultKnown()).isFalse();
  }
}
