// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * README.md and docs/ show only code that the build compiles and runs. After a change of that code,
 * {@code mvn test -Dtest=SnippetsTest -Dmodparam.snippets=update} writes it into the documents.
 */
class SnippetsTest {
  private static final boolean UPDATE = "update".equals(System.getProperty("modparam.snippets"));

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(files("docs", ".md"));
    documents.add(Path.of("README.md"));
    return documents;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shows_compiled_code(Path document) throws IOException {
    List<Path> sources = new ArrayList<>(files("src/test/java", ".java"));
    sources.addAll(files("examples", ".java"));
    sources.addAll(files("src/it", ".java"));
    sources.addAll(files("src/it", ".kt"));
    sources.addAll(files("src/it", "pom.xml"));
    Snippets snippets = new Snippets(sources);
    if (UPDATE) {
      snippets.update(document);
    }
    assertThat(snippets.difference(document)).isEmpty();
  }

  private static List<Path> files(String folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  @Nested
  class Itself {
    @TempDir private Path folder;
    private Path source;
    private Path document;

    @BeforeEach
    void region() throws IOException {
      source =
          write(
              "Source.java",
              "class Source {",
              "    // snippet: loop",
              "    while (true) {",
              "",
              "      work();",
              "    }",
              "    // end",
              "}");
      document = folder.resolve("doc.md");
    }

    @Test
    void equal_code_passes() throws IOException {
      write(
          "doc.md",
          "<!-- snippet: loop -->",
          "```java",
          "while (true) {",
          "",
          "  work();",
          "}",
          "```");
      assertThat(snippets().difference(document)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "'while (true) {||  rest();|}',        'doc.md:6: shows   :   rest();'",
      "'while (true) {||  work();',          'doc.md:7: shows   : (nothing)'",
      "'while (true) {||  work();|}|more();', 'Source.java:7: has it as: (nothing)'",
      "'  while (true) {||    work();|  }',  'doc.md:4: shows   :   while (true) {'"
    })
    void other_code_is_found_with_its_place(String code, String message) throws IOException {
      write("doc.md", "x", "<!-- snippet: loop -->", "```java", code.replace('|', '\n'), "```");
      assertThat(snippets().difference(document)).get().asString().contains(message);
    }

    @Test
    void a_fence_without_a_name_is_found() throws IOException {
      write("doc.md", "```java", "while (true) {", "```");
      assertThat(snippets().difference(document)).get().asString().contains("doc.md:1: this fence");
    }

    @Test
    void a_name_without_a_fence_is_found() throws IOException {
      write("doc.md", "<!-- snippet: loop -->", "", "```java", "```");
      assertThat(snippets().difference(document)).get().asString().contains("doc.md:1: no fence");
    }

    @Test
    void an_unknown_name_is_found() throws IOException {
      write("doc.md", "<!-- snippet: other -->", "```java", "```");
      assertThat(snippets().difference(document)).get().asString().contains("region 'other'");
    }

    @Test
    void other_fences_are_left_alone() throws IOException {
      write("doc.md", "```sh", "mvn verify", "```");
      assertThat(snippets().difference(document)).isEmpty();
      assertThat(snippets().update(document)).isFalse();
    }

    @Test
    void an_update_writes_the_code_once() throws IOException {
      write("doc.md", "before", "<!-- snippet: loop -->", "```java", "old", "old", "```", "after");
      assertThat(snippets().update(document)).isTrue();
      assertThat(snippets().difference(document)).isEmpty();
      assertThat(document).content().startsWith("before\n").endsWith("  work();\n}\n```\nafter\n");
      assertThat(snippets().update(document)).isFalse();
    }

    @Test
    void the_imports_of_a_page_are_those_of_its_regions() throws IOException {
      source =
          write(
              "Imports.java",
              "package p;",
              "import static q.Asserts.check;",
              "import java.util.List;",
              "import java.util.Map;",
              "class Imports {",
              "  // snippet: map",
              "  Map<String, String> map = check(Map.of());",
              "  // end",
              "}");
      write(
          "doc.md",
          "<!-- snippet: map -->",
          "```java",
          "Map<String, String> map = check(Map.of());",
          "```");
      assertThat(snippets().difference(document)).get().asString().contains("<!-- imports -->");
      write(
          "doc.md",
          "<!-- imports -->",
          "```java",
          "```",
          "<!-- snippet: map -->",
          "```java",
          "```");
      assertThat(snippets().update(document)).isTrue();
      assertThat(snippets().difference(document)).isEmpty();
      assertThat(document)
          .content()
          .startsWith(
              """
              <!-- imports -->
              ```java
              import static q.Asserts.check;

              import java.util.Map;
              ```
              """);
    }

    @Test
    void a_region_without_end_or_twice_is_refused() throws IOException {
      Path open = write("Open.java", "// snippet: open");
      assertThatIllegalStateException()
          .isThrownBy(() -> new Snippets(List.of(open)))
          .withMessageContaining("Open.java:1: region 'open' has no end");
      assertThatIllegalStateException()
          .isThrownBy(() -> new Snippets(List.of(source, source)))
          .withMessageContaining("region 'loop' is also in");
    }

    private Snippets snippets() throws IOException {
      return new Snippets(List.of(source));
    }

    private Path write(String name, String... lines) throws IOException {
      return Files.write(folder.resolve(name), List.of(lines));
    }
  }
}
