// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.DeclarationRule;

/**
 * One way to break each rule, or more: the code, with {@code // here} on the line that is wrong,
 * and what both the compiler's check and a run say of it.
 */
enum Misdeclaration {
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

  STATIC(
      DeclarationRule.STATIC,
      """
      @KernelModule
      class Driver {
        @ModuleParam
        static int size; // here
      }
      """,
      "a parameter cannot be static: each load has values of its own"),

  FINAL(
      DeclarationRule.FINAL,
      """
      @KernelModule
      class Driver {
        @ModuleParam final int size = 1; // here
      }
      """,
      "a parameter cannot be final: it can be set"),

  A_BYTE(
      DeclarationRule.JAVA_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam byte size; // here
      }
      """,
      "a Java byte is signed, the kernel's is not: use a short with type = BYTE"),

  A_BOXED_NUMBER(
      DeclarationRule.JAVA_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam Integer size = 1; // here
      }
      """,
      "no kernel type lives in a Integer; a parameter is a boolean, short, int, long, String,"
          + " Duration, an enum or an array of these, or of another type with a converter"),

  AN_ARRAY_OF_ARRAYS(
      DeclarationRule.JAVA_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam int[][] sizes = new int[2][2]; // here
      }
      """,
      "no kernel type lives in a int[]; a parameter is a boolean, short, int, long, String,"
          + " Duration, an enum or an array of these, or of another type with a converter"),

  A_FIELD_TOO_NARROW(
      DeclarationRule.KERNEL_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.UINT) // here
        int size;
      }
      """,
      "a parameter of type uint cannot live in a field of type int"),

  A_FIELD_TOO_WIDE(
      DeclarationRule.KERNEL_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.SHORT) // here
        int[] sizes = {1};
      }
      """,
      "a parameter of type array of short cannot live in a field of type int[]"),

  A_SIZE_OF_A_NUMBER(
      DeclarationRule.SIZE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(size = 8) // here
        int text;
      }
      """,
      "size is for a String without another type"),

  A_NEGATIVE_SIZE(
      DeclarationRule.SIZE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(size = -1) // here
        String text = "";
      }
      """,
      "a string buffer needs a size of at least 1, for the NUL at its end, not -1"),

  BOUNDS_OF_A_BOOL(
      DeclarationRule.BOUNDED,
      """
      @KernelModule
      class Driver {
        @ModuleParam(min = 1) // here
        boolean debug;
      }
      """,
      "min and max are for integers, not for bool"),

  BOUNDS_OUT_OF_ORDER(
      DeclarationRule.UPPER_BOUND,
      """
      @KernelModule
      class Driver {
        @ModuleParam(
            min = 10,
            max = 5) // here
        int size = 7;
      }
      """,
      "the lower bound 10 exceeds the upper bound 5"),

  A_BOUND_OUTSIDE_THE_TYPE(
      DeclarationRule.UPPER_BOUND,
      """
      @KernelModule
      class Driver {
        @ModuleParam(
            type = ModuleParam.Type.USHORT,
            max = 70_000) // here
        int port = 7;
      }
      """,
      "a bound of ushort is wrong: 70000 is not from 0 to 65535"),

  A_LOWER_BOUND_OUTSIDE_THE_TYPE(
      DeclarationRule.LOWER_BOUND,
      """
      @KernelModule
      class Driver {
        @ModuleParam(
            max = 5,
            type = ModuleParam.Type.USHORT,
            min = -1) // here
        int port = 5;
      }
      """,
      "a bound of ushort is wrong: -1 is not from 0 to 65535"),

  TWO_LOWER_BOUNDS(
      DeclarationRule.LOWER_BOUND,
      """
      @KernelModule
      class Driver {
        @ModuleParam(
            max = 5,
            min = {1, 2}) // here
        int size = 5;
      }
      """,
      "a bound is one number, not [1, 2]"),

  THE_LARGEST_LONG_AS_A_BOUND(
      DeclarationRule.DEFAULT,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.ULONG, max = Long.MAX_VALUE)
        long size = -1; // here
      }
      """,
      "the default of parameter size does not fit ulong: 18446744073709551615 is not from 0 to"
          + " 9223372036854775807"),

  AN_EMPTY_ENUM(
      DeclarationRule.JAVA_TYPE,
      """
      @KernelModule
      class Driver {
        enum Parity {}

        @ModuleParam
        Parity parity; // here
      }
      """,
      "no kernel type lives in a Parity; a parameter is a boolean, short, int, long, String,"
          + " Duration, an enum or an array of these, or of another type with a converter"),

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

  A_BOUNDED_ENUM(
      DeclarationRule.BOUNDED,
      """
      @KernelModule
      class Driver {
        enum Parity { NONE, ODD }

        @ModuleParam(max = 5) // here
        Parity parity = Parity.ODD;
      }
      """,
      "min and max are for integers, not for parity"),

  A_COUNTER_OF_A_NUMBER(
      DeclarationRule.COUNTER,
      """
      @KernelModule
      class Driver {
        @ModuleParam(counter = "count") // here
        int size;
        int count;
      }
      """,
      "only an array has a counter"),

  A_COUNTER_THAT_IS_NOT_THERE(
      DeclarationRule.COUNTER,
      """
      @KernelModule
      class Driver {
        @ModuleParam(counter = "count") // here
        int[] sizes = {1};
        long count;
      }
      """,
      "there is no int field count in its class to count"),

  A_FINAL_COUNTER(
      DeclarationRule.COUNTER,
      """
      @KernelModule
      class Driver {
        @ModuleParam(counter = "count") // here
        int[] sizes = {1};
        final int count = 1;
      }
      """,
      "the counter count cannot be static or final: each set changes it"),

  A_PARAMETER_WITH_OTHER_LETTERS(
      DeclarationRule.PARAM_NAME,
      """
      @KernelModule
      class Driver {
        @ModuleParam(name = "a b") // here
        int size;
      }
      """,
      "a parameter's name is of 1 to 255 letters, digits, _, -, . or #, not \"a b\""),

  TWO_NAMES_THAT_ARE_THE_SAME(
      DeclarationRule.SAME_NAME,
      """
      @KernelModule
      class Driver {
        @ModuleParam int maxRate;
        @ModuleParam(name = "max-rate") // here
        int other;
      }
      """,
      "module driver declares parameter max-rate twice (- and _ are the same): positions 1 and 2"),

  DECIMAL_PERMISSIONS(
      DeclarationRule.PERMISSIONS,
      """
      @KernelModule
      class Driver {
        @ModuleParam(permissions = 644) // here
        int size;
      }
      """,
      "parameter size: permissions 01204 are not allowed: they must be from 0 to 0777 (decimal"
          + " 644 is octal 01204; write 0644, with a leading zero)"),

  A_MODE_THAT_IS_NOT_OCTAL(
      DeclarationRule.MODE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(mode = "rw-r--r--") // here
        int size;
      }
      """,
      "a mode has one to four octal digits, such as 0644, not \"rw-r--r--\""),

  OTHERS_MAY_WRITE(
      DeclarationRule.PERMISSIONS,
      """
      @KernelModule
      class Driver {
        @ModuleParam(permissions = 0666) // here
        int size;
      }
      """,
      "parameter size: permissions 0666 are not allowed: others may never write"),

  A_DESCRIPTION_WITH_NUL(
      DeclarationRule.DESCRIPTION,
      """
      @KernelModule
      class Driver {
        @ModuleParam(description = "a\\0b") // here
        int size;
      }
      """,
      "the description of parameter size holds a NUL character"),

  AN_ARRAY_THAT_IS_NOT_THERE(
      DeclarationRule.ARRAY,
      """
      @KernelModule
      class Driver {
        @ModuleParam int[] sizes; // here
      }
      """,
      "the array is null; give it its largest length, as in = new int[8]"),

  AN_ARRAY_WITHOUT_ELEMENTS(
      DeclarationRule.ARRAY,
      """
      @KernelModule
      class Driver {
        @ModuleParam int[] sizes = {}; // here
      }
      """,
      "an array has from 1 to 65536 elements, not 0"),

  ZERO_OUTSIDE_THE_BOUNDS(
      DeclarationRule.DEFAULT,
      """
      @KernelModule
      class Driver {
        @ModuleParam(min = 512, max = 65_536)
        int bufferSize; // here
      }
      """,
      "the default of parameter buffer_size does not fit int: 0 is not from 512 to 65536"),

  AN_INITIALIZER_OUTSIDE_THE_TYPE(
      DeclarationRule.DEFAULT,
      """
      @KernelModule
      class Driver {
        static final int BASE = 35_000;
        @ModuleParam(type = ModuleParam.Type.USHORT)
        int port = 2 * BASE; // here
      }
      """,
      "the default of parameter port does not fit ushort: 70000 is not from 0 to 65535"),

  A_NEGATIVE_INITIALIZER_OF_AN_UNSIGNED_TYPE(
      DeclarationRule.DEFAULT,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.UINT)
        long mask = -1; // here
      }
      """,
      "the default of parameter mask does not fit uint: -1 is not from 0 to 4294967295"),

  AN_ELEMENT_OUTSIDE_THE_TYPE(
      DeclarationRule.DEFAULT,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.BYTE)
        short[] octets = {1, 256}; // here
      }
      """,
      "the default of parameter octets does not fit array of byte: element 2: 256 is not from 0"
          + " to 255"),

  ELEMENTS_OF_ZERO_OUTSIDE_THE_BOUNDS(
      DeclarationRule.DEFAULT,
      """
      @KernelModule
      class Driver {
        @ModuleParam(min = 1)
        int[] sizes = new int[3]; // here
      }
      """,
      "the default of parameter sizes does not fit array of int: element 1: 0 is not from 1 to"
          + " 2147483647"),

  A_TEXT_TOO_LONG_FOR_ITS_BUFFER(
      DeclarationRule.DEFAULT,
      """
      @KernelModule
      class Driver {
        @ModuleParam(size = 4)
        String text = "four"; // here
      }
      """,
      "the default of parameter text does not fit string: it has 4 bytes, and the buffer takes 3"),

  NOT_ANNOTATED(
      DeclarationRule.ANNOTATED,
      """
      class Driver {
        @LoadModule(Driver.class) // here
        void test() {}
      }
      """,
      "Driver is no kernel module: annotate it with @KernelModule"),

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

  private static final String IMPORTS =
      "import dev.modparam.module.KernelModule;"
          + " import dev.modparam.module.ModuleParam;"
          + " import dev.modparam.junit.BuiltIn;"
          + " import dev.modparam.junit.LoadModule; ";

  private final DeclarationRule rule;
  private final String code;
  private final String message;

  Misdeclaration(DeclarationRule rule, String code, String message) {
    this.rule = rule;
    this.code = IMPORTS + code;
    this.message = message;
  }

  DeclarationRule rule() {
    return rule;
  }

  String code() {
    return code;
  }

  /** The name of the class that is wrong. */
  String className() {
    return code.contains("class Outer") ? "Outer$Driver" : "Driver";
  }

  String message() {
    return message;
  }

  long line() {
    return code.substring(0, code.indexOf("// here")).lines().count();
  }
}
