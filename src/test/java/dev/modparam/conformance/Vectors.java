// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modparam.kernel.KernelVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A file of recordings: a header and cases, from the folder named by the property {@code
 * modparam.vectors} or else from the test resources. It may be packed.
 */
record Vectors(String file, JsonNode header, List<JsonNode> cases) {

  private static final String RESOURCES = "/dev/modparam/vectors/conformance";

  /** The folder of recordings, with folders in it. */
  static Path folder() {
    String given = System.getProperty("modparam.vectors");
    return given == null ? bundledFolder() : Path.of(given);
  }

  private static Path bundledFolder() {
    try {
      return Path.of(Vectors.class.getResource(RESOURCES).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** All files of recordings that are to be replayed, by their names in the folder. */
  static List<String> names() {
    Path folder = folder();
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*\\.jsonl(\\.gz|\\.xz)?"))
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Reads a file of that name. */
  static Vectors named(String name) {
    return read(folder().resolve(name), name);
  }

  /** Reads a file of a theme, or nothing if a folder is named and does not have it. */
  static Optional<Vectors> read(String theme) {
    return names().stream()
        .filter(name -> name.matches(theme + "\\.jsonl(\\.gz|\\.xz)?"))
        .findFirst()
        .map(Vectors::named);
  }

  static Vectors bundled(String theme) {
    String name = theme + ".jsonl.gz";
    return read(bundledFolder().resolve(name), name);
  }

  private static Vectors read(Path file, String name) {
    try (InputStream in = unpacked(Files.newInputStream(file), name)) {
      return parse(name, in);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static InputStream unpacked(InputStream in, String name) throws IOException {
    if (name.endsWith(".xz")) {
      return new XZInputStream(in);
    }
    return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static Vectors parse(String name, InputStream in) throws IOException {
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
    String file = name.replaceFirst("\\.[gx]z$", "");
    return lines.isEmpty() || !lines.get(0).path("header").asBoolean()
        ? new Vectors(file, mapper.createObjectNode(), lines)
        : new Vectors(file, lines.get(0), lines.subList(1, lines.size()));
  }

  /** What kind of recordings these are. */
  String theme() {
    return header.path("theme").asText();
  }

  /** The kernel that they were recorded from; the usual one where the header names none. */
  KernelVersion version() {
    return KernelVersion.nearest(header.path("kernel").asText().replaceFirst("^Linux ", ""));
  }

  /** Whether each case says which call it is about. */
  boolean isOfCalls() {
    return cases.stream().allMatch(each -> each.has("op"));
  }
}
