// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;

/** What only javac offers: the syntax trees of the code. Other compilers do without. */
final class JavacTrees {

  private final Trees trees;
  private final ProcessingEnvironment environment;

  private JavacTrees(Trees trees, ProcessingEnvironment environment) {
    this.trees = trees;
    this.environment = environment;
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
    return new JavacTrees(trees, environment);
  }

  Initializers initializers() {
    return new JavacInitializers(trees, environment.getElementUtils(), environment.getTypeUtils());
  }

  Reporter.Printer printer(Reporter.Printer others) {
    return new RepeatedAnnotations(trees, others);
  }
}
