// SPDX-License-Identifier: Apache-2.0
package dev.modparam.hint;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.BYTE;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.I32;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.UINT;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slips as people make them, through the check that everybody calls. */
class ArgumentHintTest {

  private static final ModuleDefinition MODULE =
      ModuleDefinition.of(
          "m",
          Param.of("a", INT),
          Param.of("b", INT),
          Param.of("u", UINT),
          Param.of("y", BYTE),
          Param.of("on", BOOL),
          Param.of("once", I32),
          Param.of("list", array(INT, 4)),
          Param.of("names", array(CHARP, 4)),
          Param.of("text", CHARP));

  private static String said(String line) {
    return String.join("\n", ArgumentReport.check(MODULE, line).explanations());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=09        | a leading 0 makes it octal, which has no 8 and no 9; write 9",
        "a=008       | a leading 0 makes it octal, which has no 8 and no 9; write 8",
        "a=1_000     | the kernel reads no _ within a number; write 1000",
        "a=1k        | the kernel reads no units here; write 1024",
        "a=8G        | the kernel reads no units here; it would be 8589934592, which is not"
            + " allowed",
        "u=4KiB      | the kernel reads no units here; write 4096",
        "a=5.0       | it is an integer, without a decimal point; write 5",
        "a=5.5       | it is an integer, without a decimal point",
        "a=\u22125   | it starts with the character U+2212, which is not a minus; write -5",
        "u=-5        | the type uint has no negative numbers",
        "a=1,000     | the kernel reads no , within a number; write 1000",
        "a=1,b=2     | spaces separate arguments, not ,; write a=1 b=2",
        "a=1;b=2     | spaces separate arguments, not ;; write a=1 b=2",
        "a='1'       | the kernel knows no single quotes; write a=1",
        "a=1#x       | an argument line has no comments; leave out everything from the #",
        "a=          | nothing stands after the =; a space ends a value",
        "list=1,09,2 | a leading 0 makes it octal, which has no 8 and no 9; write 9",
        "once=1 once=2 | it can be set once, and is 1 already",
        "m.a=5       | that form is for the kernel command line; write a=5",
        "a:5         | a value follows a =; write a=5",
        "a= 5        | the space before it ends the value of a; write a=5",
      })
  void aSlipIsNamedWithWhatToWriteInstead(String line, String words) {
    assertThat(said(line)).contains(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=x", "a=--1", "on=maybe", "y=300", "other=1", "x.a=5", "b:", "list=1,x"})
  void whatHasNoNameIsLeftAlone(String line) {
    assertThat(ArgumentReport.check(MODULE, line).rejected())
        .allSatisfy(
            argument ->
                assertThat(
                        ArgumentHint.ofRefused(
                            MODULE,
                            MODULE.requireParameter(argument.name()),
                            String.valueOf(argument.value())))
                    .isEmpty());
    assertThat(ArgumentReport.check(MODULE, line).unknown())
        .allSatisfy(argument -> assertThat(argument.hint() == null || line.equals("b:")).isTrue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text=\"one two | a double quote is not closed: it reaches to the end of the line",
        "names=\"a\",\"b\" | the elements of names hold double quotes",
        "text=\"x a=5\" | the value of text holds `a=', which is the name of another parameter",
      })
  void whatIsTakenButNotAsItLooksIsSaid(String line, String words) {
    ArgumentReport report = ArgumentReport.check(MODULE, line);

    assertThat(report.isClean()).isTrue();
    assertThat(report.remarks()).singleElement().asString().contains(words);
    assertThat(report.explanations()).isEqualTo(report.remarks());
  }

  @Test
  void aLineThatIsAllRightHasNoRemarks() {
    ArgumentReport report = ArgumentReport.check(MODULE, "a=1 text=\"x y\" names=a,b on");

    assertThat(report.remarks()).isEmpty();
    assertThat(report).hasToString("all arguments accepted");
  }

  @Test
  void aTextOfAnyLengthIsRead() {
    assertThat(said("a=" + "1_".repeat(100_000))).contains("EINVAL");
    assertThat(said("a:" + "5".repeat(100_000))).contains("is not a parameter");
  }
}
