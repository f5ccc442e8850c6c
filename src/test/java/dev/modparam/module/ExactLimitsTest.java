// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last value that is taken, and the first that is not. */
class ExactLimitsTest {

  @Test
  void aLevelIsFrom0To7() {
    assertThat(LogLevel.of(0)).isEqualTo(LogLevel.EMERG);
    assertThat(LogLevel.of(7)).isEqualTo(LogLevel.DEBUG);
    assertThatIllegalArgumentException().isThrownBy(() -> LogLevel.of(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> LogLevel.of(8));
  }

  @Test
  void aTagHasAKeyWithoutEqualsSignsAndNoNul() {
    assertThat(new ModinfoTag("k", "=")).hasToString("k==");
    assertThatIllegalArgumentException().isThrownBy(() -> new ModinfoTag("", "v"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ModinfoTag("=k", "v"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ModinfoTag("\0k", "v"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ModinfoTag("k", "v\0"));
  }

  @Test
  void codeTakes0BytesOrMore() {
    ModuleLifecycle.Code code =
        new ModuleLifecycle.Code(0, true, Map.of("base", List.of("symbol")));
    assertThat(code.size()).isZero();
    assertThat(code.imports()).isEqualTo(Map.of("base", List.of("symbol")));
    assertThatThrownBy(() -> code.imports().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(ModuleDefinition.of("m").code(code).code()).isEqualTo(code);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModuleLifecycle.Code(-1, true, Map.of()));
  }

  private static ModuleHelp help(Param<?> param) {
    return ModuleHelp.of(ModuleDefinition.of("m", param));
  }

  @Test
  void helpIsFoldedAtItsWidth() {
    Param<Integer> param = Param.of("p", ParamTypes.INT).description("aaaa bbbbbbbbbbb cc");
    assertThat(help(param).toText(20))
        .startsWith("p=int\n    aaaa bbbbbbbbbbb\n    cc. Takes an int\n    from -2147483648\n");
    assertThatIllegalArgumentException().isThrownBy(() -> help(param).toText(19));
  }

  @ParameterizedTest
  @CsvSource({"0x1f, \\u001f", "0x20, ' '"})
  void jsonEscapesWhatItMust(String letter, String written) {
    String text = "a" + (char) Integer.decode(letter).intValue() + "b";
    assertThat(help(Param.of("p", ParamTypes.INT).description(text)).toJson())
        .contains(letter.equals("0x1f") ? "\"a" : "\"a" + written + "b\"");
  }

  @Test
  void textsAreShownInQuotesAndNothingIsNot() {
    assertThat(help(Param.of("p", ParamTypes.CHARP).defaultValue("x")).toText(80))
        .contains("default \"x\";");
    assertThat(help(Param.of("p", ParamTypes.string(9)).defaultValue("x")).toText(80))
        .contains("default \"x\";");
    assertThat(help(Param.of("p", ParamTypes.CHARP)).toText(80)).contains("default (null);");
    assertThat(help(Param.of("p", ParamTypes.INT)).toText(80)).contains("default 0;");
  }
}
