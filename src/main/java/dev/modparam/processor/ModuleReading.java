// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static dev.modparam.declaration.RefusedDeclarationException.by;

import dev.modparam.declaration.ClassRules;
import dev.modparam.declaration.DeclarationRule;
import dev.modparam.declaration.FieldDeclaration;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;

/** Reads one annotated class: takes what is right, and notes what is wrong. */
final class ModuleReading {

  private static final String STAND_IN = "module";

  private final ElementReader reader;
  private final TypeElement type;
  private final Annotation annotation;
  private final List<CompileFinding> findings = new ArrayList<>();
  private final Map<String, VariableElement> fields = new HashMap<>();
  private final Place place;

  private ModuleReading(ElementReader reader, TypeElement type, Annotation annotation) {
    this.reader = reader;
    this.type = type;
    this.annotation = annotation;
    this.place = new Place(type, annotation, findings);
  }

  /** Reads a class with {@code @KernelModule}, and its fields, inherited ones first. */
  static DeclaredModule read(TypeElement type, Annotation annotation, ElementReader reader) {
    return new ModuleReading(reader, type, annotation).read();
  }

  private DeclaredModule read() {
    place.check(() -> ClassRules.requireModule(reader.describe(type)));
    ModuleDefinition module = named();
    for (TypeElement declaring : fromTop()) {
      List<FieldDeclaration> neighbours = reader.fields(declaring);
      for (VariableElement field : ElementFilter.fieldsIn(declaring.getEnclosedElements())) {
        Optional<Annotation> declared = Annotation.on(field, Annotation.MODULE_PARAM);
        if (declared.isPresent() && !declared.get().isBroken() && isKnown(field.asType())) {
          module = with(module, new Place(field, declared.get(), findings), field, neighbours);
        }
      }
    }
    if (annotation.text("license").isEmpty()) {
      place.warn("license", "module " + module.name() + " has no licence, which taints a kernel");
    }
    return new DeclaredModule(described(module), Map.copyOf(fields), List.copyOf(findings));
  }

  private ModuleDefinition named() {
    String given = annotation.text("name");
    String name = ClassRules.moduleName(given, type.getSimpleName().toString());
    return place
        .attempt(() -> by(DeclarationRule.MODULE_NAME, () -> ModuleDefinition.of(name)))
        .orElseGet(() -> ModuleDefinition.of(STAND_IN));
  }

  /** The class and those that it inherits from, in the order in which fields are initialized. */
  private Deque<TypeElement> fromTop() {
    Deque<TypeElement> classes = new ArrayDeque<>();
    classes.push(type);
    while (classes.element().getSuperclass() instanceof DeclaredType parent) {
      classes.push((TypeElement) parent.asElement());
    }
    return classes;
  }

  /** Whether a type exists; the compiler says so otherwise. */
  private static boolean isKnown(TypeMirror type) {
    return type instanceof ArrayType array
        ? isKnown(array.getComponentType())
        : type.getKind() != TypeKind.ERROR;
  }

  private ModuleDefinition with(
      ModuleDefinition module, Place at, VariableElement field, List<FieldDeclaration> neighbours) {
    at.check(() -> reader.checkConverter(field));
    Optional<Param<?>> param =
        FieldReading.read(reader.describe(field), neighbours, at, reader.initial(field));
    if (param.isEmpty()) {
      return module;
    }
    fields.put(param.get().name(), field);
    List<Param<?>> all = new ArrayList<>(module.parameters());
    all.add(param.get());
    return at.attempt(
        module, () -> by(DeclarationRule.SAME_NAME, () -> ModuleDefinition.of(module.name(), all)));
  }

  private ModuleDefinition described(ModuleDefinition module) {
    ModuleDefinition described = each("license", module, ModuleDefinition::license);
    described = each("dependsOn", described, ModuleDefinition::dependsOn);
    for (String tag : List.of("author", "description", "version", "alias")) {
      described = each(tag, described, (before, text) -> before.addTag(tag, text));
    }
    return described;
  }

  /** Adds each text of a property. */
  private ModuleDefinition each(
      String property,
      ModuleDefinition module,
      BiFunction<ModuleDefinition, String, ModuleDefinition> add) {
    ModuleDefinition result = module;
    for (AnnotationValue value : annotation.all(property)) {
      try {
        String text = (String) value.getValue();
        result = text.isEmpty() ? result : add.apply(result, text);
      } catch (IllegalArgumentException problem) {
        findings.add(
            new CompileFinding(
                Kind.ERROR, CompileFinding.messageOf(problem), type, annotation, value));
      }
    }
    return result;
  }
}
