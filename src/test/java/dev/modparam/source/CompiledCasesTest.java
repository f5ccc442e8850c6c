// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.InvalidInputException;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;

/** Small C files of the kinds that drivers are made of are read as gcc compiles them. */
class CompiledCasesTest {

  /** One case of {@code src/test/c/cases.py}. */
  private record Case(String theme, String source, String printed) {

    boolean isRefused() {
      return printed.equals("refused\n");
    }
  }

  private static List<Case> cases() throws IOException {
    String text;
    try (InputStream in =
        new XZInputStream(
            Objects.requireNonNull(
                CompiledCasesTest.class.getResourceAsStream("c-cases.txt.xz")))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Case> cases = new ArrayList<>();
    for (String each : text.substring(4).split("\n=== ", -1)) {
      int source = each.indexOf('\n') + 1;
      int printed = each.lastIndexOf("---\n");
      String result = each.substring(printed + 4);
      cases.add(
          new Case(
              each.substring(0, source - 1),
              each.substring(source, printed),
              result.endsWith("\n") || result.isEmpty() ? result : result + "\n"));
    }
    return cases;
  }

  private static String printed(Param<?> param) {
    String shown = param.defaultText().stripTrailing();
    String description = param.description().map(text -> " " + quoted(text)).orElse("");
    return param.name()
        + " "
        + type(param.type())
        + String.format(" %04o ", param.permissions().bits())
        + value(param, shown)
        + description
        + "\n";
  }

  private static String type(ParamType<?> type) {
    if (type instanceof ArrayType<?> array) {
      return array.element().name() + "[" + array.max() + "]" + (array.isCounted() ? "#" : "");
    }
    return type.kind() instanceof ParamKind.Buffer buffer
        ? "string(" + buffer.size() + ")"
        : type.name();
  }

  private static String value(Param<?> param, String shown) {
    if (param.type() instanceof ArrayType<?> array && array.element().name().equals("charp")) {
      List<String> elements = new ArrayList<>();
      ((List<?>) Objects.requireNonNull(param.defaultValue())).forEach(e -> elements.add(text(e)));
      while (elements.size() < array.max() && !array.isCounted()) {
        elements.add("null");
      }
      return String.join(",", elements);
    }
    boolean text =
        param.type().name().equals("charp") || param.type().kind() instanceof ParamKind.Buffer;
    return text ? text(param.defaultValue()) : shown;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "null" : quoted(String.valueOf(value));
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(
            c -> c < ' ' || c == '"' || c == '\\' ? String.format("\\u%04x", c) : "" + (char) c)
        .collect(Collectors.joining("", "\"", "\""));
  }

  /** What differs from the compiler without saying that it is not known; empty if nothing does. */
  private static String difference(Case each, List<String> open) {
    SourceModule module;
    try {
      module = CSource.parse(each.source(), "m");
    } catch (InvalidInputException refusal) {
      return each.isRefused() ? "" : "refused: " + refusal.getMessage();
    }
    if (module.parameters().stream().anyMatch(p -> !p.isComplete())) {
      assertThat(module.notes()).as(each.source()).isNotEmpty();
      if (each.isRefused()) {
        return "";
      }
      open.add(each.theme() + "\n" + each.source() + each.printed() + module.notes());
      return "";
    }
    String read =
        module.definition().parameters().stream()
            .map(CompiledCasesTest::printed)
            .collect(Collectors.joining());
    return read.equals(each.printed()) ? "" : "read:\n" + read;
  }

  @Test
  void smallFilesAreReadAsTheyAreCompiled() throws IOException {
    List<String> differences = new ArrayList<>();
    List<String> open = new ArrayList<>();
    List<Case> cases = cases();
    for (Case each : cases) {
      String difference = difference(each, open);
      if (!difference.isEmpty()) {
        differences.add(
            each.theme() + "\n" + each.source() + "---\n" + each.printed() + difference);
      }
    }
    assertThat(cases).hasSizeGreaterThan(3000);
    assertThat(differences).isEmpty();
    assertThat(open).as("a shift by more than all bits").hasSizeLessThanOrEqualTo(1);
  }
}
