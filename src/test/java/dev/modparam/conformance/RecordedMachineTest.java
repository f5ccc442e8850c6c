// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.snapshot.KernelSnapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parameters of real modules, recorded on a running Linux 6.12, come through a folder, a
 * snapshot, its text and a simulated kernel as they were.
 */
class RecordedMachineTest {

  private static final Logger REPORT = LoggerFactory.getLogger(RecordedMachineTest.class);
  private static final String RESOURCES = "/dev/modparam/vectors/realmods/";

  @TempDir private Path folder;

  @Test
  void loadedModulesReadBackIdentically() throws IOException {
    List<JsonNode> loaded = new ArrayList<>();
    for (JsonNode module : read("live")) {
      if (module.get("loaded").asBoolean()) {
        loaded.add(module);
      }
    }
    verify("live", loaded, "params", true);
  }

  @Test
  void builtInModulesReadBackIdentically() throws IOException {
    verify("builtin", read("builtin"), "sysfs", false);
  }

  private void verify(String theme, List<JsonNode> modules, String list, boolean loadable)
      throws IOException {
    Map<String, String> expected = new TreeMap<>();
    for (JsonNode module : modules) {
      Path directory = Files.createDirectories(folder.resolve(module.get("module").asText()));
      if (loadable) {
        Files.writeString(directory.resolve("initstate"), "live\n");
      }
      for (JsonNode parameter : module.get(list)) {
        Path file = directory.resolve("parameters").resolve(parameter.get("name").asText());
        copy(file, parameter);
        expected.put(folder.relativize(file).toString(), shown(parameter));
      }
    }
    KernelSnapshot snapshot = KernelSnapshot.parse(KernelSnapshot.record(folder).toString());
    assertThat(snapshot.modules()).hasSameSizeAs(modules);
    try (KernelFileSystem files = KernelFileSystem.of(snapshot.boot())) {
      assertThat(content(files.getPath("/sys/module"))).isEqualTo(expected);
    }
    REPORT.info(
        "{}.jsonl: {} modules, {} parameters read back", theme, modules.size(), expected.size());
  }

  private static void copy(Path file, JsonNode parameter) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, parameter.path("value").asText(""));
    int mode = Integer.parseInt(parameter.get("mode").asText(), 8);
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      letters.append((mode & 0400 >> i) != 0 ? "rwxrwxrwx".charAt(i) : '-');
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(letters.toString()));
  }

  private static String shown(JsonNode parameter) {
    String content =
        parameter.hasNonNull("value")
            ? parameter.get("value").asText()
            : "errno " + parameter.get("errno").asText();
    return parameter.get("mode").asText() + " " + content;
  }

  /** What every parameter of a folder shows, with its mode. */
  private static Map<String, String> content(Path modules) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(modules)) {
      for (Path file : all.filter(path -> path.getNameCount() == 5).toList()) {
        if (file.getName(3).endsWith("parameters")) {
          int mode = (int) Files.getAttribute(file, "unix:mode") & 0777;
          content.put(
              modules.relativize(file).toString(), String.format("%04o ", mode) + text(file));
        }
      }
    }
    return content;
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (AccessDeniedException failure) {
      return "errno EACCES";
    }
  }

  private static List<JsonNode> read(String theme) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    RecordedMachineTest.class.getResourceAsStream(RESOURCES + theme + ".jsonl.gz")),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(mapper.readTree(line));
      }
    }
    return lines;
  }
}
