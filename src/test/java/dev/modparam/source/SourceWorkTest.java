// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.Allocated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four times the text makes about four times the work, counted in bytes allocated. */
class SourceWorkTest {

  private static final int SMALL = 250;
  private static final double MOST = 6;

  @TempDir Path folder;

  private static String repeated(String line, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> line.replace("$", String.valueOf(i)).replace("@", String.valueOf(i + 1)))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static int v$ = $; module_param(v$, int, 0644); MODULE_PARM_DESC(v$, \"text\");",
        "static int a$[4] = { 1, [2] = 3 }; module_param_array(a$, int, NULL, 0);",
        "#define M$(x) (x + $)\nstatic int v$ = M$($); module_param(v$, int, 0);",
        "#ifdef C$\nstatic int v$ = 1;\n#else\nstatic int v$ = 2;\n#endif",
        "enum { E$ = $, F$ }; static int v$ = F$; module_param(v$, int, 0);",
        "struct s$ { int a, b; }; static struct s$ x$ = { .b = $ };"
            + " module_param_named(v$, x$.b, int, 0);",
        "int f$(int x) { if (x) { return $; } return 0; }",
        "MODULE_PARM_DESC(gone$, \"there is no such parameter\");",
      })
  void readingCGrowsWithTheText(String line) throws Exception {
    String small = repeated(line, SMALL);
    String large = repeated(line, 4 * SMALL);

    long once = Allocated.by(() -> CSource.parse(small, "m"));
    long fourTimes = Allocated.by(() -> CSource.parse(large, "m"));

    assertThat((double) fourTimes / once).isLessThan(MOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p$: u32 { default: $, description: \"text\", },",
        "p$: u32 { default: crate::K, description: \"text\", },",
        "p$: u32 { default: ($ + 1) * 2, description: \"text\", },",
      })
  void readingRustGrowsWithTheText(String line) throws Exception {
    String module =
        "const K: u32 = 5;\nmodule! { type: T, name: \"m\", license: \"GPL\", params: {\n%s\n}, }";
    String small = module.formatted(repeated(line, SMALL));
    String large = module.formatted(repeated(line, 4 * SMALL));

    long once = Allocated.by(() -> RustSource.parse(small, "m", RustSource.Rules.LINUX_7_2));
    long fourTimes = Allocated.by(() -> RustSource.parse(large, "m", RustSource.Rules.LINUX_7_2));

    assertThat((double) fourTimes / once).isLessThan(MOST);
  }

  @Test
  void headersThatOthersHaveReadCostAlmostNothing() throws Exception {
    for (int i = 0; i < SMALL; i++) {
      String text = "#include \"h@.h\"\n#define M$ $\nstruct s$ { int a; };\n";
      Files.writeString(
          folder.resolve("h" + i + ".h"),
          text.replace("$", String.valueOf(i)).replace("@", String.valueOf(i + 1)));
    }
    Path file = Files.writeString(folder.resolve("a.c"), "#include \"h0.h\"\nint v = M200;\n");
    CSource.Options shared = options();

    long cold = Allocated.by(() -> CSource.read(List.of(file), "m", options()));
    long warm = Allocated.by(() -> CSource.read(List.of(file), "m", shared));

    assertThat(warm).isLessThan(cold / 10);
  }

  private CSource.Options options() throws IOException {
    return CSource.Options.builder().addIncludeFolder(folder).build();
  }
}
