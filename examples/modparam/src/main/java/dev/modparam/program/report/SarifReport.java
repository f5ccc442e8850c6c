// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.modparam.audit.Finding;
import dev.modparam.audit.Rule;
import dev.modparam.audit.Severity;
import dev.modparam.input.Location;
import dev.modparam.program.Version;
import dev.modparam.program.output.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * SARIF 2.1.0, which code hosts read. It lists all rules, those without findings too, since
 * otherwise a host cannot close what was resolved.
 */
public final class SarifReport {

  private final JsonGenerator json;

  private SarifReport(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Prints a log with one run.
   *
   * @param out where to
   * @param machines what was found
   */
  public static void print(PrintStream out, List<Judged> machines) {
    Json.object(out, json -> new SarifReport(json).log(machines));
  }

  private void log(List<Judged> machines) throws IOException {
    json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool();
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    for (Judged judged : machines) {
      for (Finding finding : judged.report().findings()) {
        result(judged, finding);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void tool() throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "modparam");
    json.writeStringField("version", Version.NUMBER);
    json.writeArrayFieldStart("rules");
    for (Rule rule : Rule.all()) {
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      json.writeStringField("name", rule.name());
      text("shortDescription", rule.name().replace('-', ' '));
      text("fullDescription", rule.reason());
      text("help", rule.reason() + " See: modparam rules " + rule.id());
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", level(rule.severity()));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void text(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return severity == Severity.INFORMATION ? "note" : severity.word();
  }

  private void result(Judged judged, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule().id());
    int index = Rule.all().indexOf(finding.rule());
    if (index >= 0) {
      json.writeNumberField("ruleIndex", index);
    }
    json.writeStringField("level", level(finding.severity()));
    text("message", LineReports.message(finding));
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    if (judged.isInFile(finding)) {
      place(judged, finding);
    } else {
      json.writeArrayFieldStart("logicalLocations");
      json.writeStartObject();
      json.writeStringField("name", finding.location().file());
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("modparamLine/v1", fingerprint(judged, finding));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void place(Judged judged, Finding finding) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(judged.path(finding)));
    json.writeEndObject();
    Location place = finding.location();
    if (place.line() > 0) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", place.line());
      if (place.column() > 0) {
        json.writeNumberField("startColumn", place.column());
        json.writeNumberField("endColumn", place.column() + Math.max(1, place.length()));
      }
      Optional<String> line = judged.report().sourceLine(finding);
      if (line.isPresent()) {
        text("snippet", line.get());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** A relative reference, or a file: address for an absolute path, with what must be escaped. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (each & 0xff);
      boolean isPlain =
          letter < 128 && (Character.isLetterOrDigit(letter) || "/-._~+@=".indexOf(letter) >= 0);
      uri.append(isPlain ? String.valueOf(letter) : String.format("%%%02X", (int) letter));
    }
    return uri.toString();
  }

  /** What stays the same when other lines move: the rule, the file and the text of the line. */
  private static String fingerprint(Judged judged, Finding finding) {
    CRC32 sum = new CRC32();
    String line = judged.report().sourceLine(finding).orElse("");
    String text = finding.rule().id() + '\0' + finding.location().file() + '\0' + line;
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", sum.getValue());
  }
}
