// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParamsTest {

  @TempDir private Path folder;

  @Test
  void aPackedModuleShowsWhatModinfoDoesNot() {
    Ran ran = Ran.modparam("params", "samples/sample.ko.xz").ends(0).isQuiet();
    assertThat(ran.out())
        .startsWith("fixture  samples/sample.ko.xz\n")
        .containsPattern("i_neg +int +0600 +-7 +-2147483648 to 2147483647 +__param")
        .containsPattern("a_num +array of short +0644 +9,8 +up to 5 elements")
        .containsPattern("own_get +\\? +0644 +\\? ")
        .contains("A negative number")
        .contains("default in .data")
        .doesNotContain("\u001b");
  }

  @Test
  void aSourceIsReadWithNotesOnWhatItDoesNotSay() {
    Ran ran = Ran.modparam("params", "samples/my_driver.c", "samples/my_driver.rs").ends(0);
    assertThat(ran.out())
        .containsPattern("irqs +array of int +0444 +-1,-1,-1,-1 +4 elements")
        .containsPattern("period +int +0600 unsafe +0 ")
        .containsPattern("note: .*period")
        .containsPattern("buffer_size +i32 +0444 +4096 +-2147483648 to 2147483647");
  }

  @Test
  void declarationsAreWrittenInAnotherLanguage() {
    Ran rust = Ran.modparam("params", "--to", "rust", "samples/my_driver.c").ends(0);
    assertThat(rust.out()).contains("module! {");
    Ran java = Ran.modparam("params", "--to", "java", "samples/my_driver.rs").ends(0);
    assertThat(java.out()).contains("Param.of(\"debug\", ParamTypes.BOOL)");
    Ran handles = Ran.modparam("params", "--to", "java-handles", "samples/my_driver.c").ends(0);
    assertThat(handles.out()).contains("public final class MyDriverParams {");
    Ran c = Ran.modparam("params", "--to", "c", "samples/my_driver.rs").ends(0);
    assertThat(c.out()).contains("module_param(debug, bool, 0644);").doesNotContain("note:");
    assertThat(c.err()).startsWith("note: C has no type i32");
  }

  @Test
  void jsonHasTypesLimitsAndOrigins() throws IOException {
    Ran ran =
        Ran.modparam("params", "--format", "json", "--name", "[ai]_n*", "samples/sample.ko.xz");
    JsonNode json = new ObjectMapper().readTree(ran.ends(0).isQuiet().out());
    assertThat(json.get("tool").asText()).isEqualTo("modparam");
    JsonNode parameters = json.at("/modules/0/parameters");
    assertThat(parameters.findValuesAsText("name")).containsExactlyInAnyOrder("i_neg", "a_num");
    JsonNode first =
        parameters.get(0).get("name").asText().equals("i_neg")
            ? parameters.get(0)
            : parameters.get(1);
    assertThat(first.get("type").asText()).isEqualTo("int");
    assertThat(first.get("permissions").asText()).isEqualTo("0600");
    assertThat(first.get("default").asText()).isEqualTo("-7");
    assertThat(first.get("min").asLong()).isEqualTo(Integer.MIN_VALUE);
    assertThat(first.get("from").asText()).startsWith("__param");
  }

  @Test
  void markdownIsATable() {
    Ran ran = Ran.modparam("params", "--format", "markdown", "samples/my_driver.rs").ends(0);
    assertThat(ran.out())
        .startsWith("## my_driver\n\n| parameter | type |")
        .contains("| `debug` | bool | 0644 | `N` |  | Enable debug logging |");
  }

  @Test
  void filtersLeaveOutParametersAndModules() throws IOException {
    Files.copy(Path.of("samples/sample.ko.xz"), folder.resolve("sample.ko.xz"));
    Ran writable = Ran.modparam("params", "--writable", "--type", "short", folder.toString());
    assertThat(writable.ends(0).out()).contains("sh_neg").doesNotContain("i_neg");
    Ran nothing = Ran.modparam("params", "--name", "nothing*", folder.toString());
    assertThat(nothing.ends(0).out()).isEmpty();
    Ran.modparam("params", "--name", "[", "samples/my_driver.c")
        .fails("modparam: --name [: it is not a pattern");
  }

  @Test
  void aModuleIsFoundInATreeByItsName() throws IOException {
    Path place = Files.createDirectories(folder.resolve("kernel/drivers"));
    Files.copy(Path.of("samples/sample.ko.xz"), place.resolve("my-sample.ko.xz"));
    Ran ran = Ran.modparam("params", "--tree", folder.toString(), "my_sample").ends(0);
    assertThat(ran.out()).contains("i_neg");
    Ran.modparam("params", "--tree", folder.toString(), "other")
        .fails("modparam: other: there is no such module below " + folder);
  }

  @Test
  void aDamagedFileOfAFolderIsReportedAndTheOthersAreShown() throws IOException {
    Files.copy(Path.of("samples/sample.ko.xz"), folder.resolve("sample.ko.xz"));
    Files.writeString(folder.resolve("broken.ko"), "this is not a module");
    Ran ran = Ran.modparam("params", folder.toString()).ends(2);
    assertThat(ran.out()).contains("sample.ko.xz");
    assertThat(ran.err()).contains("broken.ko").matches("[^\n]+\n");
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
    Path rust = Files.writeString(folder.resolve("bad.rs"), "module_param! { debug: boool { } }");
    Path empty = Files.createFile(folder.resolve("empty.ko"));
    Ran.modparam("params", "nowhere.ko")
        .fails("modparam: nowhere.ko: there is no such file or folder");
    assertThat(Ran.modparam("params", text.toString()).ends(2).err()).contains("notes.txt");
    assertThat(Ran.modparam("params", empty.toString()).ends(2).err()).contains("empty.ko");
    Ran refused = Ran.modparam("params", rust.toString()).ends(2);
    assertThat(refused.err()).contains("bad.rs").contains("boool").contains("^");
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void coloursAreForTerminalsOrWhoAsksForThem() {
    String file = "samples/my_driver.rs";
    assertThat(Ran.modparam("--color=always", "params", file).ends(0).out()).contains("\u001b[1m");
    assertThat(Ran.modparam("params", "--color=never", file).ends(0).out())
        .doesNotContain("\u001b");
    assertThat(Ran.run("", Map.of("COLUMNS", "40"), "params", file).ends(0).out().lines())
        .allMatch(line -> line.length() <= 40 || line.contains(file));
  }
}
