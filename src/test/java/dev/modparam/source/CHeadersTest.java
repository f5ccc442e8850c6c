// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How headers of a kernel are found and understood. */
class CHeadersTest {

  private static final String INT = "an int from -2147483648 to 2147483647";
  private static final String X86 = "CONFIG_X86=y\nCONFIG_X86_64=y\nCONFIG_HZ=250\n";

  @TempDir Path root;

  private void write(String name, String text) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    Files.writeString(root.resolve(name), text);
  }

  private SourceModule read(String config, String text) throws IOException {
    write("a.c", text + "\nMODULE_LICENSE(\"GPL\");\n");
    CSource.Options options =
        CSource.Options.builder().config(config).addIncludeFolder(root).build();
    return CSource.read(List.of(root.resolve("a.c")), "a", options);
  }

  private List<String> params(String config, String text) throws IOException {
    SourceModule module = read(config, text);
    assertThat(module.notes()).isEmpty();
    return Shape.params(module.definition());
  }

  @Test
  void aHeaderThatItsOwnHeadersIncludeAgainIsReadAllTheSame() throws IOException {
    write(
        "x.h",
        "#ifndef X_H\n#define X_H\n#include \"y.h\"\nenum { ON = 7 };\nint x = 1;\n#endif\n");
    write("y.h", "#ifndef Y_H\n#define Y_H\n#include \"x.h\"\nenum { OFF = ON + 1 };\n#endif\n");

    assertThat(
            params(
                X86,
                """
                #include "x.h"
                static int v = ON, w = OFF;
                module_param(v, int, 0);
                module_param(w, int, 0);
                """))
        .containsExactly("v: " + INT + " = 7 0000", "w: " + INT + " = 8 0000");
  }

  @Test
  void aHeaderOfAsmThatNobodyWroteIsTheGenericOne() throws IOException {
    write("asm-generic/param.h", "#undef HZ\n#define HZ CONFIG_HZ\n");
    write("asm-generic/own.h", "#define OWN 1\n");
    write("asm/own.h", "#define OWN 2\n");
    String text =
        "#include <asm/param.h>\n#include <asm/own.h>\nstatic int v = HZ + OWN;\n"
            + "module_param(v, int, 0);";

    assertThat(params(X86, text)).containsExactly("v: " + INT + " = 252 0000");
  }

  @Test
  void aConfigurationSaysWhichMachineItIsFor() throws IOException {
    String text =
        """
        #if defined(__alpha__) || defined(__arm__) || defined(CONFIG_SPARC)
        static int copy = 1518;
        #elif defined(__x86_64__) && !defined(__i386__)
        static int copy = 64;
        #elif defined(__s390__)
        static int copy = 390;
        #else
        static int copy;
        #endif
        #ifdef __BIG_ENDIAN
        static int big = 1;
        #else
        static int big;
        #endif
        module_param(copy, int, 0);
        module_param(big, int, 0);
        """;

    assertThat(params(X86, text))
        .containsExactly("copy: " + INT + " = 64 0000", "big: " + INT + " = 0 0000");
    assertThat(params("CONFIG_S390=y\n", text))
        .containsExactly("copy: " + INT + " = 390 0000", "big: " + INT + " = 1 0000");
    assertThat(params("CONFIG_ARM=y\nCONFIG_CPU_BIG_ENDIAN=y\n", text))
        .containsExactly("copy: " + INT + " = 1518 0000", "big: " + INT + " = 1 0000");
    assertThat(read("CONFIG_OTHER=y\n", text).parameters())
        .noneMatch(SourceModule.Parameter::defaultKnown);
  }

  @Test
  void aDefineDecidesAgainstTheMachine() throws IOException {
    write("a.c", "#ifdef __BIG_ENDIAN\nstatic int v;\nmodule_param(v, int, 0);\n#endif\n");
    CSource.Options options =
        CSource.Options.builder().config(X86).addDefine("__BIG_ENDIAN", "4321").build();

    assertThat(CSource.read(List.of(root.resolve("a.c")), "a", options).definition().parameters())
        .hasSize(1);
  }

  @Test
  void macrosOfTheKernelsOwnHeadersAreDefined() throws IOException {
    assertThat(
            params(
                X86,
                """
                #ifndef module_param_array
                #define OWN(X, text) static const int X[2]; MODULE_PARM(X, "1-2i");
                #else
                #define OWN(X, text) \\
                  static int X[2]; \\
                  module_param_array_named(X, X, int, NULL, 0); \\
                  MODULE_PARM_DESC(X, text);
                #endif
                OWN(size, "Size");
                #ifdef __linux__
                static int linux_only;
                module_param(linux_only, int, 0);
                #endif
                #ifdef __FreeBSD__
                module_param(no, such, thing);
                #endif
                """))
        .containsExactly(
            "size: " + INT + "[2] = [] 0000 \"Size\"", "linux_only: " + INT + " = 0 0000");
    assertThat(read(X86, "#ifdef MODULE_WEAKDEP\nMODULE_WEAKDEP(\"x\");\n#endif\n").notes())
        .extracting(Note::message)
        .containsExactly("MODULE_WEAKDEP is there only under #ifdef MODULE_WEAKDEP");
  }

  @Test
  void theCompilersOwnFunctionsAreEvaluatedWhereTheirArgumentIsKnown() throws IOException {
    write(
        "linux/log2.h",
        """
        #define ilog2(n) ( __builtin_constant_p(n) ? \\
          ((n) < 2 ? 0 : 63 - __builtin_clzll(n)) : (sizeof(n) <= 4) ? __ilog2_u32(n) : __ilog2_u64(n))
        """);

    assertThat(
            params(
                X86,
                """
                #include <linux/log2.h>
                static int v = ilog2(64 / 8), w = 31 - __builtin_clz(16) + __builtin_clzl(1);
                module_param(v, int, 0);
                module_param(w, int, 0);
                """))
        .containsExactly("v: " + INT + " = 3 0000", "w: " + INT + " = 67 0000");
    assertThat(
            read(
                    X86,
                    "static int v = __builtin_clz(FAR) + __builtin_odd(1);\n"
                        + "module_param(v, int, 0);")
                .parameters())
        .noneMatch(SourceModule.Parameter::defaultKnown);
  }

  @Test
  void aTypeNameOfAHeaderLeadsToTheMembersOfItsStructure() throws IOException {
    write("x.h", "typedef struct { int low; bool on; } settings_t;\nenum mode { SLOW, FAST };\n");

    assertThat(
            params(
                X86,
                """
                #include "x.h"
                static settings_t all = { 3, true };
                static enum mode mode = FAST;
                module_param_named(on, all.on, bool, 0);
                module_param(mode, uint, 0);
                """))
        .containsExactly("on: bool = true 0000", "mode: a uint from 0 to 4294967295 = 1 0000");
  }

  @Test
  void aHeaderThatIsNotCToItsEndSaysWhatCameBefore() throws IOException {
    write(
        "x.h",
        "#define A 4\n\"open\n'x\nenum { B = 5 };\n#define C 6\n/* never closed\n#define D 7\n");
    write(
        "y.h",
        "static char *s = \"a\\\"#define\"; /* #define E 8 */ // \\\n#define E 9\n#define E 3\n");

    assertThat(
            params(
                X86,
                """
                #include "x.h"
                #include "y.h"
                static int v = A + C + E;
                module_param(v, int, 0);
                """))
        .containsExactly("v: " + INT + " = 13 0000");
    assertThat(
            read(X86, "#include \"x.h\"\nstatic int v = D;\nmodule_param(v, int, 0);").parameters())
        .noneMatch(SourceModule.Parameter::defaultKnown);
  }

  @Test
  void aBodyThatGoesOnInACommentIsOneBody() throws IOException {
    write(
        "x.h",
        """
        #define A 1 /* one
                     # define B 2 */ + 4
        #define Q '"' /* a quote
        */ + 0
        #define S "/*"
        #define C 5 // five \\
        #define D 6
        #define E(x) ((x) \\
                      + 1)
        #define 3
        #define BROKEN(x
        """);

    assertThat(
            params(
                X86,
                """
                #include "x.h"
                static int v = A + Q + C + E(2);
                static char *s = S;
                module_param(v, int, 0);
                module_param(s, charp, 0);
                """))
        .containsExactly("v: " + INT + " = 47 0000", "s: charp = /* 0000");
  }
}
