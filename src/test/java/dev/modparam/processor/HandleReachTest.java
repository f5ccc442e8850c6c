// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For which classes constants are written, and who sees them. */
class HandleReachTest {

  private static final JavaFileObject BASE =
      JavaFileObjects.forSourceString(
          "other.Base",
          """
          package other;
          import dev.modparam.module.ModuleParam;
          public class Base {
            @ModuleParam private int size;
            public static class Reachable { @ModuleParam private int size; }
            protected static class Hidden { @ModuleParam private int size; }
          }
          """);

  private static final JavaFileObject CONVERTERS =
      JavaFileObjects.forSourceString(
          "other.Converters",
          """
          package other;
          import dev.modparam.param.ParamConverter;
          import java.util.List;
          class Converters {}
          abstract class Of<T> implements ParamConverter<T> {
            public String word() { return "own"; }
            public T parse(String text) { return zero(); }
            public String format(T value) { return ""; }
            @SuppressWarnings("unchecked") public T zero() { return (T) ""; }
          }
          """);

  private static JavaFileObject converter(String name, String code) {
    return JavaFileObjects.forSourceString("other." + name, "package other; public class " + code);
  }

  private static Compilation compile(String declarations) {
    return Compiling.javac()
        .withOptions("-Amodparam.warnings=none")
        .withProcessors(new ModparamProcessor())
        .compile(
            BASE,
            CONVERTERS,
            converter("Closed", "Closed extends Of<String> { Closed() {} }"),
            converter(
                "Secret", "Secret extends Of<java.util.List<Secret.P>> { static class P {} }"),
            converter("Any", "Any<T> extends Of<T> {}"),
            converter("Open", "Open extends Of<java.util.List<String>> {}"),
            JavaFileObjects.forSourceString(
                "drivers.File",
                "package drivers; import dev.modparam.module.*; class File {}" + declarations));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@KernelModule class Driver<T> {}",
        "@KernelModule abstract class Driver {}",
        "@KernelModule interface Driver {}",
        "class Outer { @KernelModule private static class Driver {} }",
        "class Outer { private static class Inner { @KernelModule static class Driver {} } }",
        "class Outer extends other.Base { @KernelModule static class Driver extends Hidden {} }",
        "@KernelModule class Driver {} class DriverParams { int mine; }",
        "@KernelModule class Driver { private enum E { A } @ModuleParam E e = E.A; }",
        "@KernelModule class Driver { private enum E { A } @ModuleParam E[] e = {E.A}; }",
        "@KernelModule class Driver { @ModuleParam(converter = other.Closed.class) String s; }",
        "@KernelModule class Driver { @ModuleParam(converter = other.Secret.class) Object o; }",
        "@KernelModule class Driver { @ModuleParam(converter = other.Any.class) String s; }",
      })
  void nothingIsWrittenThatWouldNotCompile(String declarations) {
    Compilation compilation = compile(declarations);

    assertThat(Compiling.said(compilation)).isEmpty();
    assertThat(compilation.generatedSourceFiles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @KernelModule class Driver {} | final class DriverParams
          class Outer { @KernelModule public static class Driver {} } | final class Outer_DriverParams
          @KernelModule class Driver extends other.Base {} | final class DriverParams
          @KernelModule class Driver extends other.Base.Reachable {} | final class DriverParams
          @KernelModule class Driver { @ModuleParam(converter = other.Open.class) Object o; } | final class DriverParams
          @KernelModule class Driver { Driver() throws Exception {} } | final class DriverParams
          @KernelModule class Driver { private Driver() {} } | final class DriverParams
          class Outer { @KernelModule class Driver { @ModuleParam int size; } } | final class Outer_DriverParams
          """)
  void theConstantsAreAsVisibleAsTheClass(String declarations, String head) throws Exception {
    Compilation compilation = compile(declarations);

    assertThat(Compiling.said(compilation)).isEmpty();
    assertThat(compilation.generatedSourceFiles()).hasSize(1);
    assertThat(compilation.generatedSourceFiles().get(0).getCharContent(true).toString())
        .containsPattern("(?m)^" + head);
  }

  @Test
  void aPublicClassInAPublicClassHasPublicConstants() throws Exception {
    Compilation compilation =
        Compiling.check(
            "import dev.modparam.module.*; public class Outer { @KernelModule public static class"
                + " Driver {} }");

    assertThat(compilation.generatedSourceFiles().get(0).getCharContent(true).toString())
        .contains("public final class Outer_DriverParams");
  }

  @Test
  void packagesAndModulesAreNotClasses() {
    Compilation compilation =
        Compiling.javac()
            .withProcessors(new ModparamProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "drivers.package-info", "@Deprecated package drivers;"),
                JavaFileObjects.forSourceString(
                    "drivers.Driver",
                    "package drivers; @dev.modparam.module.KernelModule public class Driver {}"));

    assertThat(Compiling.said(compilation)).isEmpty();
  }
}
