// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

/** What holds for a class that is a module. */
public final class ClassRules {

  private ClassRules() {}

  /**
   * Returns the name of a module.
   *
   * @param given what the annotation says, or empty
   * @param simpleName that of the class
   */
  public static String moduleName(String given, String simpleName) {
    return given.isEmpty() ? FieldDeclaration.snakeCase(simpleName) : given;
  }

  /**
   * Checks what holds for each module.
   *
   * @throws RefusedDeclarationException if the class is none
   */
  public static void requireModule(ClassDeclaration type) {
    if (!type.isAnnotated()) {
      throw new RefusedDeclarationException(
          DeclarationRule.ANNOTATED,
          type.name() + " is not a kernel module: annotate it with @KernelModule");
    }
    if (type.isRecord()) {
      throw new RefusedDeclarationException(
          DeclarationRule.CLASS,
          type.name()
              + " is a record, whose fields cannot change; a parameter can be set: use a class");
    }
  }

  /**
   * Checks what holds for the converter of a field.
   *
   * @throws RefusedDeclarationException if none can be made
   */
  public static void requireConverter(ClassDeclaration type) {
    if (type.isAbstract() || !type.hasConstructor()) {
      throw new RefusedDeclarationException(
          DeclarationRule.CONVERTER,
          "the converter "
              + type.name()
              + (type.isAbstract()
                  ? " is abstract and cannot be made"
                  : " has no constructor that takes nothing"));
    }
  }

  /**
   * Checks that a field can hold what its converter makes.
   *
   * @param converter the converter's name as {@link Class#getName()} has it
   * @param field the Java type of the field, or of the elements of the array in it
   * @param fits whether it can
   * @throws RefusedDeclarationException if it cannot
   */
  public static void requireFit(String converter, JavaType field, boolean fits) {
    if (!fits) {
      throw new RefusedDeclarationException(
          DeclarationRule.CONVERTER,
          "the values of the converter "
              + converter
              + " cannot live in a field of type "
              + field.name());
    }
  }

  /**
   * Checks what holds for a module of which each load makes an object.
   *
   * @throws RefusedDeclarationException if none can be made
   */
  public static void requireConstructor(ClassDeclaration type) {
    requireModule(type);
    if (type.isAbstract()) {
      throw new RefusedDeclarationException(
          DeclarationRule.CONCRETE, type.name() + " is abstract and cannot be made");
    }
    if (!type.hasConstructor()) {
      throw new RefusedDeclarationException(
          DeclarationRule.CONSTRUCTOR,
          type.name()
              + " has no constructor that takes nothing"
              + (type.isInner()
                  ? "; make the nested class static"
                  : "; give it one, or define the module with an object of it"));
    }
  }
}
