// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files for other programs, as far as they run without those programs. */
class IntegrationsTest {

  @TempDir private Path folder;
  private String good;
  private String bad;

  @BeforeEach
  void makeFiles() throws IOException {
    Path place = Files.createDirectories(folder.resolve("modprobe.d"));
    good = Files.writeString(place.resolve("good.conf"), "blacklist pcspkr\n").toString();
    bad = Files.writeString(place.resolve("bad.conf"), "option pcspkr\n").toString();
  }

  private static JsonNode yaml(String file) throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(Files.readString(Path.of(file)));
  }

  private static int status(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    assertThat(words.remove(0)).isEqualTo("modparam");
    words.addAll(List.of(more));
    return Ran.modparam(words.toArray(String[]::new)).status();
  }

  @Test
  void preCommitGetsTheStatusOfItsFiles() throws IOException {
    JsonNode hook = yaml("integrations/pre-commit-config.yaml").at("/repos/0/hooks/0");
    String entry = hook.get("entry").asText();
    assertThat(status(entry, good)).isZero();
    assertThat(status(entry, good, bad)).isEqualTo(1);
    Pattern files = Pattern.compile(hook.get("files").asText());
    assertThat(files.matcher("roles/x/files/modprobe.d/a.conf").find()).isTrue();
    assertThat(files.matcher("modprobe.d/a.conf.bak").find()).isFalse();
  }

  @Test
  void ansibleValidatesTheFileBeforeItIsThere() throws IOException {
    String validate =
        yaml("integrations/ansible-task.yml").at("/0/ansible.builtin.template/validate").asText();
    Path temporary = Files.copy(Path.of(bad), folder.resolve("tmpx1a2"));
    assertThat(status(validate.replace("%s", good))).isZero();
    assertThat(status(validate.replace("%s", temporary.toString()))).isEqualTo(1);
  }

  @Test
  void theActionHandsItsInputsOn() throws Exception {
    JsonNode action = yaml("action.yml");
    Map<String, String> variables = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : action.at("/runs/steps/1/env").properties()) {
      String input = each.getValue().asText().replaceAll("[${} ]|inputs\\.", "");
      variables.put(each.getKey(), action.at("/inputs/" + input + "/default").asText(""));
    }
    assertThat(variables).containsEntry("MODPARAM_FAIL_ON", "warning");
    variables.put("MODPARAM_PATHS", folder + "/modprobe.d/*.conf");
    assertThat(run(variables, 1)).startsWith("::error file=" + bad + ",line=1,col=1,");
    variables.put("MODPARAM_FAIL_ON", "never");
    variables.put("MODPARAM_FORMAT", "sarif");
    variables.put("MODPARAM_OUTPUT", folder.resolve("out.sarif").toString());
    assertThat(run(variables, 0)).isEmpty();
    assertThat(folder.resolve("out.sarif")).content().contains("MP101");
  }

  private static String run(Map<String, String> variables, int status) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("integrations/action.sh").redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isEqualTo(status);
    return text;
  }
}
