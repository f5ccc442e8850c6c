// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.source.java.JavaField;
import dev.modparam.source.java.JavaForm;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The class that is written for an annotated class: its parameters and the module as constants, or,
 * where only the driver's own code can make an object of the class, as fields of an object that is
 * made with one.
 */
final class HandleForm implements JavaForm {

  private final TypeElement type;
  private final DeclaredModule module;
  private final Elements elements;
  private final Types types;
  private final OwnTypes own;
  private final boolean isStatic;

  HandleForm(TypeElement type, DeclaredModule module, Elements elements, Types types) {
    this.type = type;
    this.module = module;
    this.elements = elements;
    this.types = types;
    this.own = new OwnTypes(elements.getPackageOf(type), elements, types);
    this.isStatic = Reach.hasConstructor(type);
  }

  String qualifiedName() {
    return packageName().isEmpty() ? className() : packageName() + "." + className();
  }

  private String packageName() {
    return elements.getPackageOf(type).getQualifiedName().toString();
  }

  @Override
  public String head() {
    String from = "// Written for " + type.getQualifiedName() + " when it was compiled.\n";
    return packageName().isEmpty() ? from : from + "package " + packageName() + ";\n\n";
  }

  @Override
  public String className() {
    String binary = elements.getBinaryName(type).toString();
    return binary.substring(binary.lastIndexOf('.') + 1).replace('$', '_') + "Params";
  }

  @Override
  public String visibility() {
    return Reach.isPublic(type) ? "public " : "";
  }

  @Override
  public List<String> imports() {
    return module.fields().isEmpty()
        ? List.of()
        : List.of("java.lang.invoke.MethodHandles", "java.lang.invoke.VarHandle");
  }

  @Override
  public String start() {
    String name = type.getQualifiedName().toString();
    return module.fields().isEmpty() || !isStatic
        ? ""
        : "  private static final " + name + " START = new " + name + "();\n\n";
  }

  @Override
  public Optional<String> constructor() {
    return isStatic
        ? Optional.empty()
        : Optional.of(
            String.format(
                """
                  /** Defines the module with an object, whose fields the parameters are. */
                  %s%s(%s driver) {
                """,
                visibility(), className(), type.getQualifiedName()));
  }

  @Override
  public Optional<JavaField> field(Param<?> param) {
    return Optional.ofNullable(module.fields().get(param.name()))
        .map(field -> field(field, isOwn(param.name()) ? own.of(field) : Optional.empty()));
  }

  private JavaField field(VariableElement field, Optional<JavaField.Own> ownType) {
    String handle = handle(field);
    String counter = counter(field);
    return new JavaField(
        handle + ", " + counter + ", " + object(),
        "((" + nameOf(field) + ") " + handle + ".get(" + object() + ")).length",
        "(int) " + counter + ".get(" + object() + ")",
        ownType);
  }

  private String object() {
    return isStatic ? "START" : "driver";
  }

  private String counter(VariableElement field) {
    String name =
        Annotation.on(field, Annotation.MODULE_PARAM)
            .map(annotation -> annotation.text("counter"))
            .orElse("");
    return name.isEmpty() ? "null" : handle(field, name, "int");
  }

  private String handle(VariableElement field) {
    return handle(field, field.getSimpleName().toString(), nameOf(field));
  }

  private static String handle(VariableElement near, String name, String type) {
    return "field(" + near.getEnclosingElement() + ".class, \"" + name + "\", " + type + ".class)";
  }

  private String nameOf(VariableElement field) {
    return OwnTypes.nameOf(types.erasure(field.asType()));
  }

  @Override
  public List<String> calls() {
    return List.of(
        isStatic ? ".instances(" + type.getQualifiedName() + "::new)" : ".instances(() -> driver)");
  }

  @Override
  public String end() {
    String constructor = isStatic ? "\n  private " + className() + "() {}\n" : "";
    return module.fields().isEmpty()
        ? constructor
        : constructor
            + String.format(
                """

                  private static VarHandle field(Class<?> declaring, String name, Class<?> type) {
                    try {
                      return MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
                          .findVarHandle(declaring, name, type);
                    } catch (ReflectiveOperationException changed) {
                      throw new IllegalStateException("compile %s again", changed);
                    }
                  }
                """,
                className());
  }

  /** Whether the type of a parameter is code. */
  private boolean isOwn(String name) {
    ParamType<?> type = module.definition().requireParameter(name).type();
    ParamType<?> element = type instanceof ArrayType<?> array ? array.element() : type;
    return element.kind() instanceof ParamKind.Own;
  }

  /** Whether code in the package of the class can be written that does what reflection does. */
  boolean isPossible() {
    return type.getTypeParameters().isEmpty()
        && Reach.isNotPrivate(type)
        && module.fields().entrySet().stream()
            .filter(each -> isOwn(each.getKey()))
            .allMatch(each -> own.of(each.getValue()).isPresent())
        && module.fields().values().stream()
            .map(field -> (TypeElement) field.getEnclosingElement())
            .allMatch(
                declaring -> Reach.isVisible(declaring, elements.getPackageOf(type), elements))
        && !type.getModifiers().contains(Modifier.ABSTRACT)
        && elements.getTypeElement(qualifiedName()) == null;
  }
}
