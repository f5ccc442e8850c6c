// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
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

/** The recorded cases: those of the build, or those of {@code -Dmodparam.vectors=FOLDER}. */
final class VectorFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private VectorFiles() {}

  /** Tells whether other cases than those of the build are replayed. */
  static boolean areGiven() {
    return System.getProperty("modparam.vectors") != null;
  }

  /** Returns the given folder, or a folder of the build. */
  static Path folder(String ofBuild) {
    String given = System.getProperty("modparam.vectors");
    return given != null ? Path.of(given) : resource(ofBuild);
  }

  /** Returns a file of the build. */
  static Path bundled(String file) {
    return resource(file);
  }

  private static Path resource(String folder) {
    String name = "/dev/modparam/vectors/" + folder;
    try {
      URI uri = Objects.requireNonNull(VectorFiles.class.getResource(name), name).toURI();
      return Path.of(uri);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the files of cases in a folder and the folders in it. */
  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*\\.jsonl(\\.gz|\\.xz)?"))
          .sorted()
          .toList();
    }
  }

  /** Returns the name of a file without the suffix of its compression. */
  static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.(gz|xz)$", "");
  }

  static List<JsonNode> read(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.add(JSON.readTree(line));
        }
      }
    }
    return lines;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    String name = file.getFileName().toString();
    if (name.endsWith(".gz")) {
      return new GZIPInputStream(raw);
    }
    return name.endsWith(".xz") ? new XZInputStream(raw) : raw;
  }

  static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(element -> strings.add(element.asText()));
    return strings;
  }
}
