// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds the constants that names in an initializer stand for, before javac has understood the code.
 * A name that is not found in the enclosing classes, the imports of single names, the package and
 * {@code java.lang} stays unknown.
 */
final class ConstantNames {

  private final Elements elements;
  private final Types types;
  private final List<TypeElement> enclosing = new ArrayList<>();
  private final List<? extends ImportTree> imports;
  private final PackageElement here;

  ConstantNames(
      Elements elements, Types types, VariableElement field, List<? extends ImportTree> imports) {
    this.elements = elements;
    this.types = types;
    this.imports = imports;
    this.here = elements.getPackageOf(field);
    for (Element at = field.getEnclosingElement();
        at instanceof TypeElement type;
        at = at.getEnclosingElement()) {
      enclosing.add(type);
    }
  }

  /**
   * Returns the value of {@code NAME} or {@code Type.NAME}; empty if it is not a known constant.
   */
  Optional<Object> value(ExpressionTree name) {
    if (name instanceof IdentifierTree simple) {
      return field(simple.getName().toString()).map(VariableElement::getConstantValue);
    }
    return name instanceof MemberSelectTree select
        ? type(select.getExpression().toString())
            .flatMap(type -> field(type, select.getIdentifier().toString()))
            .map(VariableElement::getConstantValue)
        : Optional.empty();
  }

  private Optional<VariableElement> field(String name) {
    return enclosing.stream()
        .flatMap(type -> field(type, name).stream())
        .findFirst()
        .or(() -> imported(name, true).flatMap(type -> field(type, name)));
  }

  /** The field of a class, or the one that it inherits. */
  private Optional<VariableElement> field(TypeElement type, String name) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().contentEquals(name))
        .findFirst()
        .or(() -> supertypes(type).flatMap(above -> field(above, name).stream()).findFirst());
  }

  private Stream<TypeElement> supertypes(TypeElement type) {
    return types.directSupertypes(type.asType()).stream()
        .map(above -> (TypeElement) ((DeclaredType) above).asElement());
  }

  /** The class that a name means, the nearest first. */
  private Optional<TypeElement> type(String name) {
    int dot = name.lastIndexOf('.');
    if (dot >= 0) {
      return type(name.substring(0, dot))
          .flatMap(outer -> member(outer, name.substring(dot + 1)))
          .or(() -> Optional.ofNullable(elements.getTypeElement(name)));
    }
    return enclosing.stream()
        .flatMap(type -> named(type, name).stream())
        .findFirst()
        .or(() -> imported(name, false))
        .or(() -> in(here.getQualifiedName().toString(), name))
        .or(() -> in("java.lang", name));
  }

  /** The class itself, or one in it. */
  private Optional<TypeElement> named(TypeElement type, String name) {
    return type.getSimpleName().contentEquals(name) ? Optional.of(type) : member(type, name);
  }

  private Optional<TypeElement> member(TypeElement type, String name) {
    return ElementFilter.typesIn(elements.getAllMembers(type)).stream()
        .filter(member -> member.getSimpleName().contentEquals(name))
        .findFirst();
  }

  private Optional<TypeElement> in(String packageName, String name) {
    String qualified = packageName.isEmpty() ? name : packageName + "." + name;
    return Optional.ofNullable(elements.getTypeElement(qualified));
  }

  /** The class that an import of a name leads to: itself, or the owner of a static member. */
  private Optional<TypeElement> imported(String name, boolean isStatic) {
    return imports.stream()
        .filter(each -> each.isStatic() == isStatic)
        .map(each -> each.getQualifiedIdentifier().toString())
        .filter(qualified -> qualified.endsWith("." + name))
        .map(
            qualified ->
                isStatic
                    ? qualified.substring(0, qualified.length() - name.length() - 1)
                    : qualified)
        .map(elements::getTypeElement)
        .findFirst();
  }
}
