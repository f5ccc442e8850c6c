// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which bytes variables have in a file, and which when the module is loaded as on x86_64. */
class FootprintTest {

  private static final int DATA = 3;

  private static Footprint of(int section, long offset, int width, int loaded, long places) {
    ElfSection in = new ElfSection(section, 0, 1, 0, 1000, 0, 0, 0);
    return new Footprint(new Pointer.Place(in, offset), width, loaded, places, true);
  }

  private static Footprint ints(long offset, long places) {
    return of(DATA, offset, 4, 4, places);
  }

  private static Footprint shorts(long offset) {
    return of(DATA, offset, 2, 2, 1);
  }

  private static Footprint highestFirst(Footprint bytes) {
    return new Footprint(bytes.start(), bytes.width(), bytes.loaded(), bytes.places(), false);
  }

  @Test
  void aVariableTouchesWhatBeginsInIt() {
    Footprint four = ints(8, 4);

    assertThat(four.size()).isEqualTo(16);
    assertThat(four.touches(shorts(8))).isTrue();
    assertThat(four.touches(shorts(23))).isTrue();
    assertThat(four.touches(shorts(24))).isFalse();
    assertThat(four.touches(of(DATA + 1, 8, 2, 2, 1))).isFalse();
    assertThat(ints(Long.MIN_VALUE, 4).touches(ints(Long.MAX_VALUE, 4))).isFalse();
  }

  @Test
  void aVariableHoldsWhatAlsoEndsInIt() {
    Footprint four = ints(8, 4);

    assertThat(four.holds(four)).isTrue();
    assertThat(four.holds(shorts(22))).isTrue();
    assertThat(four.holds(shorts(23))).isFalse();
    assertThat(four.holds(ints(20, 2))).isFalse();
  }

  @Test
  void anElementIsTheSameElementWhenTheModuleIsLoaded() {
    Footprint longsOf32Bits = of(DATA, 8, 4, 8, 4);

    assertThat(longsOf32Bits.loadedOffset(of(DATA, 16, 4, 8, 1))).isEqualTo(16);
    assertThat(longsOf32Bits.loadedOffset(longsOf32Bits)).isZero();
    assertThat(longsOf32Bits.loadedOffset(of(DATA, 18, 4, 8, 1))).isEqualTo(-1);
    assertThat(longsOf32Bits.loadedOffset(shorts(12))).isEqualTo(-1);
    assertThat(highestFirst(ints(8, 4)).loadedOffset(ints(16, 1))).isEqualTo(8);
  }

  @Test
  void aPartOfANumberIsThereOnlyIfItsLowestByteIsTheFirst() {
    Footprint four = ints(8, 4);

    assertThat(four.loadedOffset(shorts(10))).isEqualTo(2);
    assertThat(four.loadedOffset(ints(10, 1))).isEqualTo(2);
    assertThat(highestFirst(four).loadedOffset(shorts(10))).isEqualTo(-1);
    assertThat(highestFirst(four).loadedOffset(ints(10, 1))).isEqualTo(-1);
    assertThat(four.loadedOffset(of(DATA, 8, 4, 8, 1))).isZero();
    assertThat(four.loadedOffset(of(DATA, 8, 2, 4, 1))).isEqualTo(-1);
  }
}
