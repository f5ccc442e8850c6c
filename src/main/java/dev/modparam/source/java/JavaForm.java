// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.java;

import dev.modparam.param.Param;
import java.util.List;
import java.util.Optional;

/** The class that a definition is written as, and what ties it to other code. */
public interface JavaForm {

  /** Returns what stands before the imports: a comment, the package. */
  default String head() {
    return "";
  }

  String className();

  /** Returns {@code public } or nothing. */
  default String visibility() {
    return "";
  }

  /** Returns more classes to import. */
  default List<String> imports() {
    return List.of();
  }

  /** Returns members that stand before the constants. */
  default String start() {
    return "";
  }

  /**
   * Returns the head of the constructor whose objects hold the definition, up to its brace; empty
   * for a class whose static fields do.
   */
  default Optional<String> constructor() {
    return Optional.empty();
  }

  /** Returns the field that is the variable of a parameter. */
  default Optional<JavaField> field(Param<?> param) {
    return Optional.empty();
  }

  /** Returns further calls on the definition, such as {@code .license("GPL")}. */
  default List<String> calls() {
    return List.of();
  }

  /** Returns members that stand after the constants. */
  default String end() {
    return "";
  }

  /** A class for everybody, in a package unless the name of that is empty. */
  static JavaForm publicIn(String packageName, String className) {
    return new JavaForm() {
      @Override
      public String head() {
        return packageName.isEmpty() ? "" : "package " + packageName + ";\n\n";
      }

      @Override
      public String className() {
        return className;
      }

      @Override
      public String visibility() {
        return "public ";
      }

      @Override
      public String end() {
        return "\n  private " + className + "() {}\n";
      }
    };
  }

  /** A class of its own in no package. */
  static JavaForm of(String className) {
    return () -> className;
  }
}
