// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.DeclarationRule;

/** Mistakes in fields: their types, names, counters and permissions. */
enum MisdeclaredField implements Misdeclaration {
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
      "a field of type Integer cannot be a parameter: use a boolean, short, int, long, String,"
          + " Duration, an enum or an array of these, or name a converter"),

  AN_ARRAY_OF_ARRAYS(
      DeclarationRule.JAVA_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam int[][] sizes = new int[2][2]; // here
      }
      """,
      "a field of type int[] cannot be a parameter: use a boolean, short, int, long, String,"
          + " Duration, an enum or an array of these, or name a converter"),

  A_FIELD_TOO_NARROW(
      DeclarationRule.KERNEL_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.UINT) // here
        int size;
      }
      """,
      "a parameter of type uint cannot live in a field of type int: use a long"),

  A_TEXT_IN_A_NUMBER(
      DeclarationRule.KERNEL_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.CHARP) // here
        int name;
      }
      """,
      "a parameter of type charp cannot live in a field of type int: use a String"),

  A_NUMBER_IN_A_TRUTH(
      DeclarationRule.KERNEL_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.BINT) // here
        boolean debug;
      }
      """,
      "a parameter of type bint cannot live in a field of type boolean: use an int"),

  A_TRUTH_IN_A_NUMBER(
      DeclarationRule.KERNEL_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.INVBOOL) // here
        int quiet;
      }
      """,
      "a parameter of type invbool cannot live in a field of type int: use a boolean"),

  A_SIGNED_NUMBER_IN_A_WIDER_FIELD(
      DeclarationRule.KERNEL_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.I8) // here
        short level;
      }
      """,
      "a parameter of type i8 cannot live in a field of type short: use a byte"),

  A_FIELD_TOO_WIDE(
      DeclarationRule.KERNEL_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.SHORT) // here
        int[] sizes = {1};
      }
      """,
      "a parameter of type array of short cannot live in a field of type int[]: use a short[]"),

  A_SIZE_IN_A_FIELD_TOO_NARROW(
      DeclarationRule.KERNEL_TYPE,
      """
      @KernelModule
      class Driver {
        @ModuleParam(type = ModuleParam.Type.SIZE) // here
        int fifo;
      }
      """,
      "a parameter of type size cannot live in a field of type int: use a long"),

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
      "a field of type Parity cannot be a parameter: use a boolean, short, int, long, String,"
          + " Duration, an enum or an array of these, or name a converter"),

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
      "the description of parameter size holds a NUL character");

  private final DeclarationRule rule;
  private final String code;
  private final String message;

  MisdeclaredField(DeclarationRule rule, String code, String message) {
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
