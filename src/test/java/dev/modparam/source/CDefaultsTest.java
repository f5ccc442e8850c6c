// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.param.Param;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a parameter starts with, and how long arrays and buffers are. */
class CDefaultsTest {

  private static SourceModule parse(String text) {
    return CSource.parse(text + "\nMODULE_LICENSE(\"GPL\");\n", "m");
  }

  private static List<String> params(String text) {
    SourceModule module = parse(text);
    assertThat(module.notes()).isEmpty();
    return Shape.params(module.definition());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int v = 5                          | int    | 5",
        "int v = -1                         | int    | -1",
        "int v = (1 + 2) * 3 - 4 / 2 % 5    | int    | 7",
        "int v = 1 << 4 ^ 0x3 & ~1 ^ 010    | int    | 26",
        "int v = 100 >> 2                   | int    | 25",
        "int v = !0 + +!5                   | int    | 1",
        "int v = 'a'                        | int    | 97",
        "int v = '\\n'                      | int    | 10",
        "int v = '\\x41'                    | int    | 65",
        "int v = '\\101'                    | int    | 65",
        "int v = '\\''                      | int    | 39",
        "int v = 0b101                      | int    | 5",
        "int v = THREE                      | int    | 3",
        "int v = NEXT + B + LAST            | int    | 13",
        "int v = INT_MIN                    | int    | -2147483648",
        "int v = -2147483648                | int    | -2147483648",
        "int v = 0xffffffff                 | int    | -1",
        "int v = sizeof(buf) + sizeof(buf[0]) | int   | 11",
        "int v = sizeof(unsigned long) * sizeof(char *) | int | 64",
        "int v = ARRAY_SIZE(table) + sizeof(table) / sizeof(table[0]) | int | 6",
        "int v = sizeof(*table) + sizeof(u16) + sizeof(int) | int | 10",
        "int v = ARRAY_SIZE(listed)         | int    | 6",
        "int v = sizeof(word)               | int    | 4",
        "unsigned int v = -1                | uint   | 4294967295",
        "unsigned int v = ~0U               | uint   | 4294967295",
        "unsigned long v = ~0U              | ulong  | 4294967295",
        "unsigned long v = ~0UL             | ulong  | -1",
        "unsigned long v = ~0               | ulong  | -1",
        "unsigned long v = ULONG_MAX / 3    | ulong  | 6148914691236517205",
        "unsigned long v = ULONG_MAX % 10   | ulong  | 5",
        "u64 v = 1ULL << 40                 | ullong | 1099511627776",
        "unsigned long v = 0x80000000 >> 4  | ulong  | 134217728",
        "int v = -16 >> 2                   | int    | -4",
        "int v = U8_MAX                     | int    | 255",
        "bool v = true                      | bool   | true",
        "bool v = 2                         | bool   | true",
        "bool v = false                     | invbool | false",
        "bool v = 1                         | bool_enable_only | true",
        "int v = 2                          | bint   | 2",
        "int v                              | bint   | 0",
        "bool v                             | bool   | false",
        "u8 v = 300                         | byte   | 44",
        "signed char v = -1                 | byte   | 255",
        "enum colour v = B                  | uint   | 5",
        "enum { X = 7 } v = X               | hexint | 7",
        "struct_free_t v = 9                | int    | 9",
        "volatile_t v = 9                   | int    | 9",
        "char *v = \"a\" \"b\" NAME         | charp  | abname",
        "char *v = \"\\x41\\102\\e\\u00e9\\U0001F600\\q\" | charp | `AB\u001bé😀q`",
        "char *v = \"a\\0b\"                | charp  | a",
        "char *v = u8\"a\"                  | charp  | a",
        "char *v = NULL                     | charp  | null",
        "char *v = 0                        | charp  | null",
        "char *v = \"\"                     | charp  | ``",
        "__initdata int v = 4               | int    | 4",
        "int __aligned(8) v __section(\".x\") = 4 | int | 4",
        "unsigned v = 7                     | uint   | 7",
        "int x, v = 6                       | int    | 6",
        "int table2[] = { 1, 2 }, v = 6     | int    | 6",
        "long int unsigned v = 6            | ulong  | 6",
        "__u32 v = 6                        | uint   | 6",
      })
  void aDefaultIsWhatTheInitializerSays(String declaration, String type, String value) {
    SourceModule module =
        parse(
            """
            #define THREE (TWO + 1)
            #define TWO 2
            #define NAME "name"
            enum colour { A, B = 5, LAST, };
            enum { NEXT = LAST - THREE - 1 };
            typedef int struct_free_t, volatile_t;
            static char buf[2 * 5];
            static short word[TWO];
            static int table[THREE], listed[] = { 1, [4] = 2, 3 };
            """
                + "static "
                + declaration
                + ";\nmodule_param(v, "
                + type
                + ", 0);");

    assertThat(module.notes()).isEmpty();
    Param<?> param = module.definition().parameters().get(0);
    assertThat(String.valueOf((Object) param.defaultValue())).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int v[4]                           | int   | [4] = []",
        "int v[4] = { 1, 2 }                | int   | [4] = [1, 2]",
        "int v[4] = { 1, 2, }               | int   | [4] = [1, 2]",
        "int v[] = { 1, 2 }                 | int   | [2] = [1, 2]",
        "int v[] = { [3] = 1 }              | int   | [4] = [0, 0, 0, 1]",
        "int v[8] = { [0 ... 7] = -1 }      | int   | [8] = [-1, -1, -1, -1, -1, -1, -1, -1]",
        "int v[N] = { [0 ... (N - 1)] = 1 } | int   | [3] = [1, 1, 1]",
        "int v[N] = { [2] = 1, [0] = 5, 6 } | int   | [3] = [5, 6, 1]",
        "int v[2 * N] = {}                  | int   | [6] = []",
        "int v[E2] = { E1 }                 | int   | [2] = [1]",
        "int v[ARRAY_SIZE(w)]               | int   | [5] = []",
        "char *v[3] = { \"a\", NULL, \"b\" } | charp | [3] = [a, null, b]",
        "char *v[3] = { [1] = \"a\" }       | charp | [3] = [null, a]",
        "bool v[3] = { 1, [2] = true }      | bool  | [3] = [true, false, true]",
        "int v[3] = { [1] = 1 }             | bint  | [3] = [0, 1]",
      })
  void anArrayHasItsLengthAndDefaults(String declaration, String type, String expected) {
    String text = "#define N 3\nenum { E0, E1, E2 };\nstatic char w[5];\nstatic " + declaration;
    List<String> params = params(text + ";\nmodule_param_array(v, " + type + ", NULL, 0);");

    assertThat(params).hasSize(1);
    assertThat(params.get(0)).contains(expected + " 0000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "char v[5] = \"abcd\"     | sizeof(v) | string(5) = abcd",
        "char v[] = \"abcd\"      | sizeof(v) | string(5) = abcd",
        "char v[5] = { \"ab\" }   | sizeof v  | string(5) = ab",
        "char v[5] = {}           | 5         | string(5) = ``",
        "char v[5] = { 0 }        | 5         | string(5) = ``",
        "char v[5] = { '\\0' }    | LENGTH    | string(5) = ``",
        "char v[LENGTH] = \"\"    | LENGTH    | string(5) = ``",
        "char v[] = \"ab\\0cd\"    | sizeof(v) | string(6) = ab",
      })
  void aBufferHasItsSizeAndText(String declaration, String size, String expected) {
    String text = "#define LENGTH 5\nstatic " + declaration;

    assertThat(params(text + ";\nmodule_param_string(s, v, " + size + ", 0);"))
        .containsExactly("s: " + expected.replace("``", "") + " 0000");
  }
}
