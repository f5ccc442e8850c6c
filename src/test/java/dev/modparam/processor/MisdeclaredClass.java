// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.DeclarationRule;

/** Mistakes in classes: one way to break each rule, or more. */
enum MisdeclaredClass implements Misdeclaration {
  A_RECORD(
      DeclarationRule.CLASS,
      """
      @KernelModule
      record Driver(int size) {} // here
      """,
      "Driver is a record, whose fields cannot change; a parameter can be set: use a class"),

  A_NAME_WITH_OTHER_LETTERS(
      DeclarationRule.MODULE_NAME,
      """
      @KernelModule(name = "my driver") // here
      class Driver {}
      """,
      "a module's name is of 1 to 55 letters, digits and underscores, not \"my driver\""),

  A_NAME_OF_56_LETTERS(
      DeclarationRule.MODULE_NAME,
      """
      @KernelModule(
          license = "GPL",
          name = "a123456789b123456789c123456789d123456789e123456789f12345") // here
      class Driver {}
      """,
      "a module's name is of 1 to 55 letters, digits and underscores, not"
          + " \"a123456789b123456789c123456789d123456789e123456789f12345\""),

  A_DEPENDENCY_THAT_IS_NO_NAME(
      DeclarationRule.DEPENDENCY,
      """
      @KernelModule(dependsOn = {
        "bus",
        "net card" // here
      })
      class Driver {}
      """,
      "a module's name is of 1 to 55 letters, digits and underscores, not \"net card\""),

  A_TAG_WITH_NUL(
      DeclarationRule.MODINFO,
      """
      @KernelModule(description = "a\\0b") // here
      class Driver {}
      """,
      "a modinfo tag has a key without = and no NUL character, not description=a\0b"),

  A_CONVERTER_WITH_A_TYPE(
      DeclarationRule.CONVERTER,
      """
      @KernelModule
      class Driver {
        @ModuleParam(
            type = ModuleParam.Type.CHARP,
            converter = Words.class) // here
        String text = "";

        static class Words implements dev.modparam.param.ParamConverter<String> {
          @Override public String word() { return "words"; }
          @Override public String parse(String text) { return text; }
          @Override public String format(String value) { return value; }
          @Override public String zero() { return ""; }
        }
      }
      """,
      "a converter makes the type by itself: leave type, size, min and max away"),

  AN_ABSTRACT_CONVERTER(
      DeclarationRule.CONVERTER,
      """
      @KernelModule
      class Driver {
        abstract static class Words implements dev.modparam.param.ParamConverter<String> {}

        @ModuleParam(converter = Words.class) // here
        String text = "";
      }
      """,
      "the converter Driver$Words is abstract and cannot be made"),

  A_CONVERTER_THAT_NEEDS_AN_ARGUMENT(
      DeclarationRule.CONVERTER,
      """
      @KernelModule
      class Driver {
        record Words(String word) implements dev.modparam.param.ParamConverter<String> {
          @Override public String parse(String text) { return text; }
          @Override public String format(String value) { return value; }
          @Override public String zero() { return ""; }
        }

        @ModuleParam(converter = Words.class) // here
        String text = "";
      }
      """,
      "the converter Driver$Words has no constructor that takes nothing"),

  A_CONVERTER_OF_ANOTHER_TYPE(
      DeclarationRule.CONVERTER,
      """
      @KernelModule
      class Driver {
        interface Texts extends Comparable<String>, dev.modparam.param.ParamConverter<String> {}

        record Words(String word) implements Texts {
          Words() { this("words"); }
          @Override public String parse(String text) { return text; }
          @Override public String format(String value) { return value; }
          @Override public String zero() { return ""; }
          @Override public int compareTo(String other) { return 0; }
        }

        @ModuleParam(converter = Words.class) // here
        int size;
      }
      """,
      "the values of the converter Driver$Words cannot live in a field of type int"),

  A_CONVERTER_OF_OTHER_ELEMENTS(
      DeclarationRule.CONVERTER,
      """
      @KernelModule
      class Driver {
        record Numbers(String word) implements dev.modparam.param.ParamConverter<Integer> {
          Numbers() { this("numbers"); }
          @Override public Integer parse(String text) { return 1; }
          @Override public String format(Integer value) { return "1"; }
          @Override public Integer zero() { return 1; }
        }

        @ModuleParam(converter = Numbers.class) // here
        long[] sizes = {1};
      }
      """,
      "the values of the converter Driver$Numbers cannot live in a field of type long"),

  NOT_ANNOTATED(
      DeclarationRule.ANNOTATED,
      """
      class Driver {
        @LoadModule(Driver.class) // here
        void test() {}
      }
      """,
      "Driver is not a kernel module: annotate it with @KernelModule"),

  ABSTRACT(
      DeclarationRule.CONCRETE,
      """
      @KernelModule
      abstract class Driver {
        @BuiltIn(Driver.class) // here
        void test() {}
      }
      """,
      "Driver is abstract and cannot be made"),

  WITHOUT_CONSTRUCTOR(
      DeclarationRule.CONSTRUCTOR,
      """
      @KernelModule
      class Driver {
        Driver(int port) {}
        @LoadModule(Driver.class) // here
        void test() {}
      }
      """,
      "Driver has no constructor that takes nothing; give it one, or define the module with an"
          + " object of it"),

  AN_INNER_CLASS(
      DeclarationRule.CONSTRUCTOR,
      """
      class Outer {
        @KernelModule
        class Driver {}

        @LoadModule(Driver.class) // here
        void test() {}
      }
      """,
      "Outer$Driver has no constructor that takes nothing; make the nested class static");

  private final DeclarationRule rule;
  private final String code;
  private final String message;

  MisdeclaredClass(DeclarationRule rule, String code, String message) {
    this.rule = rule;
    this.code = code;
    this.message = message;
  }

  @Override
  public DeclarationRule rule() {
    return rule;
  }

  @Override
  public String body() {
    return code;
  }

  @Override
  public String message() {
    return message;
  }
}
