// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.program.Console;
import dev.modparam.program.Style;
import dev.modparam.program.input.DeclaredModule;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The parameters of modules as text, JSON and Markdown. */
public final class ParameterList {

  private static final int WIDEST_VALUE = 40;

  private ParameterList() {}

  /**
   * Prints a table for each module.
   *
   * @param console where to
   * @param modules the modules
   */
  public static void text(Console console, List<DeclaredModule> modules) {
    PrintStream out = console.out();
    Style style = console.style();
    int width = console.width();
    String gap = "";
    for (DeclaredModule module : modules) {
      out.print(gap);
      out.println(style.bold(module.definition().name()) + "  " + style.faint(module.file()));
      parameters(out, style, width, module);
      module.notes().forEach(note -> out.println("  note: " + note));
      gap = "\n";
    }
  }

  private static void parameters(PrintStream out, Style style, int width, DeclaredModule module) {
    List<Param<?>> params = module.definition().parameters();
    if (params.isEmpty()) {
      out.println("  no parameters");
      return;
    }
    Table table = new Table("parameter", "type", "mode", "default", "limits", "from");
    for (Param<?> param : params) {
      table.add(
          param.name(),
          type(param),
          param.permissions() + flags(param),
          defaultText(module, param, "?"),
          Limits.of(param.type()),
          module.origins().getOrDefault(param.name(), ""));
    }
    List<String> lines = table.lines(width - 2);
    out.println("  " + style.faint(lines.get(0)));
    for (int i = 0; i < params.size(); i++) {
      out.println("  " + lines.get(i + 1));
      String description = DeclaredModule.description(params.get(i));
      if (!description.isEmpty()) {
        out.println("      " + style.faint(Cut.to(width - 6, description)));
      }
    }
  }

  private static String type(Param<?> param) {
    return param.type().name().isEmpty() ? "?" : param.type().name();
  }

  private static String flags(Param<?> param) {
    return (param.isUnsafe() ? " unsafe" : "") + (param.isHardware() ? " hw" : "");
  }

  private static String defaultText(DeclaredModule module, Param<?> param, String unknown) {
    return module.isDefaultKnown(param)
        ? Cut.to(WIDEST_VALUE, param.defaultText().strip())
        : unknown;
  }

  /**
   * Prints a table for each module in Markdown.
   *
   * @param out where to
   * @param modules the modules
   */
  public static void markdown(PrintStream out, List<DeclaredModule> modules) {
    String gap = "";
    for (DeclaredModule module : modules) {
      out.println(gap + "## " + module.definition().name());
      out.println();
      out.println("| parameter | type | mode | default | limits | description |");
      out.println("| --- | --- | --- | --- | --- | --- |");
      for (Param<?> param : module.definition().parameters()) {
        out.printf(
            "| `%s` | %s | %s%s | %s | %s | %s |%n",
            param.name(),
            cell(type(param)),
            param.permissions(),
            flags(param),
            code(defaultText(module, param, "")),
            Limits.of(param.type()),
            cell(DeclaredModule.description(param)));
      }
      gap = "\n";
    }
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  /**
   * Prints all that is known.
   *
   * @param out where to
   * @param modules the modules
   */
  public static void json(PrintStream out, List<DeclaredModule> modules) {
    Json.report(
        out,
        json -> {
          json.writeArrayFieldStart("modules");
          for (DeclaredModule module : modules) {
            json.writeStartObject();
            json.writeStringField("name", module.definition().name());
            json.writeStringField("file", module.file());
            json.writeArrayFieldStart("parameters");
            for (Param<?> param : module.definition().parameters()) {
              json(json, module, param);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notes");
            for (String note : module.notes()) {
              json.writeString(note);
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void json(JsonGenerator json, DeclaredModule module, Param<?> param)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", param.name());
    json.writeStringField("type", type(param));
    json.writeStringField("permissions", param.permissions().toString());
    if (module.isDefaultKnown(param)) {
      String text = param.defaultText();
      json.writeStringField(
          "default", text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }
    limits(json, param);
    if (!DeclaredModule.description(param).isEmpty()) {
      json.writeStringField("description", DeclaredModule.description(param));
    }
    if (param.isUnsafe()) {
      json.writeBooleanField("unsafe", true);
    }
    if (param.isHardware()) {
      json.writeBooleanField("hardware", true);
    }
    json.writeStringField("from", module.origins().getOrDefault(param.name(), ""));
    json.writeEndObject();
  }

  private static void limits(JsonGenerator json, Param<?> param) throws IOException {
    if (param.type() instanceof IntegerType<?> integer) {
      json.writeFieldName("min");
      json.writeNumber(Limits.least(integer));
      json.writeFieldName("max");
      json.writeNumber(Limits.most(integer));
    } else if (param.type() instanceof ArrayType<?> array) {
      json.writeNumberField("elements", array.max());
      json.writeBooleanField("fewer", array.isCounted());
    } else if (param.type().kind() instanceof ParamKind.Buffer buffer) {
      json.writeNumberField("bytes", buffer.size() - 1);
    }
  }
}
