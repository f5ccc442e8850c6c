// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModinfoFormatTest {

  private static final Modinfo LONG_KEYS =
      Modinfo.of(List.of("fifteen_letters=a", "seventeen_letters=b", "größer_als_15_b=c"));

  @Test
  void padsLongKeysAsEachVersionDoes() {
    assertThat(ModinfoFormat.kmod30().print(LONG_KEYS))
        .isEqualTo("fifteen_letters:a\nseventeen_letters:  b\ngrößer_als_15_b:  c\n");
    assertThat(ModinfoFormat.newer().print(LONG_KEYS))
        .isEqualTo("fifteen_letters:a\nseventeen_letters:b\ngrößer_als_15_b:c\n");
  }

  @Test
  void printsBuiltInCode() {
    byte[] file =
        "a.license=GPL\0a.file=fs/a\0a.parmtype=x:int\0.odd=1\0b.description=has a dot. and=\0"
            .getBytes(StandardCharsets.UTF_8);
    Map<String, Modinfo> builtin = BuiltinModinfo.parse(file);
    assertThat(builtin).containsOnlyKeys("a", "b");
    Modinfo a = builtin.getOrDefault("a", Modinfo.of(List.of()));
    assertThat(ModinfoFormat.kmod30().printBuiltin("a", a))
        .isEqualTo(
            """
            name:           a
            filename:       (builtin)
            license:        GPL
            file:           fs/a
            parm:           x:int
            """);
    assertThat(ModinfoFormat.kmod30().field("name").printBuiltin("a", a)).isEqualTo("a\n");
    assertThat(ModinfoFormat.kmod30().field("filename").printBuiltin("a", a))
        .isEqualTo("(builtin)\n");
    assertThat(ModinfoFormat.kmod30().field("license").printBuiltin("a", a)).isEqualTo("GPL\n");
    assertThat(ModinfoFormat.kmod30().parameters().nulSeparated().printBuiltin("a", a))
        .isEqualTo("x: (int)\0");
  }

  @Test
  void complainsOnlyWhereItLooks() {
    Modinfo modinfo = Modinfo.of(List.of("parm=x", "parmtype=y"));
    assertThat(ModinfoFormat.kmod30().errors(modinfo))
        .containsExactly(
            "modinfo: ERROR: Found invalid \"parm=x\": missing ':'",
            "modinfo: ERROR: Found invalid \"parmtype=y\": missing ':'");
    assertThat(ModinfoFormat.kmod30().parameters().errors(modinfo)).hasSize(2);
    assertThat(ModinfoFormat.kmod30().field("alias").errors(modinfo)).isEmpty();
  }
}
