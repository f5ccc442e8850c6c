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
import java.util.Optional;

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
    TreePath path = trees.getPath(finding.element());
    Optional<Tree> place =
        Optional.ofNullable(finding.annotation())
            .filter(annotation -> path != null && annotation.number() >= 0)
            .flatMap(annotation -> place(modifiers(path.getLeaf()), annotation, finding));
    place.ifPresentOrElse(
        tree ->
            trees.printMessage(finding.kind(), finding.message(), tree, path.getCompilationUnit()),
        () -> others.print(finding));
  }

  /** What repeats stands on classes and methods. */
  private static ModifiersTree modifiers(Tree declaration) {
    return declaration instanceof ClassTree type
        ? type.getModifiers()
        : ((MethodTree) declaration).getModifiers();
  }

  /** Empty if the code writes the container. */
  private static Optional<Tree> place(
      ModifiersTree modifiers, Annotation annotation, CompileFinding finding) {
    return modifiers.getAnnotations().stream()
        .filter(tree -> annotation.isNamed(tree.getAnnotationType().toString()))
        .skip(annotation.number())
        .findFirst()
        .map(tree -> place(tree, annotation.property(finding.value())));
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
