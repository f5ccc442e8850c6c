// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What fields hold at the start, read from the syntax trees of javac. */
final class JavacInitializers implements Initializers {

  /** No parameter has more elements, and no list of them is made. */
  private static final int LONGEST = 65_537;

  private final Trees trees;
  private final Elements elements;
  private final Types types;

  JavacInitializers(Trees trees, Elements elements, Types types) {
    this.trees = trees;
    this.elements = elements;
    this.types = types;
  }

  @Override
  public Optional<Object> of(VariableElement field) {
    TreePath path = trees.getPath(field);
    if (path == null) {
      return Optional.empty(); // compiled before
    }
    VariableTree variable = (VariableTree) path.getLeaf();
    ClassTree type = (ClassTree) path.getParentPath().getLeaf();
    if (Assignments.mayBeIn(type, variable.getName().toString())) {
      return Optional.empty();
    }
    ExpressionTree initializer = variable.getInitializer();
    if (initializer == null) {
      return Optional.of(zero(field.asType()));
    }
    ConstantNames names =
        new ConstantNames(elements, types, field, path.getCompilationUnit().getImports());
    Constants constants = new Constants(names::value);
    return initializer instanceof NewArrayTree array
        ? elements(array, constants, field.asType())
        : constants.of(initializer).flatMap(value -> converted(value, field.asType()));
  }

  private static Object zero(TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN -> false;
      case LONG -> 0L;
      case INT, SHORT, BYTE -> 0;
      default -> NULL;
    };
  }

  /** What a field gets when it is assigned a value; empty if the code does not compile. */
  private static Optional<Object> converted(Object value, TypeMirror type) {
    return switch (type.getKind()) {
      case LONG -> as(Number.class, value).map(Number::longValue);
      case INT, SHORT, BYTE -> as(Integer.class, value).map(number -> number);
      case BOOLEAN -> as(Boolean.class, value).map(truth -> truth);
      default -> value == NULL ? Optional.of(value) : as(String.class, value).map(text -> text);
    };
  }

  private static <T> Optional<T> as(Class<T> type, Object value) {
    return Optional.of(value).filter(type::isInstance).map(type::cast);
  }

  private static Optional<Object> elements(
      NewArrayTree array, Constants constants, TypeMirror type) {
    TypeMirror component = ((ArrayType) type).getComponentType();
    if (array.getInitializers() == null) {
      return constants
          .of(array.getDimensions().get(0))
          .filter(length -> length instanceof Integer number && number >= 0)
          .map(length -> Collections.nCopies(Math.min((Integer) length, LONGEST), zero(component)));
    }
    List<Object> values = new ArrayList<>();
    for (ExpressionTree each : array.getInitializers()) {
      constants.of(each).flatMap(value -> converted(value, component)).ifPresent(values::add);
    }
    return Optional.<Object>of(values)
        .filter(all -> values.size() == array.getInitializers().size());
  }
}
