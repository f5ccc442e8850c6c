// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.modparam.module.ModuleDefinition;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Compiles code with and without the check. */
final class Compiling {

  /** What the check says of a line. */
  record Said(Diagnostic.Kind kind, long line, String message) {}

  private Compiling() {}

  static Compiler javac() {
    return Compiler.javac().withClasspath(libraries()).withOptions("-parameters");
  }

  /** What of the class path the code needs; where it is depends on who runs the tests. */
  static List<File> libraries() {
    return Stream.of(
            ModuleDefinition.class,
            NullMarked.class,
            Test.class,
            ParameterizedTest.class,
            API.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(
            url -> {
              try {
                return new File(new URI(url.toString()));
              } catch (URISyntaxException impossible) {
                throw new IllegalStateException(impossible);
              }
            })
        .toList();
  }

  static Compilation check(String code, String... options) {
    List<Object> all = new ArrayList<>(Arrays.asList((Object[]) options));
    all.add("-parameters");
    return Compiler.javac()
        .withClasspath(libraries())
        .withOptions(all)
        .withProcessors(new ModparamProcessor())
        .compile(file(code));
  }

  /** Checks code that uses classes that were compiled before. */
  static Compilation check(Compilation before, Path folder, String code) throws IOException {
    for (JavaFileObject file : before.generatedFiles()) {
      Path to = folder.resolve(file.toUri().getPath().replaceFirst("^/CLASS_OUTPUT/", ""));
      Files.createDirectories(to.getParent());
      try (InputStream bytes = file.openInputStream()) {
        Files.copy(bytes, to);
      }
    }
    List<File> classPath = new ArrayList<>(libraries());
    classPath.add(folder.toFile());
    return Compiler.javac()
        .withClasspath(classPath)
        .withProcessors(new ModparamProcessor())
        .compile(file(code));
  }

  /** The file of code whose first public or only class is the one that it is named after. */
  static JavaFileObject file(String code) {
    String name = code.replaceAll("(?s).*?\\b(?:class|record|enum|interface) (\\w+).*", "$1");
    return JavaFileObjects.forSourceString(name, code);
  }

  static List<Said> said(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(each -> new Said(each.getKind(), each.getLineNumber(), each.getMessage(null)))
        .toList();
  }

  /** Loads what was compiled. */
  static ClassLoader load(Compilation compilation) {
    return new CompiledClasses(compilation.generatedFiles());
  }
}
