// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.modparam.program.output.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The report of the library, indented; of several machines an array of them. */
public final class JsonReport {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonReport() {}

  /**
   * Prints an object.
   *
   * @param out where to
   * @param machines what was found
   */
  public static void print(PrintStream out, List<Judged> machines) {
    if (machines.size() == 1) {
      Json.object(out, json -> fields(json, machines.get(0)));
      return;
    }
    Json.report(
        out,
        json -> {
          json.writeArrayFieldStart("machines");
          for (Judged judged : machines) {
            json.writeStartObject();
            json.writeStringField("machine", judged.report().machine());
            fields(json, judged);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** Copies the fields of the object that the library writes. */
  private static void fields(JsonGenerator json, Judged judged) throws IOException {
    try (JsonParser parser = FACTORY.createParser(judged.report().toJson())) {
      parser.nextToken();
      while (parser.nextToken() != com.fasterxml.jackson.core.JsonToken.END_OBJECT) {
        json.copyCurrentStructure(parser);
      }
    }
  }
}
