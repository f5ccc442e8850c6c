// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds declarations in the fluent form that a run would refuse: each call on a {@code Param} or a
 * type whose arguments are constants is made while the code is compiled. Only with javac.
 */
final class FluentCheck implements TaskListener {

  private final Trees trees;

  FluentCheck(Trees trees) {
    this.trees = trees;
  }

  /** Checks a class once javac knows what its names mean. */
  @Override
  public void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (event.getKind() == TaskEvent.Kind.ANALYZE && type != null) {
      TreePath path = trees.getPath(type);
      if (path != null) {
        new Search(new FluentCalls(trees)).scan(path, null);
      }
    }
  }

  /** Looks at each call in a class. */
  private final class Search extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final FluentCalls calls;

    Search(FluentCalls calls) {
      this.calls = calls;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
      calls.problem(getCurrentPath()).ifPresent(problem -> report(call, problem));
      return super.visitMethodInvocation(call, null);
    }

    private void report(MethodInvocationTree call, String problem) {
      CompilationUnitTree file = getCurrentPath().getCompilationUnit();
      Tree place = Stream.concat(call.getArguments().stream(), Stream.of(call)).findFirst().get();
      trees.printMessage(Kind.ERROR, problem, place, file);
    }
  }
}
