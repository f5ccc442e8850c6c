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
import java.util.regex.Pattern;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Whether anything besides its initializer may give a field its value while an object is made: a
 * constructor or an initializer block that mentions the field, calls a method of the object, or
 * hands the object on.
 */
final class Assignments extends TreeScanner<@Nullable Void, @Nullable Void> {

  private static final Pattern THIS = Pattern.compile("(.*\\.)?this");

  /** A method of the object that is made. */
  private static final Pattern OWN = Pattern.compile("\\b(this|super)\\.");

  private final String field;
  private boolean found;

  private Assignments(String field) {
    this.field = field;
  }

  static boolean mayBeIn(ClassTree type, String field) {
    Assignments search = new Assignments(field);
    for (Tree member : type.getMembers()) {
      if (isRunForEachObject(member)) {
        search.scan(member, null);
      }
    }
    return search.found;
  }

  private static boolean isRunForEachObject(Tree member) {
    return member instanceof MethodTree method
        ? method.getName().contentEquals("<init>")
        : member instanceof BlockTree block && !block.isStatic();
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
    scan(tree.getArguments(), null);
    String called = tree.getMethodSelect().toString();
    if (called.equals("super")) {
      return null;
    }
    found |= tree.getMethodSelect() instanceof IdentifierTree || OWN.matcher(called).find();
    return scan(tree.getMethodSelect(), null);
  }

  /** A field of the object is not the object itself. */
  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
    found |= isField(tree.getIdentifier());
    return THIS.matcher(tree.getExpression().toString()).matches()
        ? null
        : super.visitMemberSelect(tree, null);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
    found |= isField(tree.getName());
    return null;
  }

  /** Whether a name is the field's, or leads to it. */
  private boolean isField(Name name) {
    return name.contentEquals(field) || name.contentEquals("this");
  }
}
