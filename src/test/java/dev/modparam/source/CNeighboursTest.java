// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds of things that drivers of the kernel's tree leave to their headers and neighbours. */
class CNeighboursTest {

  private static final String INT = "an int from -2147483648 to 2147483647";

  @TempDir Path root;

  private CSource.Options options() {
    return CSource.Options.builder()
        .config("CONFIG_HZ=250\nCONFIG_ON=y\n")
        .addIncludeFolder(root)
        .build();
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    Files.writeString(root.resolve(name), text);
  }

  private SourceModule read(String text) throws IOException {
    write("a.c", text + "\nMODULE_LICENSE(\"GPL\");\n");
    return CSource.read(List.of(root.resolve("a.c")), "a", options());
  }

  private List<String> params(String text) throws IOException {
    SourceModule module = read(text);
    assertThat(module.notes()).isEmpty();
    return Shape.params(module.definition());
  }

  @Test
  void aHeaderMayDefineTheVariable() throws IOException {
    write("x.h", "static int debug = 3; extern int far; static int list[] = { 1, 2 };\n");

    assertThat(
            params(
                """
                #include "x.h"
                module_param(debug, int, 0);
                module_param_array(list, int, NULL, 0);
                """))
        .containsExactly("debug: " + INT + " = 3 0000", "list: " + INT + "[2] = [1, 2] 0000");
    assertThat(read("#include \"x.h\"\nmodule_param(far, int, 0);").parameters())
        .noneMatch(SourceModule.Parameter::isComplete);
  }

  @Test
  void anIncludedCFileKnowsWhatItsIncluderDefines() throws IOException {
    write("card.h", "enum { ROOM = 4 };\n");
    write(
        "card.c",
        """
        static int id[ROOM];
        module_param_array(id, int, NULL, 0);
        MODULE_PARM_DESC(id, "For the " CARD " card.");
        """);

    assertThat(
            params(
                """
                #define CARD "Gina"
                #include "card.h"
                #include "card.c"
                """))
        .containsExactly("id: " + INT + "[4] = [] 0000 \"For the Gina card.\"");
  }

  @Test
  void aHeaderThatTakesADefinitionBackAndDefinesAnewWins() throws IOException {
    write("uapi/param.h", "#ifndef HZ\n#define HZ 100\n#endif\n");
    write("param.h", "#include <uapi/param.h>\n#undef HZ\n#define HZ CONFIG_HZ\n");

    assertThat(params("#include <param.h>\nstatic int v = 3 * HZ;\nmodule_param(v, int, 0);"))
        .containsExactly("v: " + INT + " = 750 0000");
  }

  @Test
  void headersThatDisagreeLeaveAMacroOpen() throws IOException {
    write("x.h", "#define N 1\n#ifdef FAR\n#define M 1\n#else\n#define M 2\n#endif\n");
    write("y.h", "#define N 2\n#define SAME 4\n");
    write("z.h", "#define SAME 4\n");
    String text =
        "#include \"x.h\"\n#include \"y.h\"\n#include \"z.h\"\nstatic int v = %s;"
            + "module_param(v, int, 0);";

    assertThat(read(text.formatted("N")).parameters().get(0).defaultKnown()).isFalse();
    assertThat(read(text.formatted("M")).parameters().get(0).defaultKnown()).isFalse();
    assertThat(params(text.formatted("SAME"))).containsExactly("v: " + INT + " = 4 0000");
  }

  @Test
  void aListOfMembersIsMadeByAMacroThatTakesAMacro() throws IOException {
    write(
        "params.h",
        """
        #define FOR_EACH(param) \\
          param(int, modeset, -1, 0400) \\
          param(bool, enable, IS_ENABLED(CONFIG_ON), 0600)
        #define MEMBER(T, member, ...) T member;
        struct params { FOR_EACH(MEMBER); };
        #undef MEMBER
        """);

    assertThat(
            params(
                """
                #include "params.h"
                struct params modparams = {
                #define MEMBER(T, member, value, ...) .member = (value),
                  FOR_EACH(MEMBER)
                #undef MEMBER
                };
                module_param_named(modeset, modparams.modeset, int, 0400);
                module_param_named(enable, modparams.enable, bool, 0600);
                """))
        .containsExactly("modeset: " + INT + " = -1 0400", "enable: bool = true 0600");
  }

  @Test
  void macrosThatDeclareAreFollowedThroughOthersAndStatementsAreNot() throws IOException {
    write(
        "x.h",
        """
        #define INNER(n) static int n = 2; module_param(n, int, 0)
        #define OUTER(n) INNER(n); EXPORT(n)
        #define LOOP(n) LOOPED(n); code
        #define LOOPED(n) LOOP(n); code
        #define CODE(n) static int n = 5; f(n);
        """);

    SourceModule module =
        read(
            """
            #include "x.h"
            OUTER(v);
            LOOP(w);
            CODE(x);
            static int last = 1;
            module_param(last, int, 0);
            """);

    assertThat(Shape.params(module.definition()))
        .containsExactly("v: " + INT + " = 2 0000", "last: " + INT + " = 1 0000");
    assertThat(module.notes())
        .extracting(Note::message)
        .containsExactly(
            "macro EXPORT may declare parameters; it is not followed",
            "macro LOOP may declare parameters; it is not followed",
            "macro CODE may declare parameters; it is not followed");
  }

  @Test
  void aBracketThatAMacroLeavesOpenIsNoted() throws IOException {
    SourceModule module =
        read("#define OPEN f(\nstatic int v; module_param(v, int, 0);\nint x = OPEN;");

    assertThat(Shape.params(module.definition())).containsExactly("v: " + INT + " = 0 0000");
    assertThat(module.notes())
        .extracting(Note::message)
        .contains(
            "a bracket is not closed though this macro opens it; the rest of the file is lost");
  }

  @Test
  void noPastedTokenSwallowsABracket() throws IOException {
    assertThat(
            params(
                """
                #define PASTE(a, b) a##b
                static int x = PASTE((1), 2) + 0, v = __PASTE(__PASTE(0x, 1), 0);
                static int BIT = CONCATENATE(4, 2);
                module_param(v, int, 0);
                module_param(BIT, int, 0);
                """))
        .containsExactly("v: " + INT + " = 16 0000", "BIT: " + INT + " = 42 0000");
  }

  @Test
  void aDescriptionThatBranchesGiveInTwoWaysIsNotKnown() throws IOException {
    SourceModule module =
        CSource.parse(
            """
            static int debug;
            module_param(debug, int, 0);
            #ifdef FAR
            MODULE_PARM_DESC(debug, "one");
            #else
            MODULE_PARM_DESC(debug, "two");
            #endif
            """,
            "m");

    assertThat(module.definition().parameters().get(0).description()).isEmpty();
    assertThat(module.notes())
        .extracting(Note::message)
        .contains("the description of debug is not known: the branches of an #if differ");
  }

  @Test
  void manyReadersShareTheirHeaders() throws IOException {
    write("x.h", "#include \"y.h\"\nstruct x { struct y *y; int a; };\nenum { X = Y + 1 };\n");
    write("y.h", "#include \"x.h\"\nstruct y { struct x *x; int b; };\nenum { Y = 5 };\n");
    write(
        "a.c",
        "#include \"x.h\"\nstatic struct x s = { .a = X };\nmodule_param_named(v, s.a, int, 0);");
    write(
        "b.c",
        """
        #include "y.h"
        static struct y s = { .b = Y + 1 };
        module_param_named(v, s.b, int, 0);\
        """);
    CSource.Options shared = options();

    List<String> read =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> root.resolve(i % 2 == 0 ? "a.c" : "b.c"))
            .map(file -> values(file, shared))
            .toList();

    assertThat(read).allMatch("6"::equals);
  }

  private static String values(Path file, CSource.Options options) {
    try {
      return CSource.read(List.of(file), "m", options)
          .definition()
          .parameters()
          .get(0)
          .defaultText()
          .strip();
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }
}
