// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.text.NearestName;
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
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;

/** Reads the tests of a compilation, and finds what their annotations ask for in vain. */
final class TestReading {

  private static final String JUNIT = "dev.modparam.junit.";

  /** Arguments and the module that gets them. */
  private record Use(Annotation arguments, ModuleDefinition module) {}

  private final Elements elements;
  private final TestAnnotations annotations;
  private final ModuleLookup modules;
  private final List<CompileFinding> findings = new ArrayList<>();
  private final Map<Use, Load> uses = new LinkedHashMap<>();
  private final Set<Annotation> mayFail = new HashSet<>();

  TestReading(Elements elements, TestAnnotations annotations, ModuleLookup modules) {
    this.elements = elements;
    this.annotations = annotations;
    this.modules = modules;
  }

  /** Reads a class and those in it. */
  void read(TypeElement type) {
    TestPlan ofClass = TestPlan.EMPTY;
    for (TypeElement layer : annotations.layers(type)) {
      ofClass = with(ofClass, layer);
    }
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      if (!method.getAnnotationMirrors().isEmpty()) {
        judge(with(ofClass, method));
      }
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::read);
  }

  private TestPlan with(TestPlan outer, Element element) {
    TestPlan plan = outer;
    List<TestAnnotations.Declared> declared = annotations.on(element);
    for (TestAnnotations.Declared each : declared) {
      Place place = new Place(each.element(), each.annotation(), findings);
      switch (each.annotation().name().replace(JUNIT, "")) {
        case "LoadModule" -> plan = plan.with(Load.of(modules.named(place), place, "arguments"));
        case "BuiltIn" -> modules.named(place);
        case "BoundaryValues" -> boundary(place);
        case "LoadFails" -> plan = plan.failing();
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
      place.error(
          "parameter",
          "module "
              + module.get().name()
              + " has no parameter "
              + name
              + NearestName.of(name, names).map(near -> "; did you mean " + near + "?").orElse(""));
    }
  }

  /** Notes what a test loads. */
  private void judge(TestPlan plan) {
    for (Load load : plan.loads()) {
      if (plan.fails()) {
        mayFail.add(load.place().annotation());
      }
      load.module().ifPresent(module -> uses.put(new Use(load.place().annotation(), module), load));
    }
  }

  /** Reports everything: only when all classes are read is it known which loads may fail. */
  void report(Reporter reporter) {
    uses.forEach(
        (use, load) -> {
          if (!mayFail.contains(use.arguments())) {
            parse(load, use.module());
          }
        });
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
