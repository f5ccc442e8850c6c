// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeCatalog;
import dev.modparam.snapshot.KernelSnapshot;
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

/** A machine in a line of {@code cases.jsonl}, with what an audit must find on it. */
final class AuditCase {

  private static final String BUNDLED = "/dev/modparam/vectors/audit/cases.jsonl.gz";
  private static final String OWN = "/dev/modparam/audit/cases.jsonl";
  private static final String LINK = "link:";

  private final JsonNode json;

  private AuditCase(JsonNode json) {
    this.json = json;
  }

  /**
   * Reads the cases of the folder that the property {@code modparam.vectors} names, or those of the
   * test resources; nothing if the folder has none.
   */
  static List<AuditCase> all() {
    String folder = System.getProperty("modparam.vectors");
    try {
      if (folder == null) {
        return bundled();
      }
      Path file = Path.of(folder, "cases.jsonl");
      return Files.exists(file) ? read(Files.newInputStream(file)) : List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<AuditCase> bundled() {
    try {
      return read(new GZIPInputStream(AuditCase.class.getResourceAsStream(BUNDLED)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Cases of this project in the same form; without modules of their own they have the bundled. */
  static List<AuditCase> own() {
    try {
      return read(AuditCase.class.getResourceAsStream(OWN));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<AuditCase> read(InputStream in) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<AuditCase> cases = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          cases.add(new AuditCase(mapper.readTree(line)));
        }
      }
    }
    return cases;
  }

  String id() {
    return json.path("id").asText();
  }

  /** What must be found, each as {@code [rule, severity, file, line]}, sorted. */
  List<String> expected() {
    List<String> findings = new ArrayList<>();
    json.path("findings")
        .forEach(
            finding ->
                findings.add(
                    finding.get(0).asText()
                        + " "
                        + finding.get(1).asText()
                        + " "
                        + finding.get(2).asText()
                        + ":"
                        + finding.get(3).asInt()));
    return findings.stream().sorted().toList();
  }

  /** What is found, in the same form. */
  static List<String> found(AuditReport report) {
    return report.findings().stream()
        .map(
            finding ->
                finding.rule().id()
                    + " "
                    + letter(finding.severity())
                    + " "
                    + finding.location().file()
                    + ":"
                    + finding.location().line())
        .sorted()
        .toList();
  }

  private static String letter(Severity severity) {
    return severity.name().substring(0, 1);
  }

  /** Writes the files into a folder and audits it. */
  AuditReport run(Path root) throws IOException {
    write(root);
    return audit(root).run();
  }

  Audit audit(Path root) {
    Audit.Builder builder = Audit.builder().root(root);
    builder.tree(tree("modules").orElseGet(RulePages::modules));
    tree("newModules").ifPresent(builder::upgradeTo);
    if (json.hasNonNull("cmdline")) {
      builder.kernelCommandLine(json.get("cmdline").asText());
    }
    if (json.hasNonNull("live")) {
      builder.live(live());
    }
    return builder.build();
  }

  private void write(Path root) throws IOException {
    for (var file : json.path("files").properties()) {
      Path path = root.resolve(file.getKey().substring(1));
      String text = file.getValue().asText();
      Files.createDirectories(path.getParent());
      if (text.startsWith(LINK)) {
        Files.createSymbolicLink(path, Path.of(text.substring(LINK.length())));
      } else {
        Files.writeString(path, text);
      }
    }
  }

  Optional<ModuleTree> tree(String key) {
    if (!json.hasNonNull(key)) {
      return Optional.empty();
    }
    StringBuilder lines = new StringBuilder("{\"modparam-catalog\":1,\"release\":\"6.12.0\"}\n");
    json.get(key).forEach(module -> lines.append(module).append('\n'));
    return Optional.of(TreeCatalog.parse("cases.jsonl", lines.toString()));
  }

  private KernelSnapshot live() {
    List<KernelSnapshot.Module> modules = new ArrayList<>();
    for (var module : json.get("live").properties()) {
      List<KernelSnapshot.Parameter> parameters = new ArrayList<>();
      for (var parameter : module.getValue().properties()) {
        parameters.add(
            new KernelSnapshot.Parameter(
                parameter.getKey(),
                KernelSnapshot.Parameter.UNKNOWN,
                0444,
                parameter.getValue().asText() + "\n",
                null));
      }
      modules.add(
          new KernelSnapshot.Module(module.getKey(), false, null, "", List.of(), parameters));
    }
    return KernelSnapshot.of(modules);
  }

  @Override
  public String toString() {
    return id();
  }
}
