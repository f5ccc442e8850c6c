// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A file of recordings: a header and cases, from the folder named by the property {@code
 * modparam.vectors} or else from the test resources.
 */
record Vectors(String file, JsonNode header, List<JsonNode> cases) {

  private static final String RESOURCES = "/dev/modparam/vectors/conformance/";

  /** Reads a file, or nothing if a folder is named and does not have it. */
  static Optional<Vectors> read(String theme) {
    String folder = System.getProperty("modparam.vectors");
    if (folder == null) {
      return Optional.of(bundled(theme));
    }
    Path file = Path.of(folder, theme + ".jsonl");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(parse(theme, in));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Vectors bundled(String theme) {
    try (InputStream packed = Vectors.class.getResourceAsStream(RESOURCES + theme + ".jsonl.gz");
        InputStream in = new GZIPInputStream(packed)) {
      return parse(theme, in);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Vectors parse(String theme, InputStream in) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.add(mapper.readTree(line));
        }
      }
    }
    return new Vectors(theme + ".jsonl", lines.get(0), lines.subList(1, lines.size()));
  }
}
