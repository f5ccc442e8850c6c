// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.util.Elements;

/** What only javac offers: the syntax trees of the code. Other compilers do without. */
final class JavacTrees {

  private final Trees trees;
  private final Elements elements;

  private JavacTrees(Trees trees, Elements elements) {
    this.trees = trees;
    this.elements = elements;
  }

  /**
   * Starts what looks at code when javac has understood it.
   *
   * @throws IllegalArgumentException if the compiler is not javac
   * @throws LinkageError if there is no javac at all
   */
  static JavacTrees in(ProcessingEnvironment environment) {
    Trees trees = Trees.instance(environment);
    JavacTask.instance(environment).addTaskListener(new FluentCheck(trees));
    return new JavacTrees(trees, environment.getElementUtils());
  }

  Initializers initializers() {
    return new JavacInitializers(trees, elements);
  }

  Reporter.Printer printer(Reporter.Printer others) {
    return new RepeatedAnnotations(trees, others);
  }
}
