// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What fields hold at the start, read from the syntax trees of javac. */
final class JavacInitializers implements Initializers {

  /** No parameter has more elements, and no list of them is made. */
  private static final int LONGEST = 65_537;

  private final Trees trees;
  private final Elements elements;

  JavacInitializers(Trees trees, Elements elements) {
    this.trees = trees;
    this.elements = elements;
  }

  @Override
  public Optional<Object> of(VariableElement field) {
    TreePath path = trees.getPath(field);
    if (path == null
        || !(path.getLeaf() instanceof VariableTree variable)
        || !(path.getParentPath().getLeaf() instanceof ClassTree type)
        || Assignments.mayBeIn(type, variable.getName().toString())) {
      return Optional.empty();
    }
    ExpressionTree initializer = variable.getInitializer();
    if (initializer == null) {
      return Optional.of(zero(field.asType()));
    }
    Constants constants = new Constants(name -> constant(name, field));
    return initializer instanceof NewArrayTree array
        ? elements(array, constants, field.asType())
        : constants.of(initializer).map(value -> converted(value, field.asType()));
  }

  private static Object zero(TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN -> false;
      case LONG -> 0L;
      case INT, SHORT, BYTE -> 0;
      default -> NULL;
    };
  }

  private static Object converted(Object value, TypeMirror type) {
    return type.getKind() == TypeKind.LONG && value instanceof Integer number
        ? (Object) number.longValue()
        : value;
  }

  private static Optional<Object> elements(
      NewArrayTree array, Constants constants, TypeMirror type) {
    TypeMirror component = ((ArrayType) type).getComponentType();
    if (array.getInitializers() == null) {
      return array.getDimensions().isEmpty()
          ? Optional.empty()
          : constants
              .of(array.getDimensions().get(0))
              .filter(length -> length instanceof Integer number && number >= 0)
              .map(
                  length ->
                      Collections.nCopies(Math.min((Integer) length, LONGEST), zero(component)));
    }
    List<Object> values = new ArrayList<>();
    for (ExpressionTree each : array.getInitializers()) {
      Optional<Object> value = constants.of(each);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(converted(value.get(), component));
    }
    return Optional.of(values);
  }

  /** The value of {@code NAME} or {@code Type.NAME}. */
  private Optional<Object> constant(ExpressionTree name, Element near) {
    if (name instanceof IdentifierTree simple) {
      for (@Nullable Element at = near; at != null; at = at.getEnclosingElement()) {
        if (at instanceof TypeElement type) {
          Optional<Object> value = constant(type, simple.getName().toString());
          if (value.isPresent()) {
            return value;
          }
        }
      }
      return Optional.empty();
    }
    if (name instanceof MemberSelectTree select) {
      TypeElement type = typeNamed(select.getExpression().toString(), near);
      return type == null ? Optional.empty() : constant(type, select.getIdentifier().toString());
    }
    return Optional.empty();
  }

  private Optional<Object> constant(TypeElement type, String name) {
    return ElementFilter.fieldsIn(elements.getAllMembers(type)).stream()
        .filter(field -> field.getSimpleName().contentEquals(name))
        .map(VariableElement::getConstantValue)
        .filter(value -> value != null)
        .findFirst();
  }

  /** A class of the same package or of {@code java.lang}, or one that is named whole. */
  private @Nullable TypeElement typeNamed(String name, Element near) {
    String here = elements.getPackageOf(near).getQualifiedName().toString();
    for (String prefix : List.of(here.isEmpty() ? "" : here + ".", "java.lang.", "")) {
      TypeElement type = elements.getTypeElement(prefix + name);
      if (type != null) {
        return type;
      }
    }
    return null;
  }
}
