// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.modparam.program.Version;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Writes one JSON object, indented for those who look at it. */
public final class Json {

  private Json() {}

  /**
   * Writes an object that begins with the tool and its version.
   *
   * @param out where to
   * @param content writes what follows
   */
  public static void report(PrintStream out, Content content) {
    object(
        out,
        json -> {
          json.writeStringField("tool", "modparam");
          json.writeStringField("version", Version.NUMBER);
          content.write(json);
        });
  }

  /**
   * Writes an object.
   *
   * @param out where to
   * @param content writes its fields
   */
  public static void object(PrintStream out, Content content) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    out.println();
  }

  /** Writes a part of a document. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes it.
     *
     * @param json where to
     * @throws IOException never
     */
    void write(JsonGenerator json) throws IOException;
  }
}
