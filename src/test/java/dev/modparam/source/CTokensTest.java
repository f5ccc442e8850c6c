// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import dev.modparam.param.Param;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How C text is cut into tokens, and where each of them is said to be. */
class CTokensTest {

  @TempDir Path root;

  private static SourceModule parse(String text) {
    return CSource.parse(text, "m");
  }

  private static Object only(String text) {
    SourceModule module = parse(text + "\nMODULE_LICENSE(\"GPL\");\n");
    assertThat(module.notes()).isEmpty();
    List<Param<?>> params = module.definition().parameters();
    assertThat(params).hasSize(1);
    return params.get(0).defaultValue();
  }

  @Test
  void aFileMayBeginWithALineThatGoesOn() {
    assertThat(only("\\\nstatic int v = 3; module_param(v, int, 0);")).isEqualTo(3);
  }

  @Test
  void emptyLinesMayGoOnToo() {
    assertThat(only("static int v = 1\\\n\\\n\\\r\n2; module_param(v, int, 0);")).isEqualTo(12);
  }

  @Test
  void aTokenAtTheBeginningOfAContinuedLineIsInThatLine() {
    SourceModule module = parse("MODULE_LICENSE(\"GPL\"); MODULE_VERSION(\\\nX\\\n);");

    assertThat(module.notes()).hasSize(1);
    assertThat(module.notes().get(0).location().line()).isEqualTo(2);
    assertThat(module.notes().get(0).location().column()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "MODULE_VERSION((())); the text of MODULE_VERSION is not known: \"(())\"",
        "MODULE_VERSION(); the text of MODULE_VERSION is not known: \"\"",
        "MODULE_INFO(); the text of MODULE_INFO is not known: \"\"",
        "MODULE_INFO(key); the text of MODULE_INFO is not known: \"key\"",
        "MODULE_PARM_DESC(v); the description of v is not known: \"\"",
      })
  void anArgumentThatIsNotThereIsNotKnown(String macro, String note) {
    assertThat(parse("MODULE_LICENSE(\"GPL\");" + macro + ";").notes())
        .extracting(Note::message)
        .containsExactly(note);
  }

  @Test
  void anEmptyPasteLeavesNothingBehind() {
    String paste = "#define F(x) x##x\n#define G(x) x\n";

    assertThat(only(paste + "static int v = F() 5 G(); module_param(v, int, 0);")).isEqualTo(5);
  }

  @Test
  void aCharacterInAMadeStringKeepsItsBackslash() {
    String text = "#define F(x) #x\nstatic char *v = F('\\n' '\\\\'); module_param(v, charp, 0);";

    assertThat(only(text)).isEqualTo("'\\n' '\\\\'");
  }

  @Test
  void aWordInFrontOfAStringIsAMacroUnlessItIsAPrefix() {
    String defines = "#define A \"a\"\n#define L A\n#define u A\n#define U A\n#define u8 A\n";
    String text = defines + "static char *v = %s\"b\"; module_param(v, charp, 0);";

    assertThat(only(text.formatted("A"))).isEqualTo("ab");
    assertThat(only(text.formatted("u8"))).isEqualTo("b");
    for (String prefix : List.of("L", "u", "U")) {
      SourceModule module = parse(text.formatted(prefix));
      assertThat(module.parameters().get(0).defaultKnown()).as(prefix).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "A", "Z", "_", "$", "é", "a0", "z9"})
  void aWordIsOfLettersDigitsUnderscoresAndDollars(String word) {
    String text = "static int " + word + " = 3; module_param_named(p, " + word + ", int, 0);";

    assertThat(only(text)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#if 0\n\"abc", "#if 0\nabc", "#if 0", "#define A 1", "#define", "//"})
  void aTextMayEndInTheMiddleOfALine(String end) {
    CSource.Options options = CSource.Options.builder().addIncludeFolder(root).build();

    SourceModule module = CSource.parse("MODULE_VERSION(\"1\");\n" + end, "m", options);
    assertThat(module.definition().tags("version")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/*/ DEAD */",
        "/**/ // DEAD",
        "#define A 1 /*\n DEAD */",
        "#define A /*\n DEAD */ 1",
        "#define A/*\n DEAD */ 1",
        "#define A \"/*\"",
        "#define A '\"' /* \"\n DEAD */",
        "#define A \"\\\"\" /* \"\n DEAD */",
        "#pragma x /* DEAD */",
      })
  void aCommentHidesWhatItHolds(String text) {
    String dead = text.replace("DEAD", "module_param(dead, int, 0);");

    assertThat(only(dead + "\nstatic int v = 3; module_param(v, int, 0);")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\\1234; S4",
        "\\12x; `\nx`",
        "\\0abc; ``",
        "\\x41; A",
        "\\x0000000000000041g; Ag",
        "\\u00411; A1",
        "\\U000000411; A1",
        "\\q; q",
        "\\?\\'; ?'",
      })
  void anEscapeInAStringIsWhatTheCompilerMakesOfIt(String escape, String expected) {
    String text = "static char *v = \"" + escape + "\"; module_param(v, charp, 0);";

    assertThat(only(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CONFIG_X86_64=y; __LITTLE_ENDIAN; 1234",
        "CONFIG_S390=y; __BIG_ENDIAN; 4321",
        "CONFIG_PPC64=y; __powerpc64__; 1",
      })
  void aMachineDefinesItsMacros(String config, String macro, int expected) {
    CSource.Options options = CSource.Options.builder().config(config).build();
    String text = "static int v = " + macro + "; module_param(v, int, 0);";

    SourceModule module = CSource.parse(text, "m", options);
    assertThat(module.definition().parameters().get(0).defaultValue()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CONFIG_X86_64=y; __LITTLE_ENDIAN_BITFIELD; true",
        "CONFIG_X86_64=y; __BIG_ENDIAN_BITFIELD; false",
        "CONFIG_S390=y; __BIG_ENDIAN_BITFIELD; true",
        "CONFIG_S390=y; __LITTLE_ENDIAN_BITFIELD; false",
        "CONFIG_S390=y; __LITTLE_ENDIAN; false",
      })
  void theOrderOfBytesDecidesAboutBitFields(String config, String macro, boolean there) {
    CSource.Options options = CSource.Options.builder().config(config).build();
    String text =
        "#ifdef "
            + macro
            + "\nstatic int v; module_param(v, int, 0);\n#endif\n"
            + "#ifndef "
            + macro
            + "\nstatic int w; module_param(w, int, 0);\n#endif\n";

    SourceModule module = CSource.parse(text, "m", options);
    assertThat(module.definition().parameters())
        .extracting(Param::name)
        .containsExactly(there ? "v" : "w");
  }
}
