// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modparam.param.Param;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleHelpTest {

  private static final ModuleHelp HELP =
      ModuleHelp.of(
          ModuleDefinition.of(
              "my_driver",
              Param.of("size", INT.between(1, 64)).defaultValue(8).description("Size of a|b"),
              Param.of("debug", BOOL).permissions(0644),
              Param.of("name", CHARP)
                  .defaultValue("x")
                  .permissions(0)
                  .description("A \"name\"\n")));

  @Test
  void aTableHasALineForEachParameter() {
    assertThat(HELP.toTable())
        .isEqualTo(
            """
            parameter  type   takes                                default  mode  description
            size       int    an int from 1 to 64                  8        0444  Size of a|b
            debug      bool   a bool: y, t, 1 or on; n, f, 0 or off  N        0644
            name       charp  a charp of at most 1024 bytes        "x"      -     A "name"
            """
                .replace(
                    "takes                                default",
                    "takes                                  default")
                .replace(
                    "an int from 1 to 64                  8",
                    "an int from 1 to 64                    8")
                .replace("1024 bytes        \"x\"", "1024 bytes          \"x\""));
    assertThat(HELP).hasToString(HELP.toTable());
  }

  @Test
  void textIsWrapped() {
    assertThat(HELP.toText(40))
        .startsWith(
            """
            size=int
                Size of a|b. Takes an int from 1 to
                64; default 8; mode 0444.
            debug=bool
            """);
    assertThat(HELP.toText(40).lines()).allMatch(line -> line.length() <= 40);
    assertThatIllegalArgumentException().isThrownBy(() -> HELP.toText(19));
  }

  @Test
  void aLineTakesAllWordsThatFit() {
    for (int width = 20; width < 90; width++) {
      List<String> lines = HELP.toText(width).lines().toList();
      for (int i = 1; i < lines.size(); i++) {
        String before = lines.get(i - 1);
        String line = lines.get(i);
        if (before.startsWith(" ") && line.startsWith(" ")) {
          int word = line.strip().split(" ", -1)[0].length();
          assertThat(before.length() + 1 + word).as("%s|%s", before, line).isGreaterThan(width);
        }
      }
    }
  }

  @Test
  void markdownKeepsItsColumns() {
    assertThat(HELP.toMarkdown().lines().toList())
        .hasSize(5)
        .contains("| size | int | an int from 1 to 64 | 8 | 0444 | Size of a\\|b |");
  }

  @Test
  void jsonCanBeRead() throws Exception {
    JsonNode array = new ObjectMapper().readTree(HELP.toJson());

    assertThat(array).hasSize(3);
    assertThat(array.get(2).get("description").asText()).isEqualTo("A \"name\"");
    assertThat(array.get(0).get("takes").asText()).isEqualTo("an int from 1 to 64");
  }

  @Test
  void aModuleWithoutParametersHasNoLines() {
    ModuleHelp empty = ModuleHelp.of(ModuleDefinition.of("empty"));

    assertThat(empty.toText(80)).isEmpty();
    assertThat(empty.toJson()).isEqualTo("[]");
  }
}
