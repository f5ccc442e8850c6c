// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.param.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file a directive includes, and what it is called. */
class CIncludesTest {

  @TempDir Path root;

  @Test
  void everyIncludedCodeFileIsReadOnceAndNotesNameIt() throws IOException {
    Files.writeString(root.resolve("a.c"), "static int a; module_param(a, int, 0);\n");
    Files.writeString(root.resolve("b.c"), "static int b; module_param(b, int, X);\n");
    Path main = root.resolve("main.c");
    Files.writeString(
        main, "#include \"a.c\"\n#include \"b.c\"\n#include \"a.c\"\nMODULE_LICENSE(\"GPL\");\n");

    CSource.Options options = CSource.Options.builder().addIncludeFolder(root).build();
    SourceModule module = CSource.read(List.of(main), "m", options);

    assertThat(module.definition().parameters()).extracting(Param::name).containsExactly("a", "b");
    assertThat(module.notes()).hasSize(1);
    assertThat(module.notes().get(0).location().file()).isEqualTo(root.resolve("b.c").toString());
  }

  @Test
  void aHeaderInQuotesIsTheOneInTheFolderOfItsFile() throws IOException {
    Path first = Files.createDirectory(root.resolve("first"));
    Path second = Files.createDirectory(root.resolve("second"));
    for (Path folder : List.of(first, second)) {
      String name = folder.getFileName().toString();
      Files.writeString(folder.resolve("x.h"), "#include \"y.h\"\n");
      Files.writeString(folder.resolve("y.h"), "#define WHERE \"" + name + "\"\n");
      Files.writeString(
          folder.resolve("m.c"),
          "#include \"x.h\"\nMODULE_VERSION(WHERE);\nMODULE_LICENSE(\"GPL\");\n");
    }
    CSource.Options options =
        CSource.Options.builder().addIncludeFolder(first).addIncludeFolder(second).build();

    for (Path folder : List.of(first, second)) {
      SourceModule module = CSource.read(List.of(folder.resolve("m.c")), "m", options);
      assertThat(module.definition().tags("version"))
          .containsExactly(folder.getFileName().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.h", "./x.h", "/x.h", "../../x.h"})
  void theFolderOfHeadersIsAWall(String path) throws IOException {
    Files.writeString(root.resolve("x.h"), "#define X \"1\"\n");
    CSource.Options options = CSource.Options.builder().addIncludeFolder(root).build();

    SourceModule module =
        CSource.parse("#include <" + path + ">\nMODULE_VERSION(X);", "m", options);
    assertThat(module.definition().tags("version")).containsExactly("1");
  }

  @Test
  void aPathThatNoFileHasIsNotFound() {
    CSource.Options options = CSource.Options.builder().addIncludeFolder(root).build();

    SourceModule module =
        CSource.parse("#include \"a\u0000.h\"\n#include <\u0000.h>\n", "m", options);
    assertThat(module.definition().parameters()).isEmpty();
  }

  @Test
  void anIncludedCodeFileIncludesFromItsOwnFolder() throws IOException {
    Path folder = Files.createDirectory(root.resolve("sub"));
    Files.writeString(folder.resolve("b.c"), "#include \"b.h\"\nMODULE_VERSION(WHERE);\n");
    Files.writeString(folder.resolve("b.h"), "#define WHERE \"sub\"\n");
    Files.writeString(root.resolve("b.h"), "#define WHERE \"root\"\n");
    Files.writeString(root.resolve("m.c"), "#include \"sub/b.c\"\nMODULE_LICENSE(\"GPL\");\n");

    CSource.Options options = CSource.Options.builder().addIncludeFolder(root).build();
    SourceModule module = CSource.read(List.of(root.resolve("m.c")), "m", options);

    assertThat(module.definition().tags("version")).containsExactly("sub");
  }

  @Test
  void whatAHeaderDefinesIsDefinedAfterIt() throws IOException {
    Files.writeString(root.resolve("x.h"), "#define FOO 1\n");
    CSource.Options options = CSource.Options.builder().addIncludeFolder(root).build();
    String branches = "#ifdef FOO\nMODULE_VERSION(\"1\");\n#else\nMODULE_VERSION(\"2\");\n#endif\n";

    SourceModule after = CSource.parse("#include <x.h>\n" + branches, "m", options);
    assertThat(after.definition().tags("version")).containsExactly("1");
    SourceModule before = CSource.parse(branches + "#include <x.h>\n", "m", options);
    assertThat(before.definition().tags("version")).containsExactly("1", "2");
  }

  @Test
  void aStaticVariableIsNotThatOfAnotherFile() throws IOException {
    Path first = Files.writeString(root.resolve("a.c"), "static int v = 3; int w = 4;\n");
    Path second =
        Files.writeString(
            root.resolve("b.c"),
            "extern int v, w; module_param(v, int, 0); module_param(w, int, 0);\n");

    SourceModule module =
        CSource.read(List.of(first, second), "m", CSource.Options.builder().build());
    assertThat(module.parameters())
        .extracting(SourceModule.Parameter::defaultKnown)
        .containsExactly(false, true);
  }
}
