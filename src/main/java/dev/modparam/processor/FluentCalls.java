// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.Permissions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls in code that is compiled, on the classes that the code will use when it runs.
 * Only declarations of parameters are called, which do nothing but return a value; a call of which
 * an argument is not constant is not made.
 */
final class FluentCalls {

  private static final List<Class<?>> CALLED =
      List.of(
          Param.class,
          ParamTypes.class,
          IntegerType.class,
          ArrayType.class,
          Permissions.class,
          ModuleDefinition.class);

  /** What a call returns, or what is wrong with it, or neither if it cannot be made. */
  private record Outcome(Optional<Object> value, Optional<String> problem) {

    static final Outcome UNKNOWN = new Outcome(Optional.empty(), Optional.empty());
  }

  private final Trees trees;
  private final IdentityHashMap<Tree, Outcome> known = new IdentityHashMap<>();

  FluentCalls(Trees trees) {
    this.trees = trees;
  }

  /** Says why a run would refuse a call; empty if it would not, or if that is not sure. */
  Optional<String> problem(TreePath call) {
    return outcome(call).problem();
  }

  private Outcome outcome(TreePath call) {
    Outcome outcome = known.get(call.getLeaf());
    if (outcome == null) {
      known.put(call.getLeaf(), Outcome.UNKNOWN); // for a call that leads back here
      outcome = make(call, (MethodInvocationTree) call.getLeaf());
      known.put(call.getLeaf(), outcome);
    }
    return outcome;
  }

  private Outcome make(TreePath path, MethodInvocationTree call) {
    ExpressionTree called = call.getMethodSelect();
    if (!(trees.getElement(new TreePath(path, called)) instanceof ExecutableElement method)) {
      return Outcome.UNKNOWN;
    }
    Optional<Class<?>> owner = owner(method);
    List<Object> arguments = new ArrayList<>();
    for (ExpressionTree argument : call.getArguments()) {
      value(new TreePath(path, argument)).ifPresent(arguments::add);
    }
    if (owner.isEmpty() || arguments.size() != call.getArguments().size()) {
      return Outcome.UNKNOWN;
    }
    if (method.getModifiers().contains(Modifier.STATIC)) {
      return invoke(owner.get(), null, method, arguments);
    }
    Optional<Object> receiver =
        Optional.of(called)
            .filter(MemberSelectTree.class::isInstance)
            .flatMap(
                select -> value(new TreePath(path, ((MemberSelectTree) select).getExpression())));
    return receiver.isPresent()
        ? invoke(owner.get(), receiver.get(), method, arguments)
        : permissions(owner.get(), method, arguments);
  }

  /** Permissions are wrong whatever parameter they are given to. */
  private static Outcome permissions(
      Class<?> owner, ExecutableElement method, List<Object> arguments) {
    boolean isMode = owner == Param.class && method.getSimpleName().contentEquals("permissions");
    if (isMode && arguments.get(0) instanceof Integer bits) {
      try {
        Permissions.of(bits);
      } catch (IllegalArgumentException problem) {
        return new Outcome(Optional.empty(), Optional.of(CompileFinding.messageOf(problem)));
      }
    }
    return Outcome.UNKNOWN;
  }

  private static Optional<Class<?>> owner(Element member) {
    return member.getEnclosingElement() instanceof TypeElement type
        ? CALLED.stream()
            .filter(each -> type.getQualifiedName().contentEquals(each.getName()))
            .findFirst()
        : Optional.empty();
  }

  private static Outcome invoke(
      Class<?> owner, @Nullable Object receiver, ExecutableElement method, List<Object> given) {
    for (Method candidate : owner.getMethods()) {
      if (isAlike(candidate, method)) {
        Object[] arguments = Arguments.fit(candidate, given);
        if (arguments != null) {
          return invoke(candidate, receiver, arguments);
        }
      }
    }
    return Outcome.UNKNOWN;
  }

  private static boolean isAlike(Method candidate, ExecutableElement method) {
    return candidate.getName().contentEquals(method.getSimpleName())
        && candidate.getParameterCount() == method.getParameters().size()
        && candidate.isVarArgs() == method.isVarArgs();
  }

  private static Outcome invoke(Method method, @Nullable Object receiver, Object[] arguments) {
    try {
      return new Outcome(Optional.ofNullable(method.invoke(receiver, arguments)), Optional.empty());
    } catch (InvocationTargetException failure) {
      return failure.getCause() instanceof IllegalArgumentException refusal
          ? new Outcome(Optional.empty(), Optional.of(CompileFinding.messageOf(refusal)))
          : Outcome.UNKNOWN;
    } catch (IllegalAccessException | IllegalArgumentException unfit) {
      return Outcome.UNKNOWN;
    }
  }

  /** What an expression is worth, if that is sure. */
  private Optional<Object> value(TreePath path) {
    return new Constants(tree -> named(new TreePath(path, tree)))
        .of((ExpressionTree) path.getLeaf());
  }

  private Optional<Object> named(TreePath path) {
    if (path.getLeaf() instanceof MethodInvocationTree) {
      return outcome(path).value();
    }
    if (!(trees.getElement(path) instanceof VariableElement variable)) {
      return Optional.empty();
    }
    if (variable.getConstantValue() != null) {
      return Optional.of(variable.getConstantValue());
    }
    if (owner(variable).isPresent()) {
      return constant(owner(variable).get(), variable.getSimpleName().toString());
    }
    return variable.getModifiers().contains(Modifier.FINAL)
        ? initializer(variable)
        : Optional.empty();
  }

  private static Optional<Object> constant(Class<?> owner, String name) {
    try {
      return Optional.ofNullable(owner.getField(name).get(null));
    } catch (ReflectiveOperationException notPublic) {
      return Optional.empty();
    }
  }

  private Optional<Object> initializer(VariableElement constant) {
    TreePath declared = trees.getPath(constant);
    return declared != null
            && declared.getLeaf() instanceof VariableTree variable
            && variable.getInitializer() != null
        ? value(new TreePath(declared, variable.getInitializer()))
        : Optional.empty();
  }
}
