// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.DeclarationRule;

/** Mistakes in values: bounds, sizes, and what fields hold at the start. */
enum MisdeclaredValue implements Misdeclaration {
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
      "the default of parameter text does not fit string: it has 4 bytes, and the buffer takes 3");

  private final DeclarationRule rule;
  private final String code;
  private final String message;

  MisdeclaredValue(DeclarationRule rule, String code, String message) {
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
