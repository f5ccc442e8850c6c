// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.audit.DebianKernel;
import dev.modparam.input.InvalidInputException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees written down and read again. */
class TreeCatalogTest {

  private static final int LARGEST_PACKED = 600_000;
  private static final String HEADER = "{\"modparam-catalog\":1,\"release\":\"6.12.0\"}\n";

  @TempDir private Path folder;

  private static ModuleDefinition everyKind() {
    return ModuleDefinition.of(
            "kinds",
            Param.of("plain", ParamTypes.INT)
                .defaultValue(5)
                .permissions(0644)
                .description("a \"b\""),
            Param.of("bounded", ParamTypes.UINT.between(2, 8)).defaultValue(3L),
            Param.of("flag", ParamTypes.BINT).defaultValue(-1),
            Param.of("text", ParamTypes.CHARP),
            Param.of("said", ParamTypes.CHARP).defaultValue("a\nb"),
            Param.of("buffer", ParamTypes.string(8)).defaultValue("abc"),
            Param.of("array", ParamTypes.array(ParamTypes.BOOL, 3).counted())
                .defaultValue(List.of(true, false)),
            Param.of("full", ParamTypes.array(ParamTypes.BYTE, 2)).defaultValue(List.of(1, 2)),
            Param.of("none", ParamTypes.array(ParamTypes.INT, 2).counted()).defaultValue(List.of()),
            Param.of("open", ParamTypes.unknown("array of int")),
            Param.of("own", Operations.on(ParamTypes.unknown("colour")).acceptBareName().type()),
            Param.of("rust", ParamTypes.I8).defaultValue(-3),
            Param.of("unsafe", ParamTypes.BOOL).unsafe(),
            Param.of("io", ParamTypes.HEXINT).hardware().initcallLevel(7).defaultValue(0x10L),
            Param.of("hidden", ParamTypes.LONG).withUnknownDefault().permissions(0))
        .description("All kinds")
        .addAlias("pci:v*")
        .addTag("softdep", "pre: other")
        .dependsOn("other");
  }

  private static ModuleTree tree() {
    return ModuleTree.builder()
        .release("6.12.0")
        .addModule(everyKind(), "kernel/drivers/kinds.ko.xz")
        .addModule(ModuleDefinition.of("other"))
        .addBuiltIn(
            ModuleDefinition.of("core", Param.of("speed", ParamTypes.INT).permissions(0644)))
        .build();
  }

  @Test
  void everythingThatIsDeclaredComesBack() throws IOException {
    ModuleTree read = TreeCatalog.parse("c", TreeCatalog.format(tree()));
    TreeModule module = read.module("kinds").orElseThrow();
    assertThat(module.path()).isEqualTo("/lib/modules/6.12.0/kernel/drivers/kinds.ko.xz");
    assertThat(module.dependencies()).containsExactly("other");
    assertThat(read.modulesFor("pci:v1")).containsExactly("kinds");
    assertThat(read.softdeps()).isEqualTo("softdep kinds pre: other\n");
    assertThat(read.builtIn()).containsExactly("core");
    assertThat(read.builtInDefinition("core").orElseThrow().parameters())
        .hasToString("[speed: int 0644]");
    List<Param<?>> expected = everyKind().parameters();
    List<Param<?>> found = module.definition().parameters();
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Param<?> was = expected.get(i);
      Param<?> is = found.get(i);
      assertThat(is.toString()).isEqualTo(was.toString());
      assertThat(is.defaultText()).as(was.name()).isEqualTo(was.defaultText());
      assertThat(is.isDefaultKnown()).as(was.name()).isEqualTo(was.isDefaultKnown());
      assertThat(is.defaultValue()).as(was.name()).isEqualTo(was.defaultValue());
      assertThat(is.description()).isEqualTo(was.description());
      assertThat(is.isUnsafe()).isEqualTo(was.isUnsafe());
      assertThat(is.isHardware()).isEqualTo(was.isHardware());
      assertThat(is.initcallLevel()).isEqualTo(was.initcallLevel());
      assertThat(is.type().expected()).isEqualTo(was.type().expected());
      assertThat(is.type().acceptsBareName()).isEqualTo(was.type().acceptsBareName());
    }
  }

  @Test
  void writingWhatWasReadGivesTheSameText() {
    String text = TreeCatalog.format(tree());
    assertThat(TreeCatalog.format(TreeCatalog.parse("c", text))).isEqualTo(text);
    assertThat(text)
        .startsWith(HEADER + "{\"name\":\"kinds\",\"file\":\"kernel/drivers/kinds.ko.xz\"")
        .contains("{\"name\":\"open\",\"type\":\"array of int\",")
        .contains("{\"name\":\"own\",\"type\":\"own\",");
  }

  @Test
  void aWholeKernelFitsInAFewHundredKilobytes() throws IOException {
    ModuleTree debian = DebianKernel.tree();
    Path file = folder.resolve("debian.jsonl.gz");
    TreeCatalog.write(debian, file);
    assertThat(Files.size(file)).isLessThan(LARGEST_PACKED);
    ModuleTree read = TreeCatalog.read(file);
    assertThat(read.modules()).hasSize(4_230);
    assertThat(TreeCatalog.format(read)).isEqualTo(TreeCatalog.format(debian));
  }

  @Test
  void aFileWithoutPackingIsReadTheSame() throws IOException {
    Path file = folder.resolve("c.jsonl");
    TreeCatalog.write(tree(), file);
    assertThat(Files.readString(file)).isEqualTo(TreeCatalog.format(tree()));
    assertThat(TreeCatalog.format(TreeCatalog.read(file))).isEqualTo(TreeCatalog.format(tree()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"modparam-catalog\":2}",
        "{\"modparam-catalog\":\"1\"}",
        HEADER + "{\"name\":5}",
        HEADER + "{\"name\":\"a\"",
        HEADER + "nonsense",
        HEADER + "{\"name\":\"a\\q\"}",
        HEADER + "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]"
      })
  void whatIsNoCatalogueIsRefusedWithItsPlace(String text) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> TreeCatalog.parse("c.jsonl", text))
        .satisfies(each -> assertThat(each.location().file()).isEqualTo("c.jsonl"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\":\"string\",\"max\":99999999999",
        "\"type\":\"string\",\"max\":-1",
        "\"type\":\"array of int\",\"max\":4294967297",
        "\"type\":\"array of int\",\"max\":2,\"count\":4294967297",
        "\"type\":\"int\",\"level\":4294967297",
        "\"type\":\"int\",\"level\":8",
        "\"type\":\"int\",\"perm\":\"99999999999\""
      })
  void numbersThatNoKernelHasAreRefused(String settings) {
    String line = "{\"name\":\"a\",\"builtin\":true,\"parameters\":[{\"name\":\"p\"," + settings;
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> TreeCatalog.parse("c.jsonl", HEADER + line + "}]}\n"))
        .withMessageStartingWith("c.jsonl:2");
  }

  @Test
  void aWrongParameterMattersWhenItsModuleIsAskedFor() {
    ModuleTree read =
        TreeCatalog.parse(
            "c.jsonl",
            HEADER + "{\"name\":\"a\",\"parameters\":[{\"name\":\"p q\",\"type\":\"int\"}]}\n");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> read.module("a").orElseThrow().definition())
        .withMessageStartingWith("c.jsonl: module a: ");
  }

  @Test
  void aTreeOfAFolderKeepsWhatItsIndexesTell() {
    ModuleTree tree =
        ModuleTree.ofIndexFiles(
            "/lib/modules/1.0",
            Map.of(
                "modules.dep", "kernel/b.ko:\nkernel/a.ko: kernel/b.ko\n: none\nbad\n",
                "modules.alias", "alias x a\nnoalias y a\nalias short\n",
                "modules.builtin", "kernel/known.ko\n\nkernel/unknown.ko\nkernel/odd.ko\n",
                "modules.builtin.modinfo",
                    "known.parm=p:An int\0known.parmtype=p:int\0code.alias=c:*\0"
                        + "odd.parm=a b:x\0odd.parmtype=a b:int\0"));
    String text = TreeCatalog.format(tree);
    assertThat(text)
        .contains(
            "{\"name\":\"a\",\"file\":\"kernel/a.ko\",\"depends\":[\"b\"],\"aliases\":[\"x\"]}\n")
        .contains("{\"name\":\"unknown\",\"builtin\":true")
        .contains("{\"name\":\"p\",\"type\":\"int\"")
        .contains("{\"name\":\"code\",\"builtin\":\"code\"");
    ModuleTree read = TreeCatalog.parse("c", text);
    assertThat(read.builtIn()).containsExactlyInAnyOrder("known", "unknown", "odd");
    assertThat(read.builtInFor("c:1")).containsExactly("code");
    assertThat(read.builtInDefinition("known")).isEmpty();
    assertThat(read.module("a").orElseThrow().isDeclared()).isFalse();
    assertThat(read.module("a").orElseThrow().dependencies()).containsExactly("b");
  }

  @Test
  void whatAPersonWroteIsReadAsFarAsItGoes() throws IOException {
    ModuleTree read =
        TreeCatalog.parse(
            "c",
            "{\"modparam-catalog\":1}\n\n"
                + "{\"name\":\"my-a\",\"file\":\"other.ko\",\"depends\":\"b\",\"aliases\":5,"
                + "\"builtin\":false,\"weakdep\":\"w\",\"softdep\":\"\",\"parameters\":[5,"
                + "{\"name\":\"p\",\"type\":\"int\",\"default\":\"x\"},"
                + "{\"name\":\"P_\",\"type\":\"int\",\"from\":1},"
                + "{\"name\":\"p\",\"type\":\"bool\"}]}\n"
                + "{\"name\":\"b\",\"description\":\"A b\",\"parameters\":\"none\"}\n"
                + "{\"name\":\"c\",\"builtin\":\"code\",\"parameters\":[]}");
    assertThat(read.release()).isEqualTo("unknown");
    TreeModule a = read.module("my_a").orElseThrow();
    assertThat(a.file()).isEqualTo("kernel/my_a.ko");
    assertThat(a.dependencies()).containsExactly("b");
    assertThat(read.weakdeps()).isEqualTo("weakdep my_a w\n");
    assertThat(read.softdeps()).isEmpty();
    assertThat(a.definition().parameters().get(0).isDefaultKnown()).isFalse();
    assertThat(read.module("b")).isPresent();
    assertThat(read.builtIn()).isEmpty();
    assertThat(read.builtInDefinition("c")).isPresent();
  }

  @Test
  void aWrongParameterOfBuiltInCodeIsRefusedAtOnce() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                TreeCatalog.parse(
                    "c.jsonl",
                    HEADER
                        + "{\"name\":\"a\",\"builtin\":true,"
                        + "\"parameters\":[{\"name\":\"p q\",\"type\":\"int\"}]}\n"))
        .withMessageStartingWith("c.jsonl:2");
  }

  @Test
  void textsWithAndWithoutBackslashesStandInOneLine() throws IOException {
    ModuleTree read =
        TreeCatalog.parse(
            "c",
            HEADER
                + "{\"name\":\"a\",\"description\":\"plain\",\"softdep\":[\"pre: \\\"b\\\"\","
                + "\"post: c\",\"\\u00e9\\\\\"],\"parameters\":[]}\n");
    ModuleDefinition definition = read.module("a").orElseThrow().definition();
    assertThat(definition.tags("description")).containsExactly("plain");
    assertThat(definition.tags("softdep")).containsExactly("pre: \"b\"", "post: c", "é\\");
  }

  @Test
  void builtInCodeIsDefinedOnceHoweverOftenItIsAskedFor() {
    ModuleTree read =
        TreeCatalog.parse("c", HEADER + "{\"name\":\"a\",\"builtin\":true,\"parameters\":[]}\n");
    assertThat(read.builtInDefinition("a").orElseThrow())
        .isSameAs(read.at("/lib/modules/other").builtInDefinition("a").orElseThrow());
    assertThat(read.builtInModinfo("a")).isPresent();
  }

  @Test
  void aLargeFileIsReadInItsOrderAndItsFirstWrongLineIsNamed() throws IOException {
    int lines = 20_000;
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < lines; i++) {
      text.append("{\"name\":\"m").append(i).append("\",\"depends\":[");
      text.append(i == 0 ? "" : "\"m" + (i - 1) / 2 + "\"").append("],\"parameters\":[]}\n");
    }
    ModuleTree tree = TreeCatalog.parse("large", text.toString());
    assertThat(tree.modules()).hasSize(lines);
    assertThat(tree.modules().stream().map(TreeModule::name).limit(3))
        .containsExactly("m0", "m1", "m2");
    assertThat(tree.module("m19999").orElseThrow().dependencies())
        .startsWith("m9999", "m4999")
        .endsWith("m0");
    assertThat(tree.dependents("m5000")).containsExactly("m10001", "m10002");

    String wrong =
        text.toString().replace("m15000\"", "m15000\" x").replace("{\"name\":\"m70\"", "[");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> TreeCatalog.parse("large", wrong))
        .withMessageStartingWith("large:72:");
    String late = text.toString().replace("{\"name\":\"m19998\"", "{\"nome\":\"m19998\"");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> TreeCatalog.parse("large", late))
        .withMessage("large:20000: a module has no \"name\"");
  }
}
