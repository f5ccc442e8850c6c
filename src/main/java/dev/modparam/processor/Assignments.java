// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;

/**
 * Whether anything besides its initializer may give a field its value while an object is made: a
 * constructor or an initializer block that mentions the field, calls a method of the object, or
 * hands the object on.
 */
final class Assignments extends TreeScanner<@Nullable Void, @Nullable Void> {

  private final String field;
  private boolean found;

  private Assignments(String field) {
    this.field = field;
  }

  static boolean mayBeIn(ClassTree type, String field) {
    Assignments search = new Assignments(field);
    for (Tree member : type.getMembers()) {
      boolean isConstructor =
          member instanceof MethodTree method && method.getName().contentEquals("<init>");
      boolean isInitializer = member instanceof BlockTree block && !block.isStatic();
      if (isConstructor || isInitializer) {
        search.scan(member, null);
      }
    }
    return search.found;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
    boolean isOfSuper = tree.getMethodSelect().toString().equals("super");
    found |= !isOfSuper && tree.getMethodSelect() instanceof IdentifierTree;
    found |= tree.getMethodSelect().toString().startsWith("this.");
    scan(tree.getArguments(), null);
    return isOfSuper ? null : scan(tree.getMethodSelect(), null);
  }

  /** A field of the object is not the object itself. */
  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
    if (!tree.getExpression().toString().equals("this")) {
      return super.visitMemberSelect(tree, null);
    }
    found |= tree.getIdentifier().contentEquals(field);
    return null;
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
    found |= tree.getName().contentEquals("this") || tree.getName().contentEquals(field);
    return null;
  }
}
