// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modparam.modprobe.config.KmodVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** Recordings of kmod's commands: those of this project, or those of a folder that is named. */
record KmodVectors(String file, List<JsonNode> cases) {

  private static final String RESOURCES = "/dev/modparam/vectors/kmod/";
  private static final String TREE = "tree.json";

  private static final List<String> BUNDLED =
      List.of(
          "modprobe.jsonl.gz",
          "modprobe-501.jsonl.xz",
          "hand-remove-twice.jsonl.xz",
          "kmod-main-testsuite.jsonl.xz");

  /** Reads all files of commands, plain or packed. */
  static List<KmodVectors> all() throws IOException {
    List<KmodVectors> found = new ArrayList<>();
    Path folder = folder();
    if (folder == null) {
      for (String name : BUNDLED) {
        found.add(new KmodVectors(name, cases(open(name, bundled(name)))));
      }
      return found;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(KmodVectors::isOfCommands).sorted().toList()) {
        String name = file.getFileName().toString();
        found.add(new KmodVectors(name, cases(open(name, Files.newInputStream(file)))));
      }
    }
    return found;
  }

  /** The tree of all cases that have none of their own. */
  static JsonNode tree() throws IOException {
    Path folder = folder();
    boolean given = folder != null && Files.exists(folder.resolve(TREE));
    try (InputStream in =
        given
            ? Files.newInputStream(Objects.requireNonNull(folder).resolve(TREE))
            : open(TREE + ".gz", bundled(TREE + ".gz"))) {
      return new ObjectMapper().readTree(in);
    }
  }

  /** The versions that a file was recorded from. */
  List<KmodVersion> versions() {
    if (cases.stream().anyMatch(row -> row.has("expect"))) {
      return List.of(KmodVersion.KMOD_35);
    }
    if (cases.stream().anyMatch(row -> row.has("kmod34.2"))) {
      return List.of(KmodVersion.KMOD_30, KmodVersion.KMOD_34, KmodVersion.KMOD_35);
    }
    return List.of(KmodVersion.KMOD_30, KmodVersion.KMOD_35);
  }

  private static Path folder() {
    String folder = System.getProperty("modparam.vectors");
    return folder == null ? null : Path.of(folder);
  }

  /** Other files of such a folder are about other programs. */
  private static boolean isOfCommands(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".jsonl") && !name.endsWith(".jsonl.xz") && !name.endsWith(".jsonl.gz")) {
      return false;
    }
    try (InputStream in = open(name, Files.newInputStream(file))) {
      String first =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
      return first != null && first.contains("\"argv\"") && first.contains("\"config\"");
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static InputStream bundled(String name) {
    return Objects.requireNonNull(KmodVectors.class.getResourceAsStream(RESOURCES + name), name);
  }

  private static InputStream open(String name, InputStream in) throws IOException {
    if (name.endsWith(".xz")) {
      return new XZInputStream(in);
    }
    return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static List<JsonNode> cases(InputStream in) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> cases = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          cases.add(mapper.readTree(line));
        }
      }
    }
    return cases;
  }
}
