// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.TestWords;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;

/** Reads the tests of a compilation, and finds what their annotations ask for in vain. */
final class TestReading {

  private static final String JUNIT = "dev.modparam.junit.";
  private static final String SIMULATED = JUNIT + "Simulated";

  /** Arguments and the module that gets them. */
  private record Use(Annotation arguments, ModuleDefinition module) {}

  private final Elements elements;
  private final TestAnnotations annotations;
  private final ModuleLookup modules;
  private final List<CompileFinding> findings = new ArrayList<>();
  private final Map<Use, Load> uses = new LinkedHashMap<>();
  private final Map<Annotation, BootWords> boots = new LinkedHashMap<>();
  private final Set<Annotation> mayFail = new HashSet<>();

  TestReading(Elements elements, TestAnnotations annotations, ModuleLookup modules) {
    this.elements = elements;
    this.annotations = annotations;
    this.modules = modules;
  }

  /** Reads a class and those in it. */
  void read(TypeElement type) {
    TestPlan ofClass = TestPlan.EMPTY;
    List<VariableElement> fields = new ArrayList<>();
    for (TypeElement layer : annotations.layers(type)) {
      ofClass = with(ofClass, layer);
      ofClass = TestMembers.loadModules(layer) ? ofClass.open() : ofClass;
      fields.addAll(ElementFilter.fieldsIn(layer.getEnclosedElements()));
    }
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      if (!method.getAnnotationMirrors().isEmpty()) {
        TestPlan plan = with(ofClass, method);
        judge(plan);
        if (TestMembers.isTest(method) && !type.getModifiers().contains(Modifier.ABSTRACT)) {
          requireNamed(plan, fields);
          requireNamed(plan, method.getParameters());
          requireFailing(plan);
        }
      }
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::read);
  }

  /** Modules that fields and parameters name are there. */
  private void requireNamed(TestPlan plan, List<? extends VariableElement> places) {
    for (VariableElement place : places) {
      Annotation.on(place, SIMULATED)
          .filter(annotation -> !annotation.text("value").isEmpty())
          .filter(annotation -> plan.lacks(annotation.text("value")))
          .ifPresent(
              annotation ->
                  new Place(place, annotation, findings)
                      .error("value", TestWords.notLoaded(annotation.text("value"))));
    }
  }

  /** The module whose load shall fail is loaded. */
  private void requireFailing(TestPlan plan) {
    for (Place place : plan.failures()) {
      String name = place.annotation().text("module");
      Optional<String> problem =
          name.isEmpty() && !plan.isEmpty() ? Optional.empty() : plan.missing(name);
      problem.filter(known -> !plan.isOpen()).ifPresent(known -> place.error("module", known));
    }
  }

  private TestPlan with(TestPlan outer, Element element) {
    TestPlan plan = outer;
    List<TestAnnotations.Declared> declared = annotations.on(element);
    for (TestAnnotations.Declared each : declared) {
      Place place = new Place(each.element(), each.annotation(), findings);
      switch (each.annotation().name().replace(JUNIT, "")) {
        case "LoadModule" -> plan = plan.with(Load.of(modules.named(place), place, "arguments"));
        case "BuiltIn" -> plan = plan.withBuiltIn(modules.named(place));
        case "BoundaryValues" -> boundary(place);
        case "LoadFails" -> plan = plan.failing(place);
        case "BootCommandLine" -> plan = plan.withBootLine(place);
        case "ModprobeConfiguration" -> plan = plan.open();
        default -> {}
      }
    }
    for (TestAnnotations.Declared each : declared) {
      Place place = new Place(each.element(), each.annotation(), findings);
      switch (each.annotation().name().replace(JUNIT, "")) {
        case "ModuleArguments" -> plan = withArguments(plan, place, lines(place));
        case "ArgumentLines" ->
            plan = plan.isEmpty() ? plan : withArguments(plan, place, lines(place));
        case "ArgumentMatrix" ->
            plan = plan.isEmpty() ? plan : withArguments(plan, place, pieces(place));
        default -> {}
      }
    }
    return plan;
  }

  private static List<Load.Line> lines(Place place) {
    return Load.of(Optional.empty(), place, "value").lines();
  }

  /** What each value of an axis adds to a line. */
  private static List<Load.Line> pieces(Place place) {
    List<Load.Line> pieces = new ArrayList<>();
    for (AnnotationValue value : place.annotation().all("value")) {
      Annotation axis = Annotation.of((AnnotationMirror) value.getValue());
      String parameter = axis.text("parameter");
      for (AnnotationValue piece : axis.all("value")) {
        String text = String.valueOf(piece.getValue());
        pieces.add(new Load.Line(parameter.isEmpty() ? text : parameter + "=" + text, piece));
      }
    }
    return pieces;
  }

  private static TestPlan withArguments(TestPlan plan, Place place, List<Load.Line> lines) {
    String name = place.annotation().text("module");
    plan.missing(name)
        .filter(problem -> !name.isEmpty())
        .ifPresent(problem -> place.error("module", problem));
    return plan.with(place, lines);
  }

  private void boundary(Place place) {
    String name = place.annotation().text("parameter");
    Optional<ModuleDefinition> module = modules.named(place);
    if (module.isPresent() && module.get().parameter(name).isEmpty()) {
      List<String> names = module.get().parameters().stream().map(Param::name).toList();
      place.error("parameter", TestWords.noParameter(module.get().name(), name, names));
    }
  }

  /** Notes what a test loads. */
  private void judge(TestPlan plan) {
    for (Load load : plan.loads()) {
      if (!plan.failures().isEmpty()) {
        mayFail.add(load.place().annotation());
      }
      load.module().ifPresent(module -> uses.put(new Use(load.place().annotation(), module), load));
    }
    plan.bootLines()
        .forEach(line -> boots.put(line.place().annotation(), new BootWords(line, plan)));
  }

  /** Reports everything: only when all classes are read is it known which loads may fail. */
  void report(Reporter reporter) {
    uses.forEach(
        (use, load) -> {
          if (!mayFail.contains(use.arguments())) {
            parse(load, use.module());
          }
        });
    boots.values().forEach(BootWords::check);
    findings.forEach(reporter::report);
  }

  /** Parses the arguments as the kernel would. */
  private static void parse(Load load, ModuleDefinition module) {
    for (Load.Line line : load.lines()) {
      if (!line.isOpen()) {
        ArgumentReport report = ArgumentReport.check(module, line.text());
        report
            .rejected()
            .forEach(refused -> load.place().add(Kind.ERROR, line.value(), refused.toString()));
        report
            .unknown()
            .forEach(unknown -> load.place().add(Kind.WARNING, line.value(), unknown.toString()));
      }
    }
  }
}
