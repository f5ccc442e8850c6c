// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.source.WrittenSource;
import dev.modparam.source.java.JavaWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes what is made of annotated classes. */
final class Outputs {

  private final ProcessingEnvironment environment;
  private final Reporter reporter;

  Outputs(ProcessingEnvironment environment, Reporter reporter) {
    this.environment = environment;
    this.reporter = reporter;
  }

  /** Writes all that the options ask for, unless the class is declared wrongly. */
  void write(TypeElement type, DeclaredModule module) {
    if (module.isRight()) {
      handles(type, module);
      String wanted = environment.getOptions().getOrDefault(Options.WRITE, "");
      for (String word : wanted.isEmpty() ? new String[0] : wanted.split(",", -1)) {
        write(type, module, word.strip());
      }
    }
  }

  private void handles(TypeElement type, DeclaredModule module) {
    HandleForm form =
        new HandleForm(type, module, environment.getElementUtils(), environment.getTypeUtils());
    if (!"none".equals(environment.getOptions().get(Options.HANDLES)) && form.isPossible()) {
      save(
          type,
          new JavaWriter(module.definition(), form).write(),
          filer -> filer.createSourceFile(form.qualifiedName(), type));
    }
  }

  private void write(TypeElement type, DeclaredModule module, String word) {
    Optional<Output> output = Output.named(word);
    if (output.isEmpty()) {
      report(Kind.ERROR, type, "-A" + Options.WRITE + " takes " + Output.words() + ", not " + word);
      return;
    }
    WrittenSource written = output.get().write(module.definition());
    String name = output.get().fileName(module.definition());
    written.unsaid().forEach(note -> report(Kind.NOTE, type, name + ": " + note));
    save(
        type,
        written.text(),
        filer -> filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, type));
  }

  /** Makes a file. */
  private interface Creation {
    FileObject in(Filer filer) throws IOException;
  }

  private void save(TypeElement type, String text, Creation creation) {
    try (Writer file = creation.in(environment.getFiler()).openWriter()) {
      file.write(text);
    } catch (IOException problem) {
      report(Kind.ERROR, type, "what belongs to " + type + " cannot be written: " + problem);
    }
  }

  private void report(Kind kind, TypeElement type, String message) {
    reporter.report(new CompileFinding(kind, message, type, null, null));
  }
}
