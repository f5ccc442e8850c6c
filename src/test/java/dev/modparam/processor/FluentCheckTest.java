// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check says of declarations in the fluent form, next to annotations or without any. */
class FluentCheckTest {

  private static final String IMPORTS =
      "import dev.modparam.module.*; import dev.modparam.param.*;"
          + " import static dev.modparam.param.ParamTypes.*; ";

  private static Iterable<Compiling.Said> said(String declaration) {
    return Compiling.said(
        Compiling.check(
            IMPORTS
                + "class Drivers { static final int SIZE = 8; static final Param<Integer> LINES ="
                + " Param.of(\"lines\", INT);\n"
                + declaration
                + " }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Param.of("debug", BOOL).permissions(644) | parameter debug: permissions 01204 are not allowed: they must be from 0 to 0777 (decimal 644 is octal 01204; write 0644, with a leading zero)
          Param.of("debug", BOOL).description("x").permissions(0666) | parameter debug: permissions 0666 are not allowed: others may never write
          LINES.permissions(0446) | parameter lines: permissions 0446 are not allowed: others may never write
          Param.of("debug", BOOL).permissions(Permissions.parse("0846")) | a mode has one to four octal digits, such as 0644, not "0846"
          Param.of("level", oneOf("low", "high")).defaultValue("hihg") | the default of parameter level does not fit choice: hihg is not one of low, high
          Param.of("a b", BOOL) | a parameter's name is of 1 to 255 letters, digits, _, -, . or #, not "a b"
          Param.of("size", INT.between(10, SIZE)) | the lower bound 10 exceeds the upper bound 8
          Param.of("size", USHORT.between(-1, 5)) | a bound of ushort is wrong: -1 is not from 0 to 65535
          Param.of("size", INT.between(1, SIZE)).defaultValue(SIZE + 1) | the default of parameter size does not fit int: 9 is not from 1 to 8
          Param.of("name", string(4)).defaultValue("four") | the default of parameter name does not fit string: it has 4 bytes, and the buffer takes 3
          Param.of("sizes", array(INT, 0)) | an array has from 1 to 65536 elements, not 0
          """)
  void aCallThatARunWouldRefuseIsAnError(String expression, String message) {
    assertThat(said("final Object param = " + expression + ";"))
        .containsExactly(new Compiling.Said(Diagnostic.Kind.ERROR, 2, message));
  }

  @Test
  void permissionsAreWrongWhateverTheyAreOf() {
    assertThat(said("Param<Integer> with(Param<Integer> param) { return param.permissions(644); }"))
        .containsExactly(
            new Compiling.Said(
                Diagnostic.Kind.ERROR,
                2,
                "permissions 01204 are not allowed: they must be from 0 to 0777 (decimal 644 is"
                    + " octal 01204; write 0644, with a leading zero)"));
  }

  @Test
  void anImplicitDefaultOutsideTheBoundsIsSeenInTheDefinition() {
    assertThat(
            said(
                "static final Param<Integer> A = Param.of(\"a\", INT.between(1, 2));\n"
                    + "static final ModuleDefinition M = ModuleDefinition.of(\"m\", A);"))
        .containsExactly(
            new Compiling.Said(
                Diagnostic.Kind.ERROR,
                3,
                "the default of parameter a does not fit int: 0 is not from 1 to 2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object at(int bits, String name) { return Param.of(name,"
            + " INT.between(bits, 1)).permissions(bits); }",
        "Object at(Param<Integer> param) { return param.permissions(Permissions.of(0644)); }",
        "Object at(int bits) { final int mode; mode = bits; return LINES.permissions(mode); }",
        "int mode = 644; Object at() { return LINES.permissions(mode); }",
        "static final Object A = Param.of(\"a\", INT.between('b', 'a'));",
        "static final Object A = Param.of(null, INT);",
        "static final Object A = oneOf(\"a\", null);",
        "static final Object A = Param.of(\"a\", ParamTypes.named(\"int\").orElseThrow());",
        "static final Param<Integer> A = again(); static Param<Integer> again() {"
            + " return A.description(\"a\"); }",
      })
  void whatOnlyARunCanKnowIsLeftToIt(String declaration) {
    assertThat(said(declaration)).isEmpty();
  }
}
