// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.CSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler's check reads from initializers is what a run finds in the fields. */
class InitializersTest {

  private static final List<JavaFileObject> OTHERS =
      List.of(
          JavaFileObjects.forSourceString(
              "limits.Limits",
              """
              package limits;
              public class Limits extends Base {
                public static final int LINES = 11;
                public static class Inner { public static final int DEPTH = 12; }
              }
              class Base { public static final long ROWS = 13; }
              """),
          JavaFileObjects.forSourceString(
              "drivers.Limits", "package drivers; class Limits { static final int LINES = 21; }"),
          JavaFileObjects.forSourceString(
              "drivers.Near", "package drivers; class Near { static final int LINES = 31; }"));

  private static final String HEAD =
      """
      package drivers;
      import dev.modparam.module.*;
      import limits.Limits;
      import static limits.Limits.ROWS;
      import static java.lang.Math.*;
      @KernelModule
      public class Driver extends Parent implements Sized {
        static final int BASE = 7;
        static class Own { static final int LINES = 41; }
      """;

  private static final String TAIL =
      """
      }
      class Parent { static final int INHERITED = 51; static final int WEIGHT = 52; }
      interface Sized { int SIZE = 53; int WEIGHT = 54; }
      """;

  private static Compilation compile(Compiler compiler, String fields) {
    List<JavaFileObject> files = new ArrayList<>(OTHERS);
    files.add(JavaFileObjects.forSourceString("drivers.Driver", HEAD + fields + TAIL));
    return compiler.compile(files);
  }

  /** The defaults that a run reads. */
  private static Map<String, String> atRunTime(String fields) throws ClassNotFoundException {
    ClassLoader classes = Compiling.load(compile(Compiling.javac(), fields));
    return defaults(ModuleDefinition.ofClass(classes.loadClass("drivers.Driver")));
  }

  /** The defaults that the check writes as C. */
  private static Map<String, String> atCompileTime(String fields) throws IOException {
    Compiler compiler =
        Compiling.javac()
            .withOptions("-parameters", "-Amodparam.write=c", "-Amodparam.warnings=none")
            .withProcessors(new ModparamProcessor());
    String written =
        compile(compiler, fields)
            .generatedFile(StandardLocation.CLASS_OUTPUT, "modparam", "driver.c")
            .orElseThrow()
            .getCharContent(true)
            .toString();
    return defaults(CSource.parse(written, "driver").definition());
  }

  private static Map<String, String> defaults(ModuleDefinition definition) {
    Map<String, String> defaults = new TreeMap<>();
    definition
        .parameters()
        .forEach(param -> defaults.put(param.name(), param.defaultText().strip()));
    return defaults;
  }

  private static String fields(String type, List<String> initializers) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < initializers.size(); i++) {
      fields.append("@ModuleParam %s v%02d = %s;%n".formatted(type, i, initializers.get(i)));
    }
    return fields.toString();
  }

  @Test
  void wholeNumbersAreComputed() throws Exception {
    String fields =
        fields(
            "int",
            List.of(
                "5",
                "(5)",
                "+5",
                "-5",
                "~5",
                "2 + 3",
                "7 - 9",
                "6 * 7",
                "17 / 5",
                "-17 / 5",
                "17 % 5",
                "6 & 3",
                "6 | 3",
                "6 ^ 3",
                "3 << 4",
                "-64 >> 2",
                "-64 >>> 28",
                "Integer.MAX_VALUE + 1",
                "(int) 5L",
                "(short) 70_000",
                "(byte) 200",
                "(int) 4_294_967_297L",
                "(int) (3L << 32 >> 31)",
                "(int) (-1L >>> 40)",
                "1 << 33"));

    assertThat(atCompileTime(fields)).isEqualTo(atRunTime(fields)).containsEntry("v24", "2");
  }

  @Test
  void longNumbersAreComputed() throws Exception {
    String fields =
        fields(
            "long",
            List.of(
                "5",
                "5L",
                "-5",
                "~5L",
                "1L << 40",
                "1L << 40 >> 3",
                "-1L >>> 8",
                "2 + 3L",
                "6L & 3",
                "3_000_000_000L * 3",
                "(long) 7",
                "1 << 31",
                "Long.MAX_VALUE"));

    assertThat(atCompileTime(fields)).isEqualTo(atRunTime(fields));
  }

  @Test
  void textsAndTruthsAreKnown() throws Exception {
    String fields =
        fields("String", List.of("\"a\"", "\"a\" + \"b\"", "\"n\" + 5", "1 + \"n\"", "null"))
            + "@ModuleParam boolean yes = true, no = !true, unset;"
            + "@ModuleParam short small = 5, zero; @ModuleParam long far;"
            + "@ModuleParam(type = ModuleParam.Type.BINT) int on = 1;";

    assertThat(atCompileTime(fields)).isEqualTo(atRunTime(fields)).containsEntry("yes", "Y");
  }

  @Test
  void elementsOfArraysAreKnown() throws Exception {
    String fields =
        """
        @ModuleParam int[] numbers = {1, BASE, -3};
        @ModuleParam long[] wide = new long[] {1, 2};
        @ModuleParam int[] zeros = new int[BASE - 4];
        @ModuleParam boolean[] truths = {true, false};
        @ModuleParam String[] texts = {"a", "b"};
        """;

    assertThat(atCompileTime(fields)).isEqualTo(atRunTime(fields));
  }

  @Test
  void namesMeanWhatTheyMeanToTheCompiler() throws Exception {
    String fields =
        fields(
            "int",
            List.of(
                "BASE",
                "Driver.BASE",
                "drivers.Driver.BASE",
                "Own.LINES",
                "Driver.Own.LINES",
                "Limits.LINES", // imported, although the package has a class of that name
                "limits.Limits.LINES",
                "Limits.Inner.DEPTH",
                "drivers.Limits.LINES",
                "Near.LINES",
                "(int) ROWS",
                "INHERITED",
                "SIZE",
                "Short.MAX_VALUE",
                "java.lang.Byte.MIN_VALUE"));

    assertThat(atCompileTime(fields)).isEqualTo(atRunTime(fields)).containsEntry("v05", "11");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Integer.parseInt(\"7\")",
        "later()",
        "true ? 7 : 8",
        "'a'",
        "(char) 97",
        "(int) 7.5",
        "(int) -7.5",
        "(int) (1.5 * 6)",
        "(Integer) 7",
        "BASE / (BASE - 7)",
        "BASE % (BASE - 7)",
        "new int[] {7}[0]",
        "\"seven77\".length()",
        "max(7, 8)",
        "Math.PI > 3 ? 7 : 8",
        "NOW",
        "Thread.MAX_PRIORITY + NOW",
      })
  void whatOnlyARunKnowsIsLeftToIt(String initializer) {
    Compiler compiler =
        Compiling.javac()
            .withOptions("-parameters", "-Amodparam.warnings=none")
            .withProcessors(new ModparamProcessor());
    String fields =
        "static final int NOW = Integer.getInteger(\"now\", 9); static int later() { return 9; }"
            + " @ModuleParam(min = 5, max = 200) int size = "
            + initializer
            + ";";

    assertThat(Compiling.said(compile(compiler, fields))).isEmpty();
  }
}
