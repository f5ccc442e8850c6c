// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a C file's neighbours say: headers, other files of the module, a configuration. */
class CSourceOptionsTest {

  private static final String INT = "an int from -2147483648 to 2147483647";

  @TempDir Path root;
  private Path include = Path.of("");
  private Path driver = Path.of("");

  @BeforeEach
  void writeHeaders() throws IOException {
    include = Files.createDirectories(root.resolve("include/sound"));
    driver = Files.createDirectories(root.resolve("driver"));
    write(
        include.resolve("core.h"),
        """
        #include <sound/init.h>
        #ifdef CONFIG_SND_DYNAMIC_MINORS
        #define SNDRV_CARDS CONFIG_SND_MAX_CARDS
        #else
        #define SNDRV_CARDS 8
        #endif
        #define module_init(f) static inline void *__inittest(void) { return f; }
        """);
    write(
        include.resolve("init.h"),
        """
        #define SNDRV_DEFAULT_IDX { [0 ... (SNDRV_CARDS-1)] = -1 }
        enum { LEVEL_LOW = 2, LEVEL_HIGH };
        struct params { int level; bool on; };
        typedef unsigned int level_t;
        #define DEFINE_NR(nr) static short nr[4] = { 7 }; module_param_array(nr, short, NULL, 0444)
        """);
    include = root.resolve("include");
  }

  private static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text);
  }

  private CSource.Options.Builder options() {
    return CSource.Options.builder().addIncludeFolder(include).addIncludeFolder(driver);
  }

  private SourceModule read(CSource.Options options, String text) throws IOException {
    Path file = write(driver.resolve("a.c"), text + "\nMODULE_LICENSE(\"GPL\");\n");
    return CSource.read(List.of(file), "a", options);
  }

  @Test
  void headersAreReadForMacrosConstantsTypesAndDeclarations() throws IOException {
    SourceModule module =
        read(
            options()
                .addDefine("CONFIG_SND_DYNAMIC_MINORS", "1")
                .addDefine("CONFIG_SND_MAX_CARDS", "2")
                .build(),
            """
            #include <sound/core.h>
            static int index[SNDRV_CARDS] = SNDRV_DEFAULT_IDX;
            module_param_array(index, int, NULL, 0444);
            static level_t level = LEVEL_HIGH;
            module_param(level, uint, 0444);
            static struct params all = { 5, true };
            module_param_named(on, all.on, bool, 0444);
            DEFINE_NR(adapter_nr);
            module_init(start);
            static int last = 1;
            module_param(last, int, 0);
            """);

    assertThat(module.notes()).isEmpty();
    assertThat(Shape.params(module.definition()))
        .containsExactly(
            "index: " + INT + "[2] = [-1, -1] 0444",
            "level: a uint from 0 to 4294967295 = 3 0444",
            "on: bool = true 0444",
            "adapter_nr: a short from -32768 to 32767[4] = [7] 0444",
            "last: " + INT + " = 1 0000");
    assertThat(module.parameters()).allMatch(SourceModule.Parameter::isComplete);
  }

  @Test
  void aConfigurationDecidesOptions() throws IOException {
    SourceModule module =
        read(
            options()
                .config(
                    "CONFIG_A=y\nCONFIG_M=m\n# CONFIG_N is not set\nCONFIG_T=\"x\"\nCONFIG_V=7\n")
                .build(),
            """
            static int a = IS_ENABLED(CONFIG_A) + 2 * IS_ENABLED(CONFIG_M) + 4 * IS_ENABLED(CONFIG_N);
            static int b = IS_BUILTIN(CONFIG_M) + 2 * IS_MODULE(CONFIG_M), v = CONFIG_V;
            static char *t = CONFIG_T;
            module_param(a, int, 0); module_param(b, int, 0); module_param(v, int, 0);
            module_param(t, charp, 0);
            #ifdef CONFIG_N
            module_param_named(no, a, int, 0);
            #elif defined(CONFIG_A) && !IS_ENABLED(CONFIG_OTHER)
            module_param_named(yes, a, int, 0);
            #endif
            """);

    assertThat(module.notes()).isEmpty();
    assertThat(module.definition().parameters())
        .extracting(param -> param.name() + "=" + param.defaultText().strip())
        .containsExactly("a=3", "b=2", "v=7", "t=x", "yes=3");
  }

  @Test
  void aVersionThatIsGivenDecidesAboutOldKernels() throws IOException {
    String text =
        """
        #include <linux/version.h>
        #if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 2, 0)
        static int v = 6;
        #else
        static short v = 5;
        #endif
        module_param(v, int, 0);
        """;

    assertThat(
            Shape.params(
                read(options().addDefine("LINUX_VERSION_CODE", "0x060c00").build(), text)
                    .definition()))
        .containsExactly("v: " + INT + " = 6 0000");
    assertThat(read(options().build(), text).parameters())
        .noneMatch(SourceModule.Parameter::defaultKnown);
  }

  @Test
  void filesOfOneModuleKnowEachOthersVariables() throws IOException {
    Path main =
        write(
            driver.resolve("main.c"),
            """
            extern int debug; static int own = 1;
            module_param(debug, int, 0644); module_param(own, int, 0);
            """);
    Path other =
        write(
            driver.resolve("other.c"),
            """
            int debug = 3; static int own = 9;
            module_param_named(second, own, int, 0); MODULE_PARM_DESC(debug, "d");
            module_param(debug, int, 0); MODULE_LICENSE("GPL");
            """);

    SourceModule module =
        CSource.read(List.of(main, other), "m", CSource.Options.builder().build());

    assertThat(Shape.params(module.definition()))
        .containsExactly(
            "debug: " + INT + " = 3 0644 \"d\"",
            "own: " + INT + " = 1 0000",
            "second: " + INT + " = 9 0000");
    assertThat(module.notes())
        .extracting(Note::message)
        .containsExactly("another file declares parameter debug; this one is left out");
    assertThat(module.notes().get(0).location().file()).endsWith("other.c");
  }

  @Test
  void anIncludedCFileIsReadAlongWhereItsFolderIsGiven() throws IOException {
    write(driver.resolve("common.c"), "static int index = 4;\nmodule_param(index, int, 0444);\n");
    String text = "#include \"common.c\"\n";

    assertThat(Shape.params(read(options().build(), text).definition()))
        .containsExactly("index: " + INT + " = 4 0444");
    assertThat(read(CSource.Options.builder().build(), text).notes())
        .extracting(Note::message)
        .containsExactly("#include \"common.c\" may declare parameters; not followed");
    assertThat(Shape.params(read(options().build(), "#include <common.c>").definition()))
        .containsExactly("index: " + INT + " = 4 0444");
  }

  @Test
  void nothingOutsideOfTheFoldersIsRead() throws IOException {
    write(root.resolve("secret.h"), "#define SECRET 5\n");
    Files.createSymbolicLink(driver.resolve("link.h"), root.resolve("secret.h"));
    SourceModule module =
        read(
            options().build(),
            """
            #include "../secret.h"
            #include "link.h"
            #include "/etc/passwd"
            #include "missing.h"
            static int v = SECRET;
            module_param(v, int, 0);
            """);

    assertThat(module.parameters().get(0).defaultKnown()).isFalse();
  }

  @Test
  void headersThatIncludeEachOtherEnd() throws IOException {
    write(driver.resolve("x.h"), "#include \"y.h\"\n#define X Y\n");
    write(driver.resolve("y.h"), "#include \"x.h\"\n#define Y 6\n");

    SourceModule module =
        read(options().build(), "#include \"x.h\"\nstatic int v = X;\nmodule_param(v, int, 0);");

    assertThat(Shape.params(module.definition())).containsExactly("v: " + INT + " = 6 0000");
  }

  @Test
  void bytesThatAreNoTextHarmNothing() throws IOException {
    Path file = driver.resolve("gbk.c");
    Files.write(
        file,
        ("/* \u00c4\u00e3 */ static int v = 3; module_param(v, int, 0);"
                + "MODULE_PARM_DESC(v, \"\u00ff\"); MODULE_LICENSE(\"GPL\");")
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(CSource.read(file, "m").notes()).isEmpty();
    assertThat(CSource.read(file, "m").definition().parameters()).hasSize(1);
    assertThatThrownBy(() -> CSource.read(driver.resolve("no.c"), "m"))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void whatIsNotKnownIsSaidForEachParameter() {
    SourceModule module =
        CSource.parse(
            """
            static int index[FAR], v = FAR, w;
            module_param_array(index, int, NULL, 0444);
            module_param(v, int, 0);
            module_param(w, int, PERM);
            module_param_cb(own, &own_ops, NULL, 0200);
            """,
            "m");

    assertThat(module.parameters())
        .extracting(
            each ->
                each.name()
                    + (each.typeKnown() ? " type" : "")
                    + (each.lengthKnown() ? " length" : "")
                    + (each.defaultKnown() ? " default" : "")
                    + (each.permissionsKnown() ? " permissions" : ""))
        .containsExactly(
            "index type permissions",
            "v type length permissions",
            "w type length default",
            "own length permissions");
    assertThat(module.parameters().get(0).location().line()).isEqualTo(2);
  }
}
