// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Location;
import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the readers and writers of all languages have in common: places in files, and names. */
class SourceTextTest {

  @Test
  void anEmptyLineAtTheBeginningCounts() {
    List<Note> notes = CSource.parse("\nMODULE_VERSION(X); MODULE_LICENSE(\"GPL\");", "m").notes();

    assertThat(notes).hasSize(1);
    assertThat(notes.get(0).location()).isEqualTo(new Location("", 2, 16, 0));
  }

  @Test
  void aTextWithTagsButWithoutALicenceKeepsTheAssumedOne() {
    ModuleDefinition c = CSource.parse("MODULE_AUTHOR(\"Ada\");", "m").definition();

    assertThat(c.tags("license")).containsExactly("GPL");
    assertThat(c.tags("author")).containsExactly("Ada");
  }

  @Test
  void controlCharactersAreWrittenAsEscapes() {
    ModuleDefinition definition =
        ModuleDefinition.of(
            "m", Param.of("p", ParamTypes.I8).description("\n\t\r\\\" \u001f\u007f~\u0080"));

    assertThat(RustSource.write(definition, RustSource.Dialect.MODULE).text())
        .contains("\"\\n\\t\\r\\\\\\\" \\x1f\\x7f~\u0080\"");
    assertThat(CSource.write(definition).text())
        .contains("\"\\n\\t\\r\\\\\\\" \\037\\177~\u0080\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "A", "Z", "_0", "x9"})
  void aWordIsANameInRust(String name) {
    assertThat(written(name)).contains(" " + name + ": u8 {");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0a", "9a", "a.b", "a#b"})
  void anythingElseIsLeftOut(String name) {
    assertThat(written(name)).doesNotContain("u8 {");
  }

  private static String written(String name) {
    ModuleDefinition definition = ModuleDefinition.of("m", Param.of(name, ParamTypes.U8));
    return RustSource.write(definition, RustSource.Dialect.MODULE).text();
  }
}
