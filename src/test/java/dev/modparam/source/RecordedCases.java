// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The recorded cases of a theme, without their headers: those of the build, or those of {@code
 * -Dmodparam.vectors=FOLDER}.
 */
final class RecordedCases {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordedCases() {}

  /** Tells whether other cases than those of the build are replayed. */
  static boolean areGiven() {
    return System.getProperty("modparam.vectors") != null;
  }

  /** All cases of a theme, whatever its files are called. */
  static List<JsonNode> of(String theme) throws IOException {
    String given = System.getProperty("modparam.vectors");
    return read(given == null ? bundled() : Path.of(given), theme);
  }

  /** All cases of a theme that the build has. */
  static List<JsonNode> ofBuild(String theme) throws IOException {
    return read(bundled(), theme);
  }

  private static Path bundled() {
    try {
      return Path.of(
          Objects.requireNonNull(RecordedCases.class.getResource("/dev/modparam/vectors")).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<JsonNode> read(Path folder, String theme) throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*\\.jsonl(\\.gz|\\.xz)?")).sorted().toList()) {
        read(file, theme, cases);
      }
    }
    return cases;
  }

  private static void read(Path file, String theme, List<JsonNode> cases) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      String first = lines.readLine();
      if (first == null || !JSON.readTree(first).path("theme").asText().equals(theme)) {
        return;
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        cases.add(JSON.readTree(line));
      }
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    if (file.toString().endsWith(".gz")) {
      return new GZIPInputStream(in);
    }
    return file.toString().endsWith(".xz") ? new XZInputStream(in) : in;
  }
}
