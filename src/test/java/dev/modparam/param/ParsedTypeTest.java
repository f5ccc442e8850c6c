// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static dev.modparam.param.Cells.cell;
import static dev.modparam.param.Cells.explained;
import static dev.modparam.param.Cells.set;
import static dev.modparam.param.Cells.shown;
import static dev.modparam.param.ParamTypes.array;
import static dev.modparam.param.ParamTypes.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ParsedTypeTest {

  private enum Colour {
    RED,
    GREEN
  }

  private static Colour colour(String text) {
    if (text.equals("ultraviolet")) {
      throw Errno.ERANGE.exception("nobody sees ultraviolet");
    }
    for (Colour colour : Colour.values()) {
      if (colour.name().equalsIgnoreCase(text)) {
        return colour;
      }
    }
    throw new IllegalArgumentException("there is no colour " + text);
  }

  private static final ParamType<Colour> COLOUR =
      parsed(
          "colour",
          ParsedTypeTest::colour,
          colour -> colour.name().toLowerCase(Locale.ROOT),
          Colour.RED);

  @Test
  void aValueIsParsedAndFormatted() {
    TestCell<Colour> variable = cell(COLOUR);

    assertThat(variable.value()).isEqualTo(Colour.RED);
    assertThat(set(variable, "Green")).isEqualTo("OK");
    assertThat(variable.value()).isEqualTo(Colour.GREEN);
    assertThat(shown(variable)).isEqualTo("green\n");
    assertThat(COLOUR.name()).isEqualTo("colour");
    assertThat(COLOUR.expected()).isEqualTo("a value of type colour");
  }

  @Test
  void theNewlineOfEchoIsNotPartOfTheText() {
    assertThat(set(cell(COLOUR), "green\n")).isEqualTo("OK");
    assertThat(set(cell(COLOUR), "green\n\n")).isEqualTo("EINVAL");
  }

  @Test
  void anIllegalArgumentIsInvalidAndItsWordsAreKept() {
    TestCell<Colour> variable = cell(COLOUR);

    assertThat(set(variable, "blue")).isEqualTo("EINVAL");
    assertThat(explained(variable, "blue")).isEqualTo("there is no colour blue");
    assertThat(variable.value()).isEqualTo(Colour.RED);
  }

  @Test
  void anErrorOfItsOwnIsKept() {
    assertThat(set(cell(COLOUR), "ultraviolet")).isEqualTo("ERANGE");
    assertThat(explained(cell(COLOUR), "ultraviolet")).isEqualTo("nobody sees ultraviolet");
  }

  @Test
  void theWordsAreThoseOfTheLastRefusal() {
    TestCell<Colour> variable = cell(COLOUR);
    set(variable, "blue");

    assertThat(explained(variable, "green")).isNull();
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks does
  void aParserThatReturnsNullIsAMistakeOfItsAuthor() {
    ParamType<String> type = parsed("odd", text -> null, text -> text, "x");

    assertThatThrownBy(() -> set(cell(type), "y"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the parse function returned null");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks does
  void aDefaultIsNotNull() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("c", COLOUR).defaultValue(null))
        .withMessage("the default of parameter c does not fit colour: it is null");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Param.of("c", array(COLOUR, 2)).defaultValue(java.util.Arrays.asList(null, null)));
  }

  @Test
  void anArrayHoldsParsedValues() {
    TestCell<List<Colour>> variable = cell(array(COLOUR, 3).counted());

    assertThat(set(variable, "red,green")).isEqualTo("OK");
    assertThat(variable.value()).containsExactly(Colour.RED, Colour.GREEN);
    assertThat(shown(variable)).isEqualTo("red,green\n");
    assertThat(explained(variable, "red,pink"))
        .isEqualTo("element 2 is `pink', there is no colour pink");
  }

  @Test
  void anUncountedArrayStartsWithTheInitialValue() {
    assertThat(shown(cell(array(COLOUR, 2)))).isEqualTo("red,red\n");
  }

  @Test
  void numbersAndTruthValuesAreReadWithoutBoxingToo() {
    TestCell<Integer> percent = cell(parsed("percent", Integer::valueOf, value -> value + "%", 50));
    TestCell<Boolean> switched =
        cell(parsed("switch", "up"::equals, up -> up ? "up" : "down", true));

    assertThat(percent.longValue()).isEqualTo(50);
    assertThat(switched.booleanValue()).isTrue();
    set(switched, "down");
    assertThat(switched.booleanValue()).isFalse();
    assertThatThrownBy(() -> cell(COLOUR).longValue()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void ownOperationsOverAParsedTypeKeepItsWords() {
    TestCell<Colour> variable = cell(Operations.on(COLOUR).type());

    assertThat(explained(variable, "blue")).isEqualTo("there is no colour blue");
  }
}
