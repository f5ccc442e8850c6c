// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The C reader refuses and warns where the recorded compiler does. */
class CompilerConformanceTest {

  private static final List<String> TYPES =
      List.of(
          "byte",
          "short",
          "ushort",
          "int",
          "uint",
          "long",
          "ulong",
          "ullong",
          "hexint",
          "bool",
          "invbool",
          "bool_enable_only",
          "bint",
          "charp");

  @Test
  void variablesFitTypesAsTheCompilerSays() throws IOException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (JsonNode each : RecordedCases.of("types-compile")) {
      String variable = each.get("variable").asText();
      String type = each.get("type").asText();
      assertThat(TYPES).contains(type);
      String result = outcome(declaration(variable) + "module_param(v, " + type + ", 0644);");
      compared++;
      if (!result.equals(each.get("result").asText())) {
        differences.add(variable + " as " + type + ": " + result);
      }
    }
    assertCompared(compared, 434 + 238);
    assertThat(differences).isEmpty();
  }

  private static String declaration(String variable) {
    int bracket = variable.indexOf('[');
    return "enum e1 { A };\nstatic "
        + (bracket < 0
            ? variable + " v"
            : variable.substring(0, bracket) + " v" + variable.substring(bracket))
        + ";\n";
  }

  private static String outcome(String text) {
    try {
      SourceModule module = CSource.parse(text + "\nMODULE_LICENSE(\"GPL\");", "m");
      return module.notes().isEmpty() ? "ok" : "warning";
    } catch (InvalidInputException refusal) {
      return "error";
    }
  }

  @Test
  void permissionsCompileAsTheCompilerSays() throws IOException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (JsonNode each : RecordedCases.of("permissions-compile")) {
      String permissions = each.get("perm").asText();
      String result = outcome("static int v;\nmodule_param(v, int, " + permissions + ");");
      compared++;
      if (result.equals("error") == each.get("compiles").asBoolean()) {
        differences.add(permissions + ": " + result);
      }
    }
    assertCompared(compared, 333 + 182);
    assertThat(differences).isEmpty();
  }

  /** A folder that was given has what it has. */
  private static void assertCompared(int compared, int ofBuild) {
    assumeTrue(compared > 0, "the folder has no such cases");
    assertThat(compared).isEqualTo(RecordedCases.areGiven() ? compared : ofBuild);
  }

  @Test
  void theSectionOfTheRecordedSourceHoldsWhatItsMacrosSay() throws IOException {
    JsonNode recorded = RecordedCases.ofBuild("modinfo").get(0);
    List<String> section = new ArrayList<>();
    recorded.get("modinfo").forEach(each -> section.add(each.asText()));
    section.removeAll(List.of("depends=", "name=kp_info", "retpoline=Y"));
    Collections.reverse(section);

    SourceModule module = CSource.parse(recorded.get("source").asText(), "kp_info");

    assertThat(module.modinfo()).map(Object::toString).containsExactlyInAnyOrderElementsOf(section);
    assertThat(module.modinfo())
        .filteredOn(tag -> !tag.key().equals("parmtype"))
        .map(Object::toString)
        .containsExactlyElementsOf(
            section.stream().filter(s -> !s.startsWith("parmtype")).toList());
    assertThat(Shape.params(module.definition()))
        .containsExactly(
            "a: an int from -2147483648 to 2147483647 = 0 0644 \"the first\"",
            "b: an int from -2147483648 to 2147483647 = 0 0000"
                + " \"described before it is declared\"",
            "c: an int from -2147483648 to 2147483647 = 0 0444",
            "flag: bool = false 0644 \"a: colon, \"quotes\", = and\nsecond line\"",
            "other_name: charp = null 0600 \"\"",
            "arr: an int from -2147483648 to 2147483647[3] counted from 0 = [] 0644"
                + " \" leading space\"",
            "text: string(8) =  0644 \"a buffer\"",
            "cb: an int from -2147483648 to 2147483647 = 0 0644"
                + " \"a callback has no parmtype\"",
            "cb2: an int from -2147483648 to 2147483647 = 0 0644 same as cb",
            "un: an int from -2147483648 to 2147483647 = 0 0644 unsafe \"unsafe\"",
            "hw: an int from -2147483648 to 2147483647 = 0 0444 hardware \"hw\"");
    assertThat(module.notes())
        .map(Note::message)
        .containsExactly(
            "there is no parameter nosuch for the description \"described only\"",
            "a is described before; this is left out: \"the first, again\"");
  }
}
