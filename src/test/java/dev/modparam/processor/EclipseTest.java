// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's compiler shows no initializers; all other checks work there, too. */
class EclipseTest {

  @TempDir private Path output;

  @Test
  void annotationsAreCheckedAndInitializersAreNot() throws IOException {
    assertThat(
            errors(
                """
                import dev.modparam.module.*;
                import dev.modparam.junit.*;
                @KernelModule
                class Driver {
                  @ModuleParam(permissions = 0666) int size;
                  @ModuleParam(min = 5) int lines = 4;
                }
                class DriverTest {
                  @BoundaryValues(value = Driver.class, parameter = "lynes")
                  void test(String text) {}
                }
                """))
        .containsExactlyInAnyOrder(
            "5: parameter size: permissions 0666 are not allowed: others may never write",
            "9: module driver has no parameter lynes; did you mean lines?");
  }

  private List<String> errors(String code) throws IOException {
    Path source = Files.writeString(output.resolve("Driver.java"), code);
    JavaCompiler eclipse = new EclipseCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = eclipse.getStandardFileManager(found, Locale.ROOT, null)) {
      files.setLocation(StandardLocation.CLASS_PATH, Compiling.libraries());
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(output.toFile()));
      JavaCompiler.CompilationTask task =
          eclipse.getTask(
              new StringWriter(),
              files,
              found,
              List.of("--release", "17"),
              null,
              files.getJavaFileObjects(source));
      task.setProcessors(List.of(new ModparamProcessor()));
      task.call();
    }
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getLineNumber() + ": " + each.getMessage(Locale.ROOT))
        .toList();
  }
}
