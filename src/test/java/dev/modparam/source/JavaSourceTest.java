// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.Permissions;
import dev.modparam.source.text.Literals;
import dev.modparam.source.text.Tags;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSourceTest {

  private static final Param<Integer> SIZE =
      Param.of("size", ParamTypes.INT.between(512, 65536))
          .defaultValue(4096)
          .permissions(0444)
          .description("Bytes");

  @TempDir private Path folder;

  @Test
  void aDefinitionIsAClassWithConstants() {
    ModuleDefinition definition =
        ModuleDefinition.of("my_driver", SIZE, Param.of("debug", ParamTypes.BOOL))
            .license("GPL v2")
            .addAuthor("Ada")
            .addTag("softdep", "pre: a")
            .dependsOn("other")
            .outOfTree()
            .unsigned();

    WrittenSource written = JavaSource.write(definition);

    assertThat(JavaSource.handles(definition, "drivers").text())
        .startsWith("package drivers;\n\nimport")
        .contains(
            "public final class MyDriverParams {\n\n  public static final Param<Integer> SIZE")
        .endsWith("\n\n  private MyDriverParams() {}\n}\n");
    assertThat(written.unsaid()).isEmpty();
    assertThat(written)
        .hasToString(
            """
            import dev.modparam.module.ModuleDefinition;
            import dev.modparam.param.Param;
            import dev.modparam.param.ParamTypes;

            /** The module my_driver. */
            final class MyDriverModule {

              static final Param<Integer> SIZE =
                  Param.of("size", ParamTypes.INT.between(512L, 65536L))
                      .defaultValue(4096)
                      .permissions(0444)
                      .description("Bytes");

              static final Param<Boolean> DEBUG =
                  Param.of("debug", ParamTypes.BOOL)
                      .permissions(0444);

              static final ModuleDefinition MODULE =
                  ModuleDefinition.of("my_driver", SIZE, DEBUG)
                      .license("GPL v2")
                      .addAuthor("Ada")
                      .addTag("softdep", "pre: a")
                      .dependsOn("other")
                      .outOfTree()
                      .unsigned();
            }
            """);
  }

  private static ModuleDefinition shared() {
    Param<List<Integer>> list =
        Param.of("list", ParamTypes.array(ParamTypes.INT, 4).counted(2))
            .defaultValue(List.of(1, 2))
            .permissions(0444);
    return ModuleDefinition.of(
        "shared",
        list,
        Param.counterOf("count", list),
        list.sharedAs("again"),
        list.sharedAs("second", ParamTypes.INT, 4),
        Param.counterOf("signed", list).sharedAs("number", ParamTypes.INT, 0),
        Param.of("pair", ParamTypes.array(ParamTypes.INT, 4).counted()).countedWith(list),
        Param.of("odd", ParamTypes.BOOL).permissions(Permissions.ofBits(0620)).initcallLevel(3),
        Param.of("flag", Operations.on(ParamTypes.unknown("y")).acceptBareName().type()));
  }

  @Test
  void sharedVariablesLevelsAndRareModesAreWritten() {
    assertThat(JavaSource.write(shared()).text())
        .isEqualTo(
            """
            import dev.modparam.module.ModuleDefinition;
            import dev.modparam.param.Operations;
            import dev.modparam.param.Param;
            import dev.modparam.param.ParamTypes;
            import dev.modparam.param.Permissions;
            import java.util.List;

            /** The module shared. */
            final class SharedModule {

              static final Param<List<Integer>> LIST =
                  Param.of("list", ParamTypes.array(ParamTypes.INT, 4).counted(2))
                      .defaultValue(List.of(1, 2))
                      .permissions(0444);

              static final Param<Long> COUNT =
                  Param.counterOf("count", LIST)
                      .permissions(0444);

              static final Param<List<Integer>> AGAIN =
                  LIST.sharedAs("again")
                      .permissions(0444);

              static final Param<Integer> SECOND =
                  LIST.sharedAs("second", ParamTypes.INT, 4)
                      .permissions(0444);

              static final Param<Integer> NUMBER =
                  Param.counterOf("number", LIST).sharedAs("number", ParamTypes.INT, 0)
                      .permissions(0444);

              static final Param<List<Integer>> PAIR =
                  Param.of("pair", ParamTypes.array(ParamTypes.INT, 4).counted(2))
                      .countedWith(LIST)
                      .permissions(0444);

              static final Param<Boolean> ODD =
                  Param.of("odd", ParamTypes.BOOL)
                      .permissions(Permissions.ofBits(0620))
                      .initcallLevel(3);

              static final Param<String> FLAG =
                  Param.of("flag", Operations.on(ParamTypes.unknown("y")).acceptBareName().type())
                      .permissions(0444);

              static final ModuleDefinition MODULE =
                  ModuleDefinition.of("shared", LIST, COUNT, AGAIN, SECOND, NUMBER, PAIR, ODD, FLAG)
                      .license("GPL");
            }
            """);
  }

  @Test
  void codeThatIsNoDataIsNoted() {
    ModuleDefinition definition =
        ModuleDefinition.of(
                "m", Param.of("colour", ParamTypes.parsed("colour", t -> t, t -> t, "red")))
            .lifecycle(new ModuleLifecycle() {});

    assertThat(JavaSource.write(definition).unsaid())
        .containsExactly(
            "parameter colour has operations of its own, which are not data: it is written as any"
                + " text",
            "what the module does when it is loaded and unloaded is not written");
  }

  @Test
  void unknownRulesKeepTheirNullDefaultAndTheFunctionsThatTheyLack() {
    ModuleDefinition definition =
        ModuleDefinition.of(
            "m",
            Param.of("bare", ParamTypes.unknown("")),
            Param.of("fixed", Operations.on(ParamTypes.unknown("mask")).withoutSet().type()),
            Param.of("hidden", Operations.on(ParamTypes.unknown("x")).withoutGet().type()));

    assertThat(JavaSource.write(definition).text())
        .contains("Param.of(\"bare\", ParamTypes.unknown(\"\"))")
        .contains("Operations.on(ParamTypes.unknown(\"mask\")).withoutSet().type())")
        .contains("Operations.on(ParamTypes.unknown(\"x\")).withoutGet().type())")
        .doesNotContain("defaultValue");
  }

  @Test
  void whatIsWrittenCompilesToTheSameDefinition() throws Exception {
    List<ModuleDefinition> definitions = new ArrayList<>();
    for (int seed = 0; seed < 60; seed++) {
      Definitions drawn = new Definitions(seed);
      definitions.add(
          renamed(
              seed % 2 == 0 ? drawn.forC() : drawn.forRust(RustSource.Dialect.PROTOTYPE), seed));
    }
    definitions.add(renamed(new Definitions(0).anything(), 60));
    definitions.add(shared());
    definitions.add(
        ModuleDefinition.of(
            "m61",
            Param.of("fixed", Operations.on(ParamTypes.unknown("mask")).withoutSet().type()),
            Param.of("bare", ParamTypes.unknown(""))));
    compile(definitions);

    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      for (ModuleDefinition definition : definitions) {
        String name = Literals.camelCase(definition.name()) + "Module";
        Field module = loader.loadClass(name).getDeclaredField("MODULE");
        module.setAccessible(true);
        assertThat(Shape.of((ModuleDefinition) module.get(null)))
            .as(JavaSource.write(definition).text())
            .isEqualTo(Shape.of(definition));
      }
    }
  }

  private static ModuleDefinition renamed(ModuleDefinition definition, int number) {
    ModuleDefinition copy = ModuleDefinition.of("m" + number, definition.parameters());
    return Tags.on(copy, definition.tags());
  }

  private void compile(List<ModuleDefinition> definitions) throws IOException {
    String modules = System.getProperty("jdk.module.path", "");
    String path =
        String.join(
            File.pathSeparator, "target/classes", System.getProperty("java.class.path"), modules);
    List<String> arguments =
        new ArrayList<>(List.of("-d", folder.toString(), "-proc:none", "-cp", path));
    for (ModuleDefinition definition : definitions) {
      Path file = folder.resolve(Literals.camelCase(definition.name()) + "Module.java");
      arguments.add(Files.writeString(file, JavaSource.write(definition).text()).toString());
    }
    StringWriter problems = new StringWriter();
    PrintWriter out = new PrintWriter(problems);
    ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
    arguments.addAll(0, List.of("-encoding", "UTF-8"));
    int status = compiler.run(out, out, arguments.toArray(String[]::new));
    assertThat(status).as(problems.toString()).isZero();
  }
}
