// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.param.memory.PageBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whatever a type accepts it shows, and what it shows it accepts again as the same. */
class ParamTypesFuzzTest {

  private static final List<ParamType<?>> TYPES = types();

  private static List<ParamType<?>> types() {
    List<ParamType<?>> types = new ArrayList<>(ParamTypes.scalars());
    types.add(ParamTypes.string(8));
    types.add(ParamTypes.array(ParamTypes.INT, 4).counted());
    types.add(ParamTypes.array(ParamTypes.BOOL, 4).counted());
    types.add(ParamTypes.array(ParamTypes.U16, 4).counted());
    types.add(ParamTypes.INT.between(-10, 10));
    return types;
  }

  /** The first byte chooses the type, the rest up to a NUL is the text. */
  @FuzzTest(maxDuration = "30s")
  void whatIsShownIsAcceptedAgain(byte[] input) {
    if (input.length == 0) {
      return;
    }
    ParamType<?> type = TYPES.get((input[0] & 0xFF) % TYPES.size());
    byte[] text = upToNul(Arrays.copyOfRange(input, 1, input.length));
    TestCell<?> variable = Cells.cell(type);
    byte[] before = shown(variable);
    int result = variable.set(text);
    if (result != 0) {
      assertThat(Errno.of(-result).name()).isIn("EINVAL", "ERANGE", "ENOSPC");
      String more = variable.explain(text, result);
      assertThat(more == null ? "" : more).hasSizeLessThan(400); // 80 letters, as \x04 each
      if (!(type instanceof ArrayType)) {
        assertThat(shown(variable)).isEqualTo(before);
      }
      return;
    }
    byte[] shown = shown(variable);
    assertThat(shown).endsWith('\n');
    byte[] again = Arrays.copyOf(shown, shown.length - 1);
    TestCell<?> copy = Cells.cell(type);
    assertThat(copy.set(again)).isZero();
    assertThat(shown(copy)).isEqualTo(shown);
    assertThat(copy.value()).isEqualTo(variable.value());
  }

  private static byte[] upToNul(byte[] text) {
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return Arrays.copyOf(text, end);
  }

  private static byte[] shown(TestCell<?> variable) {
    PageBytes page = new PageBytes();
    assertThat(variable.get(page)).isEqualTo(page.length());
    return page.toBytes();
  }
}
