// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.ClassRules;
import dev.modparam.module.ModuleDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds the modules that the annotations of tests name, as far as a compiler can know them. */
final class ModuleLookup {

  private static final String PROVIDER = "java.util.function.Supplier";

  private final Elements elements;
  private final Types types;
  private final ElementReader reader;
  private final Map<TypeElement, DeclaredModule> known = new HashMap<>();

  ModuleLookup(Elements elements, Types types, Initializers initializers) {
    this.elements = elements;
    this.types = types;
    this.reader = new ElementReader(elements, types, initializers);
  }

  /** Reads a class with {@code @KernelModule}; empty for any other. */
  Optional<DeclaredModule> read(TypeElement type) {
    return Annotation.on(type, Annotation.KERNEL_MODULE)
        .map(
            annotation ->
                known.computeIfAbsent(type, each -> ModuleReading.read(each, annotation, reader)));
  }

  /**
   * Finds the module that an annotation names.
   *
   * @param place gets what is wrong with it
   * @return the module, or empty if only a run can tell
   */
  Optional<ModuleDefinition> named(Place place) {
    Annotation annotation = place.annotation();
    boolean elsewhere =
        !annotation.text("field").isEmpty() || !annotation.text("resource").isEmpty();
    if (elsewhere) {
      return Optional.empty();
    }
    return annotation
        .type("value")
        .filter(type -> !isProvider(type))
        .flatMap(
            type -> {
              place.check(() -> ClassRules.requireConstructor(reader.describe(type)));
              return read(type).map(DeclaredModule::definition);
            });
  }

  private boolean isProvider(TypeElement type) {
    TypeElement provider = Objects.requireNonNull(elements.getTypeElement(PROVIDER));
    return Annotation.on(type, Annotation.KERNEL_MODULE).isEmpty()
        && types.isSubtype(type.asType(), types.erasure(provider.asType()));
  }
}
