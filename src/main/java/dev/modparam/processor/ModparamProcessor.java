// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds wrong declarations of modules while they are compiled, with the words that a run of the
 * program would have for them.
 */
@SupportedAnnotationTypes({"dev.modparam.module.*", "dev.modparam.junit.*"})
@SupportedOptions({Options.WARNINGS, Options.HANDLES, Options.WRITE})
public final class ModparamProcessor extends AbstractProcessor {

  private Elements elements;
  private Types types;
  private ModuleLookup modules;
  private Reporter reporter;
  private Outputs outputs;

  /** For the compiler. */
  public ModparamProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    elements = environment.getElementUtils();
    types = environment.getTypeUtils();
    boolean warns = !"none".equals(environment.getOptions().get(Options.WARNINGS));
    Reporter.Printer printer = Reporter.of(environment.getMessager());
    try {
      JavacTrees javac = JavacTrees.in(environment);
      modules = new ModuleLookup(elements, types, javac.initializers());
      reporter = new Reporter(javac.printer(printer), warns);
    } catch (IllegalArgumentException | LinkageError otherCompiler) {
      modules = new ModuleLookup(elements, types, Initializers.HIDDEN);
      reporter = new Reporter(printer, warns);
    }
    outputs = new Outputs(environment, reporter);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    TestReading tests = new TestReading(elements, new TestAnnotations(types), modules);
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        checkModules(type);
        tests.read(type);
      }
    }
    tests.report(reporter);
    return false;
  }

  private void checkModules(TypeElement type) {
    modules
        .read(type)
        .ifPresent(
            module -> {
              module.findings().forEach(reporter::report);
              outputs.write(type, module);
            });
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::checkModules);
  }
}
