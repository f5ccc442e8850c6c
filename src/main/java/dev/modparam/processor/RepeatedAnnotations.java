// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows findings in annotations that stand several times on one element. The standard API leads to
 * the element only, because the code does not have the container that the compiler adds.
 */
final class RepeatedAnnotations implements Reporter.Printer {

  private final Trees trees;
  private final Reporter.Printer others;

  RepeatedAnnotations(Trees trees, Reporter.Printer others) {
    this.trees = trees;
    this.others = others;
  }

  @Override
  public void print(CompileFinding finding) {
    Annotation annotation = finding.annotation();
    TreePath path = trees.getPath(finding.element());
    Tree place =
        annotation == null || path == null || annotation.number() < 0
            ? null
            : place(modifiers(path.getLeaf()), annotation, finding);
    if (path == null || place == null) {
      others.print(finding);
    } else {
      trees.printMessage(finding.kind(), finding.message(), place, path.getCompilationUnit());
    }
  }

  private static @Nullable ModifiersTree modifiers(Tree declaration) {
    if (declaration instanceof ClassTree type) {
      return type.getModifiers();
    }
    return declaration instanceof MethodTree method ? method.getModifiers() : null;
  }

  private static @Nullable Tree place(
      @Nullable ModifiersTree modifiers, Annotation annotation, CompileFinding finding) {
    if (modifiers == null) {
      return null;
    }
    List<? extends AnnotationTree> same =
        modifiers.getAnnotations().stream()
            .filter(tree -> annotation.isNamed(tree.getAnnotationType().toString()))
            .toList();
    return annotation.number() < same.size()
        ? place(same.get(annotation.number()), annotation.property(finding.value()))
        : null;
  }

  private static Tree place(AnnotationTree annotation, String property) {
    for (ExpressionTree argument : annotation.getArguments()) {
      if (!(argument instanceof AssignmentTree assignment)) {
        return argument;
      }
      if (assignment.getVariable().toString().equals(property)) {
        return assignment.getExpression();
      }
    }
    return annotation;
  }
}
